import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { KeyLayout, KeyLayoutDraft, keyLayouts } from '@patchbay/contract/key-layouts';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { phonesUsing } from '../../platform/phones-using.ts';
import { orStale } from '../../platform/stale.ts';
import { keyLayoutListing, keyLayoutToWire } from './listing.ts';

export const listKeyLayouts = (ctx: SubtreeCtx, query: QueryOf<typeof keyLayouts.list>) => answerList(ctx, keyLayoutListing, query);

export const getKeyLayout = async (ctx: SubtreeCtx, id: string): Promise<KeyLayout> => {
  const { rows } = await ctx.read((sql) => listPage(sql, keyLayoutListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('key layout');
  return keyLayoutToWire(rows[0]);
};

/** One of the scope: those above can be seen, and are changed by their owner. */
const find = async (tx: Tx, ctx: ActingCtx, id: string) => {
  const row = await tx.keyLayout.findUnique({ where: { id } });
  if (!row) return null;
  if (!row.ownerPath.startsWith(ctx.organisation.path)) throw new Problem('forbidden', `${row.ownerName} owns this layout, and alone changes it.`);
  return tx.keyLayout.findUniqueOrThrow({ where: { id }, include: { owner: { select: { id: true, path: true, name: true } } } });
};
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

const toWire = (row: Row): KeyLayout =>
  keyLayoutToWire({ id: row.id, name: row.name, keys: row.keys as KeyLayout['keys'], owner_id: row.ownerId, owner_name: row.ownerName, version: row.version, created_at: row.createdAt, updated_at: row.updatedAt });

/** One that the organisation of the address may change. */
export const loadKeyLayout = async (tx: Tx, ctx: ActingCtx, id: string): Promise<Row> => {
  const row = await find(tx, ctx, id);
  if (!row) throw notFound('key layout');
  return row;
};

export const findKeyLayout = async (tx: Tx, ctx: ActingCtx, id: string): Promise<KeyLayout | null> => {
  const row = await find(tx, ctx, id);
  return row && toWire(row);
};

const entityOf = ({ id, name }: KeyLayout) => ({ type: 'key-layout' as const, id, label: name });

export const insertKeyLayout = async (tx: Tx, ctx: ActingCtx, owner: { id: string; path: string }, { id, name, keys }: KeyLayoutDraft & { id: string }): Promise<KeyLayout> => {
  await tx.keyLayout.create({ data: { id, ownerId: owner.id, ownerPath: owner.path, name, keys, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return toWire(await loadKeyLayout(tx, ctx, id));
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeKeyLayout = async (tx: Tx, ctx: ActingCtx, id: string, { name, keys, version }: KeyLayoutDraft & { version?: number }): Promise<KeyLayout> => {
  const before = await loadKeyLayout(tx, ctx, id);
  await tx.keyLayout.update({ where: { id, version: version ?? before.version }, data: { name, keys, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return toWire(await loadKeyLayout(tx, ctx, id));
};

const mostReferences = 50;
const references = async (tx: Tx, id: string): Promise<Reference[]> =>
  (await phonesUsing(tx, id, mostReferences)).phones.map((phone) => ({ kind: 'phone', id: phone.id, label: `${phone.name} (${phone.enterpriseName})` }));

/** Takes one away that no phone has. */
export const dropKeyLayout = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  const before = await loadKeyLayout(tx, ctx, id);
  const phones = await references(tx, id);
  if (phones.length > 0) throw new Problem('in-use', `${before.name} is the key layout of phones. Give them another first.`, { references: phones });
  await tx.keyLayout.delete({ where: { id }, select: { id: true } });
};

export const createKeyLayout = (ctx: SubtreeCtx, draft: KeyLayoutDraft): Promise<KeyLayout> =>
  ctx.inSubtree(async (tx) => {
    const after = await insertKeyLayout(tx, ctx, ctx.organisation, { ...draft, id: ctx.newId() });
    await audit(tx, ctx, 'key-layout.created', { entity: entityOf(after), after });
    return after;
  });

export const updateKeyLayout = (ctx: SubtreeCtx, id: string, draft: KeyLayoutDraft & { version: number }): Promise<KeyLayout> =>
  ctx.inSubtree(async (tx) => {
    const before = await loadKeyLayout(tx, ctx, id);
    const after = await changeKeyLayout(tx, ctx, id, draft);
    await audit(tx, ctx, 'key-layout.updated', { entity: entityOf(after), before: toWire(before), after, organisation: before.owner });
    return after;
  });

export const removeKeyLayout = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadKeyLayout(tx, ctx, id);
    await dropKeyLayout(tx, ctx, id);
    const before = toWire(row);
    await audit(tx, ctx, 'key-layout.removed', { entity: entityOf(before), before, organisation: row.owner });
  });

export const keyLayoutReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => {
    if (!(await tx.keyLayout.findUnique({ where: { id }, select: { id: true } }))) throw notFound('key layout');
    return { blocking: await references(tx, id), removed: [], released: [] };
  });
