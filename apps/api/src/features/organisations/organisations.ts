import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { organisations, Organisation, OrganisationCreate, OrganisationDraft } from '@patchbay/contract/organisations';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { childKinds } from '@patchbay/domain/access/roles';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { inviteAccount } from '../../platform/invitations.ts';
import { refuseUnknownCountry } from '../../platform/known-country.ts';
import { orStale } from '../../platform/stale.ts';
import { organisationListing, organisationToWire } from './listing.ts';

type Row = Awaited<ReturnType<Tx['organisation']['findUniqueOrThrow']>>;

export const listOrganisations = (ctx: SubtreeCtx, query: QueryOf<typeof organisations.list>) => answerList(ctx, organisationListing, query);

export const getOrganisation = async (ctx: SubtreeCtx, id: string): Promise<Organisation> => {
  const { rows } = await ctx.read((sql) => listPage(sql, organisationListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('organisation');
  return organisationToWire(rows[0]);
};

/** With ancestors and counts, inside the transaction that changed it. */
const loadOrganisation = async (tx: Tx, id: string): Promise<Organisation> => {
  const row = await tx.organisation.findUniqueOrThrow({ where: { id }, include: { _count: { select: { children: true, phoneNumbers: true } } } });
  const numbers = row.path.split('/').filter(Boolean).map(Number);
  const ancestors = await tx.organisation.findMany({ where: { number: { in: numbers }, id: { not: id } }, select: { id: true, name: true, kind: true, path: true } });
  return {
    ...recorded(row),
    id,
    parentId: ancestors.some((ancestor) => ancestor.id === row.parentId) ? row.parentId : null,
    isSuspended: row.isSuspended,
    ancestors: ancestors.sort((a, b) => a.path.length - b.path.length).map((a) => ({ id: a.id, name: a.name, kind: a.kind as OrganisationKind })),
    counts: { organisations: row._count.children, phoneNumbers: row._count.phoneNumbers },
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
};

/** What the audit log keeps of an organisation. */
export const recorded = (row: Row) => ({
  kind: row.kind as OrganisationKind,
  parentId: row.parentId,
  name: row.name,
  code: row.code,
  timeZone: row.timeZone,
  language: row.language as Organisation['language'],
  country: row.country,
  systemEmail: row.systemEmail,
  services: row.services as Organisation['services'],
  allowExternalNumbers: row.allowExternalNumbers,
  userLimit: row.userLimit,
  numberQuarantineDays: row.numberQuarantineDays,
  brandColor: row.brandColor,
  appInvitationDays: row.appInvitationDays,
  billingReference: row.billingReference,
  status: row.status as Organisation['status'],
});

export const toRow = (draft: OrganisationDraft) => ({
  name: draft.name,
  code: draft.code,
  timeZone: draft.timeZone,
  language: draft.language,
  country: draft.country ?? null,
  systemEmail: draft.systemEmail,
  services: draft.services,
  allowExternalNumbers: draft.allowExternalNumbers,
  userLimit: draft.userLimit,
  numberQuarantineDays: draft.numberQuarantineDays ?? null,
  brandColor: draft.brandColor ?? '',
  appInvitationDays: draft.appInvitationDays ?? null,
  billingReference: draft.billingReference,
});

export const find = async (tx: Tx, id: string): Promise<Row> => {
  const row = await tx.organisation.findUnique({ where: { id } });
  if (!row) throw notFound('organisation');
  return row;
};

const recordChange = (tx: Tx, ctx: SubtreeCtx, action: Parameters<typeof audit>[2], { before, after }: { before: Row | null; after: Row | null }) => {
  const row = (after ?? before)!;
  return audit(tx, ctx, action, {
    entity: { type: 'organisation', id: row.id, label: row.name },
    before: before && recorded(before),
    after: after && recorded(after),
    organisation: { id: row.id, path: row.path, name: row.name },
  });
};

/**
 * The history of an organisation goes where it goes. So that whom it left knows, there is told what it was, and nothing of where
 * to. Before the move itself, because an undoing goes from the first of a change set to the last.
 */
export const recordDeparture = async (tx: Tx, ctx: SubtreeCtx, before: ReturnType<typeof recorded> & { id: string }): Promise<void> => {
  const { id, path, name } = await find(tx, before.parentId!);
  await audit(tx, ctx, 'organisation.left', { entity: { type: 'organisation', id: before.id, label: before.name }, before, after: null, organisation: { id, path, name } });
};

/** Nobody decides about their own standing: that is for an organisation above. */
export const refuseOnSelf = (ctx: SubtreeCtx, row: Row, what: string): void => {
  if (row.path === ctx.reachPath) throw new Problem('rule-broken', `${row.name} cannot be ${what} by its own administrators; an organisation above it can.`);
};

export const decidedAbove = ['code', 'services', 'allowExternalNumbers', 'userLimit', 'billingReference'] as const;

export const refuseOwnTerms = (ctx: SubtreeCtx, before: Row, draft: OrganisationDraft): void => {
  if (before.path !== ctx.reachPath || before.kind === 'platform') return;
  const changed = decidedAbove.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]));
  if (changed.length === 0) return;
  const detail = 'Decided by the organisation above.';
  throw new Problem('rule-broken', detail, { errors: changed.map((field) => ({ pointer: `/${field}`, detail })) });
};

const withArticle = (kind: OrganisationKind) => `${kind === 'enterprise' ? 'an' : 'a'} ${kind}`;

export const cannotLieBelow = (kind: OrganisationKind, parent: OrganisationKind): string => {
  const text = `${withArticle(kind)} cannot lie below ${withArticle(parent)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const createOrganisation = (ctx: SubtreeCtx, draft: z.output<typeof OrganisationCreate>): Promise<Organisation> =>
  ctx.inSubtree(async (tx) => {
    refuseUnknownCountry(draft.country);
    const parent = await find(tx, draft.parentId);
    if (!childKinds(parent.kind as OrganisationKind).includes(draft.kind)) {
      const detail = cannotLieBelow(draft.kind, parent.kind as OrganisationKind);
      throw new Problem('rule-broken', detail, { errors: [{ pointer: '/parentId', detail }] });
    }
    // The trigger fills path and suspension, so the row is read again.
    const { id } = await tx.organisation.create({ data: { ...toRow(draft), id: ctx.newId(), kind: draft.kind, parentId: parent.id }, select: { id: true } });
    const row = await find(tx, id);
    await recordChange(tx, ctx, 'organisation.created', { before: null, after: row });
    if (draft.administratorEmail !== '') {
      await inviteAccount(tx, ctx, {
        email: draft.administratorEmail.toLowerCase(),
        name: draft.administratorName || draft.administratorEmail,
        organisation: { id, path: row.path, name: row.name, kind: draft.kind, language: row.language },
        role: 'administrator',
      });
    }
    return loadOrganisation(tx, id);
  });

export const updateOrganisation = (ctx: SubtreeCtx, id: string, draft: OrganisationDraft & { version: number }): Promise<Organisation> =>
  ctx.inSubtree(async (tx) => {
    const before = await find(tx, id);
    refuseOwnTerms(ctx, before, draft);
    if (draft.country !== before.country) refuseUnknownCountry(draft.country);
    const after = await tx.organisation.update({ where: { id, version: draft.version }, data: { ...toRow(draft), version: { increment: 1 } } }).catch(orStale);
    await recordChange(tx, ctx, 'organisation.updated', { before, after });
    return loadOrganisation(tx, id);
  });

export const setOrganisationStatus = (ctx: SubtreeCtx, id: string, status: Organisation['status']): Promise<Organisation> =>
  ctx.inSubtree(async (tx) => {
    const before = await find(tx, id);
    refuseOnSelf(ctx, before, status === 'disabled' ? 'disabled' : 'enabled');
    if (before.kind === 'platform') throw new Problem('rule-broken', 'The platform itself cannot be disabled.');
    const after = await tx.organisation.update({ where: { id }, data: { status, version: { increment: 1 } } });
    await recordChange(tx, ctx, status === 'disabled' ? 'organisation.disabled' : 'organisation.enabled', { before, after });
    return loadOrganisation(tx, id);
  });

/** The path down to the nearest partner (or the platform) above. */
const partnerPathOf = async (tx: Tx, row: Row): Promise<string> => {
  const numbers = row.path.split('/').filter(Boolean).map(Number);
  const above = await tx.organisation.findMany({ where: { number: { in: numbers }, kind: { in: ['partner', 'platform'] } }, orderBy: { path: 'desc' }, take: 1 });
  return above[0]?.path ?? '';
};

export const requireMovable = async (tx: Tx, before: Row, parentId: string): Promise<void> => {
  const target = await find(tx, parentId);
  if (before.kind !== 'enterprise') throw new Problem('rule-broken', 'Only an enterprise can be moved.');
  if (target.kind !== 'reseller' || (await partnerPathOf(tx, before)) !== (await partnerPathOf(tx, target))) {
    const detail = 'An enterprise moves to another reseller of the same partner.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/parentId', detail }] });
  }
};

export const moveOrganisation = (ctx: SubtreeCtx, id: string, { parentId, version }: { parentId: string; version: number }): Promise<Organisation> =>
  ctx.inSubtree(async (tx) => {
    const before = await find(tx, id);
    await requireMovable(tx, before, parentId);
    await tx.organisation.update({ where: { id, version }, data: { parentId, version: { increment: 1 } }, select: { id: true } }).catch(orStale);
    const after = await find(tx, id);
    await recordDeparture(tx, ctx, { id, ...recorded(before) });
    await recordChange(tx, ctx, 'organisation.moved', { before, after });
    return loadOrganisation(tx, id);
  });

export const referencesOf = async (tx: Tx, { id, path }: Pick<Row, 'id' | 'path'>): Promise<References> => {
  const take = 50;
  const [children, numbers, holdings, accounts, keys] = await Promise.all([
    tx.organisation.findMany({ where: { parentId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' }, take }),
    tx.phoneNumber.findMany({ where: { ownerPath: path }, select: { id: true, e164: true }, orderBy: { e164: 'asc' }, take }),
    // From above, nobody but this function sees what an enterprise has.
    tx.$queryRaw<Reference[]>`select kind, id, label from enterprise_holdings(${id}::uuid, ${take}::int)`,
    tx.account.findMany({ where: { ownerId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' }, take }),
    tx.apiKey.findMany({ where: { organisationId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' }, take }),
  ]);
  const blocking: Reference[] = [
    ...children.map((child) => ({ kind: 'organisation', id: child.id, label: child.name })),
    ...numbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })),
    ...holdings,
  ];
  const removed: Reference[] = [
    ...accounts.map((account) => ({ kind: 'account', id: account.id, label: account.name })),
    ...keys.map((key) => ({ kind: 'api-key', id: key.id, label: key.name })),
  ];
  return { blocking, removed, released: [] };
};

export const organisationReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => referencesOf(tx, await find(tx, id)));

export const removeOrganisation = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const before = await find(tx, id);
    refuseOnSelf(ctx, before, 'removed');
    if (before.status === 'active') throw new Problem('rule-broken', 'Disable the organisation first; only a disabled and empty one can be removed.');
    const { blocking } = await referencesOf(tx, before);
    if (blocking.length > 0) throw new Problem('in-use', `${before.name} is not empty.`, { references: blocking });
    await recordChange(tx, ctx, 'organisation.removed', { before, after: null });
    await tx.apiKey.deleteMany({ where: { organisationId: id } });
    await tx.$executeRaw`select release_accounts(${id}::uuid)`;
    await tx.organisation.delete({ where: { id }, select: { id: true } });
  });
