import { callWaitingCard } from '@patchbay/api/features/extensions/cards/call-waiting';
import { saveCard } from '@patchbay/api/features/extensions/cards/card';
import { conditionalForwardCard } from '@patchbay/api/features/extensions/cards/conditional-forward';
import { endpointsCard } from '@patchbay/api/features/extensions/cards/endpoints';
import { exceptionNumbersCard } from '@patchbay/api/features/extensions/cards/exception-numbers';
import { unconditionalForwardCard } from '@patchbay/api/features/extensions/cards/unconditional-forward';
import { voicemailCard } from '@patchbay/api/features/extensions/cards/voicemail';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import { extensionCards } from '@patchbay/contract/extension-cards';

const { updateEndpoints, updateVoicemail, updateCallWaiting, updateUnconditionalForward, updateExceptionNumbers, updateConditionalForward } = extensionCards;
const version = 1;

/** What rings and what is forwarded at the reception of the enterprise in Rome and around it. */
export const addExtensionCards = async (ctx: TenantCtx): Promise<void> => {
  const extensions = await ctx.inTenant((tx) => tx.extension.findMany({ select: { id: true, shortNumber: true, cardVersions: true, lines: { select: { phoneId: true } } } }));
  const sounds = await ctx.inTenant((tx) => tx.audioFile.findMany({ select: { id: true, name: true } }));
  const idOf = (shortNumber: string) => extensions.find((one) => one.shortNumber === shortNumber)!.id;
  const soundOf = (name: string) => sounds.find((one) => one.name === name)!.id;
  const to = (shortNumber: string) => ({ kind: 'EXTENSION' as const, id: idOf(shortNumber) });
  for (const { id, lines, cardVersions } of extensions) {
    const phoneIds = lines.map(({ phoneId }) => phoneId);
    // A line on a phone is a change of this card.
    const { endpoints = 1 } = cardVersions as { endpoints?: number };
    await saveCard(ctx, endpointsCard, id, updateEndpoints.body!.parse({ softphone: { isOn: true, kind: id === idOf('101') ? 'OPERATOR_CONSOLE' : 'BASIC' }, ipPhone: { phoneIds }, version: endpoints }));
  }
  for (const [shortNumber, pin] of [['101', '739164'], ['103', '482915']] as const) {
    await saveCard(ctx, voicemailCard, idOf(shortNumber), updateVoicemail.body!.parse({ unanswered: 'VOICEMAIL', pin, greetingAudioId: soundOf('Welcome chime'), isNotified: true, email: 'reception@canistracci.example', version }));
  }
  await saveCard(ctx, callWaitingCard, idOf('101'), updateCallWaiting.body!.parse({ isQueued: true, maxWaiting: 5, maxSimultaneous: 2, welcomeAudioId: soundOf('Welcome chime'), musicOnHoldAudioId: soundOf('Hold melody'), version }));
  const nights = { name: 'Nights', days: [1, 2, 3, 4, 5], from: '18:30', to: '08:00', destination: to('121') };
  await saveCard(ctx, unconditionalForwardCard, idOf('101'), updateUnconditionalForward.body!.parse({ mode: 'SCHEDULE', rules: [nights], version }));
  await saveCard(ctx, exceptionNumbersCard, idOf('101'), updateExceptionNumbers.body!.parse({ numbers: [{ number: '121', label: 'Control room' }], version }));
  await saveCard(ctx, conditionalForwardCard, idOf('103'), updateConditionalForward.body!.parse({ busy: { action: 'FORWARD', destination: to('101') }, noAnswer: { action: 'FORWARD', ringSeconds: 25, destination: to('101') }, version }));
};
