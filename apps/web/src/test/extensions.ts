import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { CallWorld, RoutedExtension } from '@patchbay/contract/call-worlds';
import type { ListedExtension } from '@patchbay/contract/extensions';
import { Forwarding } from '@patchbay/contract/forwarding';
import type { z } from 'zod';
import { anId } from './render.tsx';

const at = '2026-11-20T09:30:00.000Z';

const ends = { action: 'END', to: null } as const;

/** As the list tells of it, which is all that its page asks for and more. */
export const anExtension = (part: Partial<ListedExtension> = {}): ListedExtension => ({
  id: anId(100), shortNumber: '100', displayName: 'Reception', phoneNumberIds: [], phoneNumbers: [], presentationNumberId: null, isEnabled: true, sipUsername: '100-CANISTRACCI', hasSipPassword: true,
  phones: [], smsGroups: [], version: 1, createdAt: at, updatedAt: at,
  username: '100', role: 'agent', personalContact: '', ringGroups: [], presentationNumber: null, dialPlanProfile: null, country: null, isAnonymous: false, hasPresence: true, isRecorded: false, endpoints: ['IP_PHONE'], softphoneKind: 'BASIC', mobileUser: null,
  voicemail: { isOn: false, isNotified: false, email: '' },
  forwarding: { now: null, unconditional: { mode: 'NONE', to: null }, notReachable: ends, busy: ends, noAnswer: { ...ends, ringSeconds: 20 } },
  ...part,
});

/** Everything of it as it is to begin with, each card with a version of its own. */
export const someSettings = (part: Partial<ExtensionSettings> = {}): ExtensionSettings => ({
  id: anId(100), displayName: 'Reception', isEnabled: true,
  identity: { username: 'reception', displayName: 'Reception', authentication: 'SINGLE_STEP', personalContact: '', isSignInAllowed: false, role: 'agent', hasImage: false, hasPassword: false, lastSignInAt: null, version: 10 },
  numberSettings: { shortNumber: '100', presentationNumberId: null, presentationNumber: null, dialPlanProfileId: null, dialPlanProfile: null, country: null, isAnonymous: false, hasPresence: true, isRecorded: false, version: 11 },
  endpoints: {
    softphone: { isOn: false, kind: 'BASIC' }, mobile: { isOn: false, userId: null, user: null, devices: [] }, thirdParty: { isOn: false, sipUsername: null, account: '100-CANISTRACCI' },
    ipPhone: { isOn: true, phoneIds: [], phones: [] }, version: 12,
  },
  voicemail: { unanswered: 'END', greetingAudioId: null, greetingAudio: null, isNotified: false, email: '', hasPin: false, version: 13 },
  callWaiting: { isQueued: false, maxWaiting: 5, welcomeAudioId: null, welcomeAudio: null, maxSimultaneous: 1, musicOnHoldAudioId: null, musicOnHoldAudio: null, musicOnHoldPlaylistId: null, musicOnHoldPlaylist: null, version: 14 },
  monitoring: { monitorsOthers: false, mayBeMonitored: false, version: 15 },
  phoneNumbers: { phoneNumberIds: [], phoneNumbers: [], version: 16 },
  unconditionalForward: { mode: 'NONE', destination: null, rules: [], version: 17 },
  exceptionNumbers: { numbers: [], version: 18 },
  conditionalForward: { notReachable: { action: 'END', destination: null }, busy: { action: 'END', destination: null }, noAnswer: { action: 'END', destination: null, ringSeconds: 20 }, version: 19 },
  temporaryForward: { temporary: null, version: 20 },
  destinations: [],
  ...part,
});

export const aRouted = (number: number, { forwarding, ...part }: Partial<Omit<RoutedExtension, 'forwarding'>> & { forwarding?: z.input<typeof Forwarding> } = {}): RoutedExtension => ({
  id: anId(number), label: `${number} ${number === 100 ? 'Reception' : 'Ann'}`, shortNumber: `${number}`, isEnabled: true, hasEndpoint: true, presentation: null, country: null, dialPlan: null, numbers: [],
  forwarding: Forwarding.parse(forwarding ?? {}), voicemail: { unanswered: 'END', isNotified: false, email: '', hasPin: false }, waiting: { isQueued: false, maxWaiting: 5, maxSimultaneous: 1 }, ...part,
});

/** 100 Reception and 101 Ann, in Lisbon. */
export const aWorld = (reception: Parameters<typeof aRouted>[1] = {}, part: Partial<CallWorld> = {}): CallWorld => ({
  country: 'PT', timeZone: 'Europe/Lisbon', defaultPlan: { allowedClasses: ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE'], allowPrefixes: [], denyPrefixes: [] }, extensions: [aRouted(100, reception), aRouted(101)], ringGroups: [], beyond: [], numbers: [],
  codes: [100, 101].map((number) => ({ code: `${number}`, leadsTo: { kind: 'EXTENSION', id: anId(number) } })), ...part,
});
