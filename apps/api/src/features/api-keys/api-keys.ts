import type { ApiKey, ApiKeyDraft, apiKeys } from '@patchbay/contract/api-keys';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { digest } from '../../platform/secrets.ts';
import { orStale } from '../../platform/stale.ts';
import { newApiKey } from '../../platform/tokens.ts';
import { apiKeyListing } from './listing.ts';
import { givenBy, refusePast, refusePermissions } from './rules.ts';

type Draft = z.output<typeof ApiKeyDraft>;

const withOrganisation = { omit: { keyHash: true }, include: { organisation: { select: { id: true, name: true, path: true, kind: true } } } } as const;

export const findKey = async (tx: Tx, id: string) => {
  const row = await tx.apiKey.findUnique({ where: { id }, ...withOrganisation });
  if (!row) throw notFound('API key');
  return row;
};

export type KeyRow = Awaited<ReturnType<typeof findKey>>;

const toRow = ({ name, permissions, expiresAt }: Draft) => ({ name, permissions: [...new Set(permissions)], expiresAt: expiresAt === null ? null : new Date(expiresAt) });

const toWire = (row: KeyRow): ApiKey => ({
  ...recorded(row),
  id: row.id,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** What the audit log keeps of a key. */
export const recorded = (row: KeyRow) => ({
  name: row.name,
  permissions: row.permissions as Permission[],
  expiresAt: row.expiresAt?.toISOString() ?? null,
  organisationId: row.organisationId,
  organisationName: row.organisation.name,
  prefix: row.prefix,
  createdByName: row.createdByName,
});

const recordChange = (tx: Tx, ctx: SubtreeCtx, action: Parameters<typeof audit>[2], { before, after }: { before: KeyRow | null; after: KeyRow | null }) => {
  const row = (after ?? before)!;
  return audit(tx, ctx, action, { entity: { type: 'api-key', id: row.id, label: row.name }, before: before && recorded(before), after: after && recorded(after), organisation: row.organisation });
};

export const listApiKeys = (ctx: SubtreeCtx, query: QueryOf<typeof apiKeys.list>) => answerList(ctx, apiKeyListing, query);

export const getApiKey = async (ctx: SubtreeCtx, id: string): Promise<ApiKey> => {
  const { rows } = await ctx.read((sql) => listPage(sql, apiKeyListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('API key');
  return apiKeyListing.toWire(rows[0]);
};

/** A key of the organisation that is acted on. Its text is in this answer and nowhere else. */
export const createApiKey = (ctx: SubtreeCtx, draft: Draft): Promise<{ apiKey: ApiKey; key: string }> =>
  ctx.inSubtree(async (tx) => {
    const { organisation } = ctx;
    const terms = toRow(draft);
    refusePermissions(ctx, terms.permissions, organisation.kind);
    refusePast(ctx, terms.expiresAt);
    const { key, prefix } = newApiKey(ctx.deps.clock);
    const data = { ...terms, id: ctx.newId(), organisationId: organisation.id, organisationPath: organisation.path, prefix, keyHash: digest(key), createdByName: ctx.actor.name, createdAt: ctx.now };
    const row = await tx.apiKey.create({ data, ...withOrganisation });
    await recordChange(tx, ctx, 'api-key.created', { before: null, after: row });
    return { apiKey: toWire(row), key };
  });

export const updateApiKey = (ctx: SubtreeCtx, id: string, { version, ...draft }: Draft & { version: number }): Promise<ApiKey> =>
  ctx.inSubtree(async (tx) => {
    const before = await findKey(tx, id);
    const after = await changeKey(tx, ctx, before, { ...draft, version });
    await recordChange(tx, ctx, 'api-key.updated', { before, after });
    return toWire(after);
  });

/** The change itself, under its rules, without its row in the log. */
export const changeKey = async (tx: Tx, ctx: SubtreeCtx, before: KeyRow, { version, ...draft }: Draft & { version: number }): Promise<KeyRow> => {
  const terms = toRow(draft);
  refusePermissions(ctx, givenBy(before, terms), before.organisation.kind as OrganisationKind);
  if (terms.expiresAt?.getTime() !== before.expiresAt?.getTime()) refusePast(ctx, terms.expiresAt);
  return tx.apiKey.update({ where: { id: before.id, version }, data: { ...terms, version: { increment: 1 } }, ...withOrganisation }).catch(orStale);
};

/** Revokes a key: the next request with it is refused. */
export const removeApiKey = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const before = await findKey(tx, id);
    await dropKey(tx, id);
    await recordChange(tx, ctx, 'api-key.removed', { before, after: null });
  });

export const dropKey = async (tx: Tx, id: string): Promise<void> => void (await tx.apiKey.delete({ where: { id }, select: { id: true } }));
