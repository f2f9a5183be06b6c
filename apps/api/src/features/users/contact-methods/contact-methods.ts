import type { ContactMethod, ContactMethodDraft, contactMethods, ContactMethodUpdate } from '@patchbay/contract/contact-methods';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { releaseInternalNumbers } from '../../../platform/internal-number-assignment.ts';
import { insertMany } from '../../../platform/insert-many.ts';
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

export const findContactMethods = async (tx: Tx, of: { id: string[] } | { userId: string[] }): Promise<ContactMethod[]> => {
  const where = 'id' in of ? { id: { in: of.id } } : { userId: { in: of.userId } };
  const rows = await tx.contactMethod.findMany({ where, include: withRelations, orderBy: { id: 'asc' } });
  return rows.map((row) => contactMethodToWire({
    id: row.id, user_id: row.userId, user_name: `${row.user.firstName} ${row.user.lastName}`, kind: row.kind, name: row.name, handling: handlingOf(row), presented_number: row.presentedNumber, sip_username: row.sipUsername,
    target: row.target, version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  }));
};

export const findContactMethod = async (tx: Tx, id: string): Promise<ContactMethod | null> => (await findContactMethods(tx, { id: [id] }))[0] ?? null;

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

interface Decided {
  id: string;
  draft: ContactMethodDraft;
}

/** Those that calls come to: mail has no numbers. */
const called = (decided: Decided[]) => decided.flatMap(({ id, draft }) => (draft.kind === 'EMAIL' ? [] : [{ ...draft, id }]));

/** Checks what a form cannot: which numbers and methods there are, and who is free for what. */
const claim = (tx: Tx, ctx: ActingCtx, decided: Decided[]): Promise<void> =>
  claimHandling(tx, ctx, 'contact-method', called(decided).map((draft) => ({ ...draft, shown: presentedBy(draft).map((id) => ({ id, pointer: '/presentedNumberId', detail: noPresented })) })));

/** Gives each what was claimed. */
const give = async (tx: Tx, ctx: ActingCtx, decided: Decided[]): Promise<void> => {
  const labels = new Map((await findContactMethods(tx, { id: decided.map(({ id }) => id) })).map((found) => [found.id, entityOf(found).label]));
  await assignHandling(tx, ctx, 'contact-method', called(decided).map((draft) => ({ ...draft, label: labels.get(draft.id)! })));
};

/** A SIP account that comes back has its `sipUsername`; a new one gets one of its own. */
export const insertContactMethods = async (tx: Tx, ctx: ActingCtx, added: (Decided & { sipUsername?: string | undefined })[]): Promise<void> => {
  await claim(tx, ctx, added);
  await insertMany(tx, 'contact_method', added.map(({ id, draft, sipUsername }) => {
    const sip = draft.kind === 'SIP_ACCOUNT' ? { ...newSipAccount(ctx, id), ...(sipUsername && { sipUsername }) } : {};
    return { id, kind: draft.kind, userId: draft.userId, ...toRow(draft), ...sip, createdAt: ctx.now, updatedAt: ctx.now };
  }));
  await give(tx, ctx, added);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeContactMethod = async (tx: Tx, ctx: ActingCtx, before: ContactMethod, draft: ContactMethodDraft & { version?: number }): Promise<ContactMethod> => {
  const { id } = before;
  await claim(tx, ctx, [{ id, draft }]);
  await tx.contactMethod.update({ where: { id, version: draft.version ?? before.version }, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await give(tx, ctx, [{ id, draft }]);
  return loadContactMethod(tx, id);
};

/** Frees their numbers and takes them away. */
export const dropContactMethods = async (tx: Tx, ctx: ActingCtx, ids: string[]): Promise<void> => {
  await releaseNumbers(tx, ctx, 'contact-method', ids);
  await releaseInternalNumbers(tx, ctx, 'contact-method', ids);
  const { count } = await tx.contactMethod.deleteMany({ where: { id: { in: ids } } });
  if (count < ids.length) throw notFound('contact method');
};

export const createContactMethod = (ctx: TenantCtx, draft: ContactMethodDraft): Promise<ContactMethod> =>
  ctx.inTenant(async (tx) => {
    const id = ctx.newId();
    await insertContactMethods(tx, ctx, [{ id, draft }]);
    const after = await loadContactMethod(tx, id);
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
    await dropContactMethods(tx, ctx, [id]);
    await audit(tx, ctx, 'contact-method.removed', { entity: entityOf(before), before });
  });

export const contactMethodReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const found = await loadContactMethod(tx, id);
    return { blocking: [], removed: [], released: [...handlingReferences([...found.phoneNumbers, ...(found.presentedNumber ? [found.presentedNumber] : [])], found), ...(await callFlowsWith(tx, [id]))] };
  });
