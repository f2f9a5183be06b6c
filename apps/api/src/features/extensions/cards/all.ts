import type { Card } from './card.ts';
import { callWaitingCard } from './call-waiting.ts';
import { conditionalForwardCard } from './conditional-forward.ts';
import { endpointsCard } from './endpoints.ts';
import { exceptionNumbersCard } from './exception-numbers.ts';
import { identityCard } from './identity.ts';
import { monitoringCard } from './monitoring.ts';
import { numberSettingsCard } from './number-settings.ts';
import { phoneNumbersCard } from './phone-numbers.ts';
import { temporaryForwardCard } from './temporary-forward.ts';
import { unconditionalForwardCard } from './unconditional-forward.ts';
import { voicemailCard } from './voicemail.ts';

/** Every card, in the order in which they are brought back: the notation of exception numbers and of the personal contact follows from the number settings. */
export const cards = [
  numberSettingsCard, identityCard, phoneNumbersCard, endpointsCard, voicemailCard, callWaitingCard, monitoringCard,
  unconditionalForwardCard, exceptionNumbersCard, conditionalForwardCard, temporaryForwardCard,
] as unknown as readonly Card<object>[];
