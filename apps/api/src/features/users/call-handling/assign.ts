import type { Inbound, Outbound, Recorded } from '@patchbay/contract/call-handling';
import type { Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { Claims } from '../../../platform/claims.ts';
import type { ActingCtx } from '../../../platform/ctx.ts';
import { assignInternalNumbersOfMany, claimInternalNumbersOfMany, releaseOtherInternalNumbers } from '../../../platform/internal-number-assignment.ts';
import { assignNumbersOfMany, lockNumbers, refuseNumber, refuseShowing, refuseUnusable, releaseOtherNumbers } from '../../../platform/number-assignment.ts';
import type { Handling } from './handling.ts';

export type HandlerKind = 'app-configuration' | 'contact-method';

/** Whose calls are handled. */
export interface Handler {
  kind: HandlerKind;
  id: string;
}

type InboundDraft = Pick<Inbound, 'phoneNumberIds' | 'internalNumberIds' | 'whenUnavailable' | 'voicemailAudioId' | 'voicemailDeliveryMethodIds'>;
type OutboundDraft = Pick<Outbound, 'externalOutboundEnabled' | 'internalCallerIdId' | 'internalAnnouncementId' | 'externalAnnouncementId'>;
type RecordedDraft = Omit<Recorded, 'deliveryMethods'>;

/** What is to be rung, delivered by and shown; a kind without a part leaves it out. */
interface Wanted extends InboundDraft {
  deliveryMethodIds?: string[];
  /** Numbers that calls show, beside those that ring. */
  shown: { id: string; pointer: string; detail: string }[];
}

/** What it claims again when it comes back. */
export const handlingClaims = (handler: Handler, { phoneNumberIds, internalNumberIds, shown }: Pick<Wanted, 'phoneNumberIds' | 'internalNumberIds'> & Pick<Claims, 'shown'>): Claims => ({
  numbers: { assignee: handler, ids: phoneNumberIds },
  internalNumbers: { holder: handler, ids: internalNumberIds },
  shown,
});

/** Checks that each of several of a kind may have all of this, and holds the numbers until the transaction ends. What is not there besides, the keys refuse. */
export const claimHandling = async (tx: Tx, ctx: ActingCtx, kind: HandlerKind, wanting: (Wanted & { id: string })[]): Promise<void> => {
  const own = await lockNumbers(tx, wanting.flatMap(({ phoneNumberIds, shown }) => [...phoneNumberIds, ...shown.map(({ id }) => id)]));
  for (const { id: holderId, phoneNumberIds, shown } of wanting) {
    phoneNumberIds.forEach((id, index) => refuseUnusable(ctx, own.get(id), { kind, id: holderId }, `/phoneNumberIds/${index}`));
    for (const { id, ...of } of shown) await refuseShowing(tx, ctx, own.get(id), { holderId, ...of });
  }
  await claimInternalNumbersOfMany(tx, wanting.flatMap(({ id, internalNumberIds }) => at('internalNumberIds', internalNumberIds).map((one) => ({ ...one, holder: { kind, id } }))));
  await refuseUnknownMethods(tx, wanting.flatMap(({ deliveryMethodIds = [], voicemailDeliveryMethodIds }) => [...at('deliveryMethodIds', deliveryMethodIds), ...at('voicemailDeliveryMethodIds', voicemailDeliveryMethodIds)]));
};

const at = (field: string, ids: string[]) => ids.map((id, index) => ({ id, pointer: `/${field}/${index}` }));

const refuseUnknownMethods = async (tx: Tx, wanted: { id: string; pointer: string }[]): Promise<void> => {
  if (wanted.length === 0) return;
  const rows = await tx.deliveryMethod.findMany({ where: { id: { in: wanted.map(({ id }) => id) } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, pointer } of wanted) if (!known.has(id)) refuseNumber('rule-broken', pointer, 'The enterprise has no such delivery method.');
};

/** What is to ring and deliver for one of several of a kind. */
type Handled = Omit<Wanted, 'shown'> & { id: string; label: string };

/** Makes exactly these numbers ring and exactly these methods deliver for each of several of a kind, all of them claimed before. */
export const assignHandling = async (tx: Tx, ctx: ActingCtx, kind: HandlerKind, handled: Handled[]): Promise<void> => {
  await assignNumbersOfMany(tx, ctx, kind, handled);
  await assignInternalNumbersOfMany(tx, ctx, kind, handled);
  await deliverBy(tx, kind, 'RECORDING', handled.map(({ id, deliveryMethodIds = [] }) => ({ id, methods: deliveryMethodIds })));
  await deliverBy(tx, kind, 'VOICEMAIL', handled.map(({ id, voicemailDeliveryMethodIds }) => ({ id, methods: voicemailDeliveryMethodIds })));
};

/** Frees what each of several of a kind is not to have, so that another of them can claim it. */
export const releaseHandling = async (tx: Tx, ctx: ActingCtx, kind: HandlerKind, handled: Handled[]): Promise<void> => {
  await releaseOtherNumbers(tx, ctx, kind, handled);
  await releaseOtherInternalNumbers(tx, ctx, kind, handled);
};

/** What has gone meanwhile stays told apart: it can come back. */
const deliverBy = async (tx: Tx, holderKind: HandlerKind, use: 'RECORDING' | 'VOICEMAIL', wanting: { id: string; methods: string[] }[]): Promise<void> => {
  const methodsOf = JSON.stringify(Object.fromEntries(wanting.map(({ id, methods }) => [id, methods])));
  await tx.$executeRaw`delete from call_delivery where holder_kind = ${holderKind} and holder_id = any(${wanting.map(({ id }) => id)}::uuid[]) and use = ${use} and not is_gone and not (${methodsOf}::jsonb -> holder_id::text) ? target_id::text`;
  await tx.callDelivery.createMany({ data: wanting.flatMap(({ id: holderId, methods }) => methods.map((targetId) => ({ holderKind, holderId, use, targetId }))), skipDuplicates: true });
};

export const inboundToRow = ({ whenUnavailable, voicemailAudioId }: InboundDraft) => ({ whenUnavailable, voicemailAudioId });
export const outboundToRow = ({ externalOutboundEnabled, internalCallerIdId, internalAnnouncementId, externalAnnouncementId }: OutboundDraft) => ({ externalOutboundEnabled, internalCallerIdId, internalAnnouncementId, externalAnnouncementId });
export const recordedToRow = ({ recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand }: RecordedDraft) =>
  ({ recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand });

type Known = { id: string } & Partial<Pick<Handling, 'internalNumbers' | 'internalCallerId' | 'voicemailAudio' | 'internalAnnouncement' | 'externalAnnouncement' | 'deliveryMethods' | 'voicemailDeliveryMethods'>>;

/** Everything that it rings by, shows, plays and delivers by, each once. `numbers` are its phone numbers, those that it shows included. */
export const handlingReferences = (numbers: { id: string; e164: string }[], of: Known): Reference[] => {
  const present = <T>(...found: (T | null | undefined)[]): T[] => found.filter((one) => one !== null && one !== undefined);
  const all = [
    ...numbers.map(({ id, e164 }) => ({ kind: 'phone-number', id, label: e164 })),
    ...present(...(of.internalNumbers ?? []), of.internalCallerId).map(({ id, number }) => ({ kind: 'internal-number', id, label: number })),
    ...present(of.voicemailAudio, of.internalAnnouncement, of.externalAnnouncement).map(({ id, name }) => ({ kind: 'audio-file', id, label: name })),
    ...present(...(of.deliveryMethods ?? []), ...(of.voicemailDeliveryMethods ?? [])).map(({ id, name }) => ({ kind: 'delivery-method', id, label: name })),
  ];
  return [...new Map(all.map((one) => [one.id, one])).values()];
};
