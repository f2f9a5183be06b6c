import type { EntityType } from '@patchbay/contract/audit';
import type { History } from '../platform/history.ts';
import { accountHistory } from './accounts/history.ts';
import { membershipHistory } from './accounts/membership-history.ts';
import { apiKeyHistory } from './api-keys/history.ts';
import { audioFileHistory } from './audio-files/history.ts';
import { callFlowHistory } from './call-flows/history.ts';
import { carrierProfileHistory } from './carrier-profiles/history.ts';
import { dialPlanProfileHistory } from './dial-plan-profiles/history.ts';
import { extensionHistory } from './extensions/history.ts';
import { deliveryMethodHistory } from './delivery-methods/history.ts';
import { externalTrunkHistory } from './external-trunks/history.ts';
import { featureCodeHistory } from './feature-codes/history.ts';
import { internalNumberHistory } from './internal-numbers/history.ts';
import { operatorConnectTrunkHistory } from './operator-connect-trunks/history.ts';
import { organisationHistory } from './organisations/history.ts';
import { phoneNumberHistory } from './phone-numbers/history.ts';
import { phoneHistory } from './phones/history.ts';
import { phoneTemplateHistory } from './phone-templates/history.ts';
import { keyLayoutHistory } from './key-layouts/history.ts';
import { playlistHistory } from './playlists/history.ts';
import { provisioningSettingsHistory } from './provisioning-settings/history.ts';
import { savedViewHistory } from './saved-views/history.ts';
import { ringGroupHistory } from './ring-groups/history.ts';
import { smsGroupHistory } from './sms-groups/history.ts';
import { timeScheduleHistory } from './time-schedules/history.ts';
import { appConfigurationHistory } from './users/app-configurations/history.ts';
import { contactMethodHistory } from './users/contact-methods/history.ts';
import { appDeviceHistory } from './users/devices/history.ts';
import { userHistory } from './users/history.ts';

const all = [organisationHistory, phoneNumberHistory, extensionHistory, phoneHistory, accountHistory, membershipHistory, apiKeyHistory, externalTrunkHistory, operatorConnectTrunkHistory, smsGroupHistory, deliveryMethodHistory, timeScheduleHistory, dialPlanProfileHistory, audioFileHistory, playlistHistory, carrierProfileHistory, savedViewHistory, userHistory, appDeviceHistory, appConfigurationHistory, internalNumberHistory, featureCodeHistory, contactMethodHistory, callFlowHistory, ringGroupHistory, provisioningSettingsHistory, phoneTemplateHistory, keyLayoutHistory];

/** How each noun goes back to an earlier state, one line each; what is missing cannot be undone. */
export const histories: ReadonlyMap<EntityType, History> = new Map(all.map((history) => [history.type, history as unknown as History]));
