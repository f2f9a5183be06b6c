import type { ExtensionBulkChange, extensionBulks } from '@patchbay/contract/extension-bulks';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { countReferences, mostNamed } from '../../platform/counted-references.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { bumpCards } from '../../platform/extension-cards.ts';
import { chosenExtensions } from '../../platform/extension-choice.ts';
import { refuseUnknownCountry } from '../../platform/known-country.ts';
import { partOf } from './cards/card.ts';
import { dropExtensions, refuseDeciding } from './extensions.ts';
import { entityOf, type ExtensionState, findStates, recorded } from './load.ts';
import { accountsOf, releasedBy } from './removal.ts';

const longest = { longestMs: 60_000 };

export const bulkKeys = ['isEnabled', 'dialPlanProfileId', 'country', 'isAnonymous', 'hasPresence', 'isRecorded'] as const satisfies (keyof ExtensionBulkChange)[];

const isAsked = (state: ExtensionState, change: ExtensionBulkChange): boolean => bulkKeys.every((key) => change[key] === undefined || change[key] === state[key]);

/** Those of these ids that are there, held in one order until the transaction ends. */
const lockSome = async (tx: Tx, ids: string[]): Promise<ExtensionState[]> => {
  await tx.$queryRaw`select from extension where id = any(${ids}::uuid[]) order by id for no key update`;
  const found = await findStates(tx, ids);
  if (found.length === 0) throw notFound('extension');
  return found;
};

/** Brings all of them to what the change says at once. */
export const changeExtensions = async (tx: Tx, ctx: ActingCtx, ids: string[], change: ExtensionBulkChange): Promise<void> => {
  await tx.extension.updateMany({ where: { id: { in: ids } }, data: { ...change, version: { increment: 1 }, updatedAt: ctx.now } });
  if (bulkKeys.some((key) => key !== 'isEnabled' && change[key] !== undefined)) await bumpCards(tx, ctx, ids, ['numberSettings']);
};

const placed = <T extends object>({ organisation }: TenantCtx, state: ExtensionState, change: T) => ({ ...entityOf(state), ...change, organisation });

/** Gives all of them the same settings. Those that have them already stay untouched. */
export const updateExtensions = async (ctx: TenantCtx, { change, ...choice }: BodyOf<typeof extensionBulks.bulkUpdate>): Promise<ResponseOf<typeof extensionBulks.bulkUpdate>> => {
  refuseUnknownCountry(change.country);
  const ids = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const before = (await lockSome(tx, ids)).filter((state) => !isAsked(state, change));
    const changed = before.map(({ id }) => id);
    if (change.isEnabled !== undefined) await refuseDeciding(tx, ctx, before);
    await changeExtensions(tx, ctx, changed, change);
    const after = new Map((await findStates(tx, changed)).map((state) => [state.id, state]));
    const keys = ['id', ...bulkKeys.filter((key) => change[key] !== undefined)];
    await auditMany(tx, ctx, { action: 'extension.updated', type: 'extension' }, before.map((state) => placed(ctx, state, { before: partOf(state, keys), after: partOf(after.get(state.id)!, keys) })));
    return { changed: changed.length };
  }, longest);
};

export const removeChosenExtensions = async (ctx: TenantCtx, choice: BodyOf<typeof extensionBulks.bulkRemove>): Promise<ResponseOf<typeof extensionBulks.bulkRemove>> => {
  const ids = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const gone = await lockSome(tx, ids);
    await dropExtensions(tx, ctx, gone);
    await auditMany(tx, ctx, { action: 'extension.removed', type: 'extension' }, gone.map((state) => placed(ctx, state, { before: recorded(state), after: null })));
    return { removed: gone.length };
  }, longest);
};

export const previewRemoval = async (ctx: TenantCtx, choice: BodyOf<typeof extensionBulks.bulkRemoval>): Promise<ResponseOf<typeof extensionBulks.bulkRemoval>> => {
  const ids = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const gone = await findStates(tx, ids);
    if (gone.length === 0) throw notFound('extension');
    const first = gone.slice(0, mostNamed).map((state) => ({ kind: 'extension', id: state.id, label: entityOf(state).label }));
    return { extensions: gone.length, first, released: countReferences([...(await accountsOf(tx, gone.map(({ id }) => id))), ...(await releasedBy(tx, ctx, gone))]) };
  }, longest);
};
