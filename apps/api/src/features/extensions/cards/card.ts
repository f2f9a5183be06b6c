import { isDeepStrictEqual } from 'node:util';
import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { bumpCards, type CardName } from '../../../platform/extension-cards.ts';
import { entityOf, type ExtensionState, loadState } from '../load.ts';
import { settingsOf } from './settings.ts';

/** One card of an extension: what is saved by itself, and goes back by itself. */
export interface Card<D extends object> {
  name: CardName;
  /** Of a state, what belongs to it, and goes back with it. */
  keys: readonly (keyof ExtensionState)[];
  /** What the log tells along, so that people understand it. */
  told?: readonly (keyof ExtensionState)[];
  /** What the log tells beside that: that a secret is another one, of which no state tells. */
  toldOnce?(before: ExtensionState, draft: D): object;
  /** The draft that makes this state, but for what is secret. */
  draftOf(state: ExtensionState): D;
  /** Refuses what a form cannot know of. What was so before is not asked: it comes back, and what has gone meanwhile is a dead end. */
  check?(tx: Tx, ctx: ActingCtx, before: ExtensionState, draft: D): Promise<void>;
  /** Makes it so. */
  change(tx: Tx, ctx: ActingCtx, before: ExtensionState, draft: D): Promise<void>;
}

/** Holds an extension until the transaction ends, and answers the version of each of its cards. */
export const lockCards = async (tx: Tx, id: string): Promise<{ [C in CardName]?: number }> => {
  const [row] = await tx.$queryRaw<{ versions: { [C in CardName]?: number } }[]>`select card_versions as versions from extension where id = ${id}::uuid for no key update`;
  if (!row) throw notFound('extension');
  return row.versions;
};

/** What the log tells of a state where only some keys of it were to change. */
export const partOf = (state: ExtensionState, keys: readonly string[]): Partial<ExtensionState> =>
  Object.fromEntries(Object.entries(state).filter(([key]) => keys.includes(key)));

/** Saves one card, and nothing of the others. */
export const saveCard = <D extends object>(ctx: TenantCtx, card: Card<D>, id: string, { version, ...draft }: D & { version: number }): Promise<ExtensionSettings> =>
  ctx.inTenant(async (tx) => {
    const versions = await lockCards(tx, id);
    if ((versions[card.name] ?? 1) !== version) throw new Problem('stale-version', 'Somebody changed this meanwhile. Reload, compare, and save again.');
    return changeCard(tx, ctx, card, { before: await loadState(tx, id), draft: draft as unknown as D });
  });

/** Changes one card, whichever version it has, and records that. */
export const changeCard = async <D extends object>(tx: Tx, ctx: TenantCtx, card: Card<D>, { before, draft }: { before: ExtensionState; draft: D }): Promise<ExtensionSettings> => {
  const { id } = before;
  await card.check?.(tx, ctx, before, draft);
  await card.change(tx, ctx, before, draft);
  await bumpCards(tx, ctx, [id], [card.name]);
  const after = await loadState(tx, id);
  const keys = ['id', ...card.keys, ...(card.told ?? [])];
  await audit(tx, ctx, 'extension.updated', { entity: entityOf(after), before: partOf(before, keys), after: { ...partOf(after, keys), ...card.toldOnce?.(before, draft) } });
  return settingsOf(tx, after);
};

/** Brings all cards of which `wire` tells to what it tells, where they are not so. */
export const restoreCards = async (tx: Tx, ctx: ActingCtx, { before, wire }: { before: ExtensionState; wire: Partial<ExtensionState> }, cards: readonly Card<object>[]): Promise<void> => {
  const { id } = before;
  let [current, isChanged] = [before, false];
  for (const card of cards.filter(({ keys }) => keys.some((key) => key in wire))) {
    if (isChanged) current = await loadState(tx, id);
    const draft = card.draftOf({ ...current, ...wire });
    isChanged = !isDeepStrictEqual(draft, card.draftOf(current));
    if (!isChanged) continue;
    await card.change(tx, ctx, current, draft);
    await bumpCards(tx, ctx, [id], [card.name]);
  }
};
