import type { ContactMethod, ContactMethodDraft, contactMethods, ContactMethodUpdate } from '@patchbay/contract/contact-methods';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { listPage } from '../../../platform/list.ts';
import { assignNumbers, lockNumbers, refuseNumber, refuseUnusable } from '../../../platform/number-assignment.ts';
import { orStale } from '../../../platform/stale.ts';
import { contactMethodListing, contactMethodToWire } from './listing.ts';
import { newSipAccount } from './sip-account.ts';
import { toTarget } from './target.ts';

export const listContactMethods = (ctx: TenantCtx, query: QueryOf<typeof contactMethods.list>) => answerList(ctx, contactMethodListing, query);

export const getContactMethod = async (ctx: TenantCtx, id: string): Promise<ContactMethod> => {
  const { rows } = await ctx.read((sql) => listPage(sql, contactMethodListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('contact method');
  return contactMethodToWire(rows[0]);
};

const number = { select: { id: true, e164: true } } as const;
const withRelations = { user: { select: { firstName: true, lastName: true } }, phoneNumbers: { ...number, orderBy: { e164: 'asc' } }, presentedNumber: number } as const;

export const findContactMethod = async (tx: Tx, id: string): Promise<ContactMethod | null> => {
  const row = await tx.contactMethod.findUnique({ where: { id }, include: withRelations });
  return row && contactMethodToWire({
    id, user_id: row.userId, user_name: `${row.user.firstName} ${row.user.lastName}`, kind: row.kind, name: row.name, phone_numbers: row.phoneNumbers, presented_number: row.presentedNumber,
    when_unavailable: row.whenUnavailable, sip_username: row.sipUsername, external_outbound_enabled: row.externalOutboundEnabled, record_inbound_internal: row.recordInboundInternal,
    record_inbound_external: row.recordInboundExternal, record_outbound_internal: row.recordOutboundInternal, record_outbound_external: row.recordOutboundExternal, record_on_demand: row.recordOnDemand,
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
  ...(draft.kind !== 'EMAIL' && { whenUnavailable: draft.whenUnavailable }),
  ...((draft.kind === 'SIP_ACCOUNT' || draft.kind === 'PSTN_FORWARDING') && { presentedNumberId: draft.presentedNumberId }),
  ...(draft.kind === 'SIP_ACCOUNT' && {
    externalOutboundEnabled: draft.externalOutboundEnabled, recordInboundInternal: draft.recordInboundInternal, recordInboundExternal: draft.recordInboundExternal,
    recordOutboundInternal: draft.recordOutboundInternal, recordOutboundExternal: draft.recordOutboundExternal, recordOnDemand: draft.recordOnDemand,
  }),
});

/** Checks the rules that a form cannot: which numbers there are, and who is free for what. Holds the numbers until the transaction ends. */
const claim = async (tx: Tx, ctx: ActingCtx, id: string, draft: ContactMethodDraft): Promise<string[]> => {
  if (draft.kind === 'EMAIL') return [];
  const presented = draft.kind === 'SIP_FORWARDING' ? null : draft.presentedNumberId;
  if (draft.kind === 'SIP_ACCOUNT' && draft.externalOutboundEnabled && presented === null) refuseNumber('rule-broken', '/presentedNumberId', 'Choose the number that external calls show.');
  const own = await lockNumbers(tx, [...draft.phoneNumberIds, ...(presented === null ? [] : [presented])]);
  draft.phoneNumberIds.forEach((numberId, index) => refuseUnusable(ctx, own.get(numberId), { kind: 'contact-method', id }, `/phoneNumberIds/${index}`));
  if (presented !== null && !own.get(presented)?.voice) refuseNumber('rule-broken', '/presentedNumberId', 'A number that is shown is a voice number of the enterprise.');
  return draft.phoneNumberIds;
};

export const insertContactMethod = async (tx: Tx, ctx: ActingCtx, id: string, draft: ContactMethodDraft): Promise<ContactMethod> => {
  const phoneNumberIds = await claim(tx, ctx, id, draft);
  const { kind, userId } = draft;
  const sip = kind === 'SIP_ACCOUNT' ? newSipAccount(ctx, id) : {};
  await tx.contactMethod.create({ data: { id, kind, userId, ...toRow(draft), ...sip, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await assignNumbers(tx, ctx, { kind: 'contact-method', id }, phoneNumberIds);
  return loadContactMethod(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeContactMethod = async (tx: Tx, ctx: ActingCtx, before: ContactMethod, draft: ContactMethodDraft & { version?: number }): Promise<ContactMethod> => {
  const { id } = before;
  const phoneNumberIds = await claim(tx, ctx, id, draft);
  await tx.contactMethod.update({ where: { id, version: draft.version ?? before.version }, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await assignNumbers(tx, ctx, { kind: 'contact-method', id }, phoneNumberIds);
  return loadContactMethod(tx, id);
};

/** Frees its numbers and takes it away. */
export const dropContactMethod = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  await assignNumbers(tx, ctx, { kind: 'contact-method', id }, []);
  await tx.contactMethod.delete({ where: { id }, select: { id: true } });
};

export const createContactMethod = (ctx: TenantCtx, draft: ContactMethodDraft): Promise<ContactMethod> =>
  ctx.inTenant(async (tx) => {
    const after = await insertContactMethod(tx, ctx, ctx.newId(), draft);
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
    const { phoneNumbers, presentedNumber } = await loadContactMethod(tx, id);
    const numbers = new Map([...phoneNumbers, ...(presentedNumber ? [presentedNumber] : [])].map((one) => [one.id, { kind: 'phone-number', id: one.id, label: one.e164 }]));
    return { blocking: [], removed: [], released: [...numbers.values()] };
  });
