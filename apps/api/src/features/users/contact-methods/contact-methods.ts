import type { ContactMethod, ContactMethodDraft, contactMethods, ContactMethodUpdate } from '@patchbay/contract/contact-methods';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { releaseInternalNumbers } from '../../../platform/internal-number-assignment.ts';
import { listPage } from '../../../platform/list.ts';
import { releaseNumbers } from '../../../platform/number-assignment.ts';
import { callFlowsWith } from '../../../platform/relations.ts';
import { orStale } from '../../../platform/stale.ts';
import { assignHandling, claimHandling, handlingReferences, inboundToRow, outboundToRow, recordedToRow } from '../call-handling/assign.ts';
import { handlingOf, withHandling } from '../call-handling/handling.ts';
import { contactMethodListing, contactMethodToWire } from './listing.ts';
import { newSipAccount } from './sip-account.ts';
import { toTarget } from './target.ts';

export const listContactMethods = (ctx: TenantCtx, query: QueryOf<typeof contactMethods.list>) => answerList(ctx, contactMethodListing, query);

export const getContactMethod = async (ctx: TenantCtx, id: string): Promise<ContactMethod> => {
  const { rows } = await ctx.read((sql) => listPage(sql, contactMethodListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('contact method');
  return contactMethodToWire(rows[0]);
};

const withRelations = { ...withHandling, user: { select: { firstName: true, lastName: true } }, presentedNumber: { select: { id: true, e164: true } } } as const;

export const findContactMethod = async (tx: Tx, id: string): Promise<ContactMethod | null> => {
  const row = await tx.contactMethod.findUnique({ where: { id }, include: withRelations });
  return row && contactMethodToWire({
    id, user_id: row.userId, user_name: `${row.user.firstName} ${row.user.lastName}`, kind: row.kind, name: row.name, handling: handlingOf(row), presented_number: row.presentedNumber, sip_username: row.sipUsername,
    target: row.target, version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadContactMethod = async (tx: Tx, id: string): Promise<ContactMethod> => {
  const found = await findContactMethod(tx, id);
  if (!found) throw notFound('contact method');
  return found;
};

export const entityOf = ({ id, userName, name }: ContactMethod) => ({ type: 'contact-method' as const, id, label: `${userName} · ${name}` });

/** Of what a kind does not have, the columns' own defaults. */
const toRow = (draft: ContactMethodDraft) => ({
  name: draft.name,
  target: toTarget(draft),
  ...(draft.kind !== 'EMAIL' && inboundToRow(draft)),
  ...((draft.kind === 'SIP_ACCOUNT' || draft.kind === 'PSTN_FORWARDING') && { presentedNumberId: draft.presentedNumberId }),
  ...(draft.kind === 'SIP_ACCOUNT' && { ...outboundToRow(draft), ...recordedToRow(draft) }),
});

export const noPresented = 'A number that is shown is a voice number of the enterprise.';

/** The number that its calls show. */
export const presentedBy = (draft: ContactMethodDraft): string[] =>
  (draft.kind === 'SIP_ACCOUNT' || draft.kind === 'PSTN_FORWARDING') && draft.presentedNumberId !== null ? [draft.presentedNumberId] : [];

/** Checks what a form cannot: which numbers and methods there are, and who is free for what. */
const claim = async (tx: Tx, ctx: ActingCtx, id: string, draft: ContactMethodDraft): Promise<void> => {
  if (draft.kind === 'EMAIL') return;
  const shown = presentedBy(draft).map((numberId) => ({ id: numberId, pointer: '/presentedNumberId', detail: noPresented }));
  await claimHandling(tx, ctx, 'contact-method', [{ ...draft, id, shown }]);
};

/** Gives it what was claimed. */
const give = async (tx: Tx, ctx: ActingCtx, id: string, draft: ContactMethodDraft): Promise<ContactMethod> => {
  if (draft.kind === 'EMAIL') return loadContactMethod(tx, id);
  const { label } = entityOf(await loadContactMethod(tx, id));
  await assignHandling(tx, ctx, 'contact-method', [{ ...draft, id, label }]);
  return loadContactMethod(tx, id);
};

/** A SIP account that comes back has its `sipUsername`; a new one gets one of its own. */
export const insertContactMethod = async (tx: Tx, ctx: ActingCtx, { id, sipUsername }: { id: string; sipUsername?: string | undefined }, draft: ContactMethodDraft): Promise<ContactMethod> => {
  await claim(tx, ctx, id, draft);
  const { kind, userId } = draft;
  const sip = kind === 'SIP_ACCOUNT' ? { ...newSipAccount(ctx, id), ...(sipUsername && { sipUsername }) } : {};
  await tx.contactMethod.create({ data: { id, kind, userId, ...toRow(draft), ...sip, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return give(tx, ctx, id, draft);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeContactMethod = async (tx: Tx, ctx: ActingCtx, before: ContactMethod, draft: ContactMethodDraft & { version?: number }): Promise<ContactMethod> => {
  const { id } = before;
  await claim(tx, ctx, id, draft);
  await tx.contactMethod.update({ where: { id, version: draft.version ?? before.version }, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return give(tx, ctx, id, draft);
};

/** Frees its numbers and takes it away. */
export const dropContactMethod = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  await releaseNumbers(tx, ctx, 'contact-method', [id]);
  await releaseInternalNumbers(tx, ctx, 'contact-method', [id]);
  await tx.contactMethod.delete({ where: { id }, select: { id: true } });
};

export const createContactMethod = (ctx: TenantCtx, draft: ContactMethodDraft): Promise<ContactMethod> =>
  ctx.inTenant(async (tx) => {
    const after = await insertContactMethod(tx, ctx, { id: ctx.newId() }, draft);
    await audit(tx, ctx, 'contact-method.created', { entity: entityOf(after), after });
    return after;
  });

const refuseOther = (pointer: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
};

export const updateContactMethod = (ctx: TenantCtx, id: string, draft: ContactMethodUpdate): Promise<ContactMethod> =>
  ctx.inTenant(async (tx) => {
    const before = await loadContactMethod(tx, id);
    if (draft.kind !== before.kind) refuseOther('/kind', 'A contact method stays of its kind: create another one.');
    if (draft.userId !== before.userId) refuseOther('/userId', 'A contact method stays with its user: create another one.');
    const after = await changeContactMethod(tx, ctx, before, draft);
    await audit(tx, ctx, 'contact-method.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeContactMethod = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadContactMethod(tx, id);
    await dropContactMethod(tx, ctx, id);
    await audit(tx, ctx, 'contact-method.removed', { entity: entityOf(before), before });
  });

export const contactMethodReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const found = await loadContactMethod(tx, id);
    return { blocking: [], removed: [], released: [...handlingReferences([...found.phoneNumbers, ...(found.presentedNumber ? [found.presentedNumber] : [])], found), ...(await callFlowsWith(tx, [id]))] };
  });
