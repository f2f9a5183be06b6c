import type { AppConfiguration } from '@patchbay/contract/app-configurations';
import type { AppInvitation } from '@patchbay/contract/app-invitations';
import type { Inbound, Outbound, Recorded } from '@patchbay/contract/call-handling';
import { noMailServer } from '@patchbay/contract/operations';
import type { User } from '@patchbay/contract/users';
import { anId } from './render.tsx';

const at = '2026-11-20T09:30:00.000Z';

export const anInvitation = (part: Partial<AppInvitation> = {}): AppInvitation =>
  ({ status: 'not-sent', obstacle: null, sentTo: null, sentAt: null, expiresAt: null, openedAt: null, activatedAt: null, mailError: '', devices: 0, ...part });

export const sent = anInvitation({ status: 'sent', sentTo: 'ann@one.example', sentAt: at, expiresAt: '2026-12-04T09:30:00.000Z' });

/** Written without a mail server. */
export const kept: AppInvitation = { ...sent, status: 'failed', mailError: noMailServer };

export const aUser = (part: Partial<User> = {}): User => ({
  id: anId(500), firstName: 'Ann', lastName: 'Lee', name: 'Ann Lee', email: 'ann@one.example', department: 'Sales', jobTitle: 'Agent', crmUserId: '', timeScheduleId: null, timeScheduleName: null, avatarId: null,
  appConfiguration: { id: anId(600), isConfigured: false, phoneNumbers: [] }, invitation: anInvitation(), sipAccounts: 0, pstnForwardings: 0, sipForwardings: 0, callFlows: 0, version: 1, createdAt: at, updatedAt: at, ...part,
});

/** Of a line that nobody has configured. */
export const handlesNothing: Inbound & Outbound & Recorded = {
  phoneNumberIds: [], phoneNumbers: [], internalNumberIds: [], internalNumbers: [], whenUnavailable: 'DO_NOTHING', voicemailAudioId: null, voicemailAudio: null, voicemailDeliveryMethodIds: [], voicemailDeliveryMethods: [],
  externalOutboundEnabled: false, internalCallerIdId: null, internalCallerId: null, internalAnnouncementId: null, internalAnnouncement: null, externalAnnouncementId: null, externalAnnouncement: null,
  deliveryMethodIds: [], deliveryMethods: [], recordInboundInternal: false, recordInboundExternal: false, recordOutboundInternal: false, recordOutboundExternal: false, recordOnDemand: false,
};

export const aLine = (part: Partial<AppConfiguration> = {}): AppConfiguration => ({
  id: anId(600), userId: anId(500), userName: 'Ann Lee', email: 'ann@one.example', invitation: anInvitation(), isConfigured: false, ...handlesNothing, callerIdIds: [], callerIds: [],
  version: 1, createdAt: at, updatedAt: at, ...part,
});
