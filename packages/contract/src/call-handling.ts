import { z } from 'zod';
import { Id } from './primitives/id.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';

export const whenUnavailable = ['DO_NOTHING', 'ROUTE_TO_VOICEMAIL'] as const;
/** What becomes of a call that nobody takes: it ends, or it goes to voicemail. */
export const WhenUnavailable = z.enum(whenUnavailable);

const ids = z.array(Id).max(100).default([]);
const on = z.boolean().default(false);

/** What rings at an app configuration or a contact method. */
export const inboundDraft = {
  /** Voice numbers of the enterprise by direct routing that ring there; each belongs to one at most. */
  phoneNumberIds: ids,
  /** Each belongs to one at most. */
  internalNumberIds: ids,
  whenUnavailable: WhenUnavailable.default('DO_NOTHING'),
  /** An audio file that voicemail greets with; it and the delivery methods of voicemail are kept while no call goes there. */
  voicemailAudioId: Id.nullable().default(null),
  /** Without one nobody gets the messages: that is kept, and the dashboard tells of it. */
  voicemailDeliveryMethodIds: ids,
};

/** What its calls show and say. */
export const outboundDraft = {
  externalOutboundEnabled: on,
  /** An internal number that internal calls show; shared with others. */
  internalCallerIdId: Id.nullable().default(null),
  /** An audio file that is played to colleagues who are called. */
  internalAnnouncementId: Id.nullable().default(null),
  /** An audio file that is played to others who are called. */
  externalAnnouncementId: Id.nullable().default(null),
};

/** Which of its calls are recorded, and where the recordings go. */
export const recordingDraft = {
  /** At least one where anything is recorded. */
  deliveryMethodIds: ids,
  recordInboundInternal: on,
  recordInboundExternal: on,
  recordOutboundInternal: on,
  recordOutboundExternal: on,
  /** Recording begins when a feature code is dialled. */
  recordOnDemand: on,
};

/** Which calls can be recorded from their beginning. */
export const recordings = ['recordInboundInternal', 'recordInboundExternal', 'recordOutboundInternal', 'recordOutboundExternal'] as const;
const recordingSwitches = [...recordings, 'recordOnDemand'] as const;

type Recording = { deliveryMethodIds: string[] } & { [S in (typeof recordingSwitches)[number]]: boolean };

/** The rule between the fields of recording, the same in the form and in the API. */
export const deliversRecordings = (draft: Recording): boolean => draft.deliveryMethodIds.length > 0 || !recordingSwitches.some((name) => draft[name]);
export const undelivered = { path: ['deliveryMethodIds'], error: 'Choose at least one delivery method for the recordings' };

export const DialledNumber = z.object({ id: Id, e164: E164 });
const Internal = z.object({ id: Id, number: ShortNumber });
const Named = z.object({ id: Id, name: z.string() });

/** By which words the ids of each block are known. */
export const inboundNames = { phoneNumbers: z.array(DialledNumber), internalNumbers: z.array(Internal), voicemailAudio: Named.nullable(), voicemailDeliveryMethods: z.array(Named) };
export const outboundNames = { internalCallerId: Internal.nullable(), internalAnnouncement: Named.nullable(), externalAnnouncement: Named.nullable() };
export const recordingNames = { deliveryMethods: z.array(Named) };

/** Each block whole, as it is read. */
export const Inbound = z.object({ ...inboundDraft, ...inboundNames });
export type Inbound = z.infer<typeof Inbound>;
export const Outbound = z.object({ ...outboundDraft, ...outboundNames });
export type Outbound = z.infer<typeof Outbound>;
export const Recorded = z.object({ ...recordingDraft, ...recordingNames });
export type Recorded = z.infer<typeof Recorded>;
