import type { Inbound, Outbound, Recorded } from '@patchbay/contract/call-handling';
import type { Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { Claims } from '../../../platform/claims.ts';
import type { ActingCtx } from '../../../platform/ctx.ts';
import { assignInternalNumbers, claimInternalNumbers } from '../../../platform/internal-number-assignment.ts';
import { assignNumbers, lockNumbers, refuseNumber, refuseShowing, refuseUnusable } from '../../../platform/number-assignment.ts';
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

/** Checks that it may have all of this, and holds the numbers until the transaction ends. What is not there besides, the keys refuse. */
export const claimHandling = async (tx: Tx, ctx: ActingCtx, handler: Handler, { phoneNumberIds, internalNumberIds, voicemailDeliveryMethodIds, deliveryMethodIds = [], shown }: Wanted): Promise<void> => {
  const own = await lockNumbers(tx, [...phoneNumberIds, ...shown.map(({ id }) => id)]);
  phoneNumberIds.forEach((id, index) => refuseUnusable(ctx, own.get(id), handler, `/phoneNumberIds/${index}`));
  for (const { id, pointer, detail } of shown) await refuseShowing(tx, ctx, own.get(id), { holderId: handler.id, pointer, detail });
  await claimInternalNumbers(tx, handler, at('internalNumberIds', internalNumberIds));
  await refuseUnknownMethods(tx, [...at('deliveryMethodIds', deliveryMethodIds), ...at('voicemailDeliveryMethodIds', voicemailDeliveryMethodIds)]);
};

const at = (field: string, ids: string[]) => ids.map((id, index) => ({ id, pointer: `/${field}/${index}` }));

const refuseUnknownMethods = async (tx: Tx, wanted: { id: string; pointer: string }[]): Promise<void> => {
  if (wanted.length === 0) return;
  const rows = await tx.deliveryMethod.findMany({ where: { id: { in: wanted.map(({ id }) => id) } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, pointer } of wanted) if (!known.has(id)) refuseNumber('rule-broken', pointer, 'The enterprise has no such delivery method.');
};

/** Makes exactly these numbers ring there and exactly these methods deliver, all of them claimed before. */
export const assignHandling = async (tx: Tx, ctx: ActingCtx, handler: Handler & { label: string }, { phoneNumberIds, internalNumberIds, voicemailDeliveryMethodIds, deliveryMethodIds = [] }: Omit<Wanted, 'shown'>): Promise<void> => {
  await assignNumbers(tx, ctx, handler, phoneNumberIds);
  await assignInternalNumbers(tx, ctx, handler, internalNumberIds);
  await deliverBy(tx, handler, 'RECORDING', deliveryMethodIds);
  await deliverBy(tx, handler, 'VOICEMAIL', voicemailDeliveryMethodIds);
};

/** What has gone meanwhile stays told apart: it can come back. */
const deliverBy = async (tx: Tx, { kind, id }: Handler, use: 'RECORDING' | 'VOICEMAIL', deliveryMethodIds: string[]): Promise<void> => {
  const held = { holderKind: kind, holderId: id, use };
  await tx.callDelivery.deleteMany({ where: { ...held, isGone: false, targetId: { notIn: deliveryMethodIds } } });
  await tx.callDelivery.createMany({ data: deliveryMethodIds.map((targetId) => ({ ...held, targetId })), skipDuplicates: true });
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
