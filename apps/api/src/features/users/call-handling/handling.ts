import type { Inbound, Outbound, Recorded } from '@patchbay/contract/call-handling';
import type { CsvColumn } from '../../../platform/csv.ts';
import type { HandlerKind } from './assign.ts';

type Ids = 'phoneNumberIds' | 'internalNumberIds' | 'voicemailAudioId' | 'voicemailDeliveryMethodIds' | 'internalCallerIdId' | 'internalAnnouncementId' | 'externalAnnouncementId' | 'deliveryMethodIds';
/** How calls to and from an app configuration or a contact method are handled, as it is read: by names, from which the ids follow. */
export type Handling = Omit<Inbound & Outbound & Recorded, Ids>;

const idsOf = (found: { id: string }[]): string[] => found.map(({ id }) => id);
const idOf = (found: { id: string } | null): string | null => found?.id ?? null;

export const inboundToWire = ({ phoneNumbers, internalNumbers, whenUnavailable, voicemailAudio, voicemailDeliveryMethods }: Handling): Inbound => ({
  phoneNumberIds: idsOf(phoneNumbers), phoneNumbers, internalNumberIds: idsOf(internalNumbers), internalNumbers, whenUnavailable,
  voicemailAudioId: idOf(voicemailAudio), voicemailAudio, voicemailDeliveryMethodIds: idsOf(voicemailDeliveryMethods), voicemailDeliveryMethods,
});

export const outboundToWire = ({ externalOutboundEnabled, internalCallerId, internalAnnouncement, externalAnnouncement }: Handling): Outbound => ({
  externalOutboundEnabled, internalCallerIdId: idOf(internalCallerId), internalCallerId,
  internalAnnouncementId: idOf(internalAnnouncement), internalAnnouncement, externalAnnouncementId: idOf(externalAnnouncement), externalAnnouncement,
});

export const recordedToWire = ({ deliveryMethods, recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand }: Handling): Recorded =>
  ({ deliveryMethodIds: idsOf(deliveryMethods), deliveryMethods, recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand });

/** Two with the same ids in another order are alike. */
export const withSortedIds = <D extends object>(draft: D): D => Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])) as D;

const columns: { [K in HandlerKind]: string } = { 'app-configuration': 'app_configuration_id', 'contact-method': 'contact_method_id' };

/** The phone numbers that ring at `t`, as the end of a select. */
export const ringingAt = (kind: HandlerKind): string => `phone_number n where n.owner_id = t.tenant_id and n.voice_${columns[kind]} = t.id`;
/** The internal numbers that ring at `t`. */
export const internalAt = (kind: HandlerKind): string => `internal_number i where i.tenant_id = t.tenant_id and i.${columns[kind]} = t.id`;

export const numberJson = "jsonb_build_object('id', n.id, 'e164', n.e164)";
const internalJson = "jsonb_build_object('id', i.id, 'number', i.number)";
const list = (item: string, order: string, from: string) => `(select coalesce(jsonb_agg(${item} order by ${order}), '[]') from ${from})`;
const audio = (column: string) => `(select jsonb_build_object('id', a.id, 'name', a.name) from audio_file a where a.id = t.${column})`;
const deliveries = (kind: HandlerKind, use: 'RECORDING' | 'VOICEMAIL') => list("jsonb_build_object('id', d.id, 'name', d.name)", 'd.name',
  `call_delivery c join delivery_method d on d.id = c.delivery_method_id where c.tenant_id = t.tenant_id and c.${columns[kind]} = t.id and c.use = '${use}'`);

/** The handling of `t`, which is a row of its kind's table. */
export const handlingJson = (kind: HandlerKind): string => `jsonb_build_object(
  'phoneNumbers', ${list(numberJson, 'n.e164', ringingAt(kind))}, 'internalNumbers', ${list(internalJson, 'i.number', internalAt(kind))},
  'whenUnavailable', t.when_unavailable, 'voicemailAudio', ${audio('voicemail_audio_id')}, 'voicemailDeliveryMethods', ${deliveries(kind, 'VOICEMAIL')},
  'externalOutboundEnabled', t.external_outbound_enabled, 'internalCallerId', (select ${internalJson} from internal_number i where i.id = t.internal_caller_id_id),
  'internalAnnouncement', ${audio('internal_announcement_id')}, 'externalAnnouncement', ${audio('external_announcement_id')}, 'deliveryMethods', ${deliveries(kind, 'RECORDING')},
  'recordInboundInternal', t.record_inbound_internal, 'recordInboundExternal', t.record_inbound_external, 'recordOutboundInternal', t.record_outbound_internal,
  'recordOutboundExternal', t.record_outbound_external, 'recordOnDemand', t.record_on_demand)`;

const named = { select: { id: true, name: true } } as const;
const internal = { select: { id: true, number: true } } as const;
/** What a stored one is read with. */
export const withHandling = {
  phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } },
  internalNumbers: { ...internal, orderBy: { number: 'asc' } },
  voicemailAudio: named, internalCallerId: internal, internalAnnouncement: named, externalAnnouncement: named,
  deliveries: { where: { isGone: false }, select: { use: true, deliveryMethod: named }, orderBy: { deliveryMethod: { name: 'asc' } } },
} as const;

type Stored = Omit<Handling, 'phoneNumbers' | 'deliveryMethods' | 'voicemailDeliveryMethods' | 'whenUnavailable'> & {
  phoneNumbers: { id: string; e164: string }[];
  whenUnavailable: string;
  deliveries: { use: string; deliveryMethod: { id: string; name: string } | null }[];
};

/** The handling of a stored one that was read with `withHandling`. */
export const handlingOf = ({ deliveries: by, ...stored }: Stored): Handling => {
  const forUse = (wanted: string) => by.flatMap(({ use, deliveryMethod }) => (use === wanted && deliveryMethod ? [deliveryMethod] : []));
  return { ...(stored as Pick<Handling, Exclude<keyof Handling, 'deliveryMethods' | 'voicemailDeliveryMethods'>>), deliveryMethods: forUse('RECORDING'), voicemailDeliveryMethods: forUse('VOICEMAIL') };
};

const joined = <T>(items: T[] | undefined, word: (item: T) => string): string | undefined => items?.map(word).join(';');
const byName = ({ name }: { name: string }) => name;
type Cell = CsvColumn<Partial<Handling>>;

export const inboundCsv: Cell[] = [
  { header: 'DID Numbers', cell: (h) => joined(h.phoneNumbers, ({ e164 }) => e164) },
  { header: 'Internal Numbers', cell: (h) => joined(h.internalNumbers, ({ number }) => number) },
  { header: 'When Unavailable', cell: (h) => h.whenUnavailable },
];

export const announcedCsv: Cell[] = [
  { header: 'Internal Caller ID', cell: (h) => h.internalCallerId?.number },
  { header: 'Internal Announcement', cell: (h) => h.internalAnnouncement?.name },
  { header: 'External Announcement', cell: (h) => h.externalAnnouncement?.name },
];

export const recordedCsv: Cell[] = [
  { header: 'Delivery Methods', cell: (h) => joined(h.deliveryMethods, byName) },
  { header: 'Rec Inbound Internal', cell: (h) => h.recordInboundInternal },
  { header: 'Rec Inbound External', cell: (h) => h.recordInboundExternal },
  { header: 'Rec Outbound Internal', cell: (h) => h.recordOutboundInternal },
  { header: 'Rec Outbound External', cell: (h) => h.recordOutboundExternal },
  { header: 'Record On Demand', cell: (h) => h.recordOnDemand },
];

export const voicemailCsv: Cell[] = [
  { header: 'Voicemail Audio', cell: (h) => h.voicemailAudio?.name },
  { header: 'Voicemail Delivery Methods', cell: (h) => joined(h.voicemailDeliveryMethods, byName) },
];
