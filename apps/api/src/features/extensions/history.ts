import { isDeepStrictEqual } from 'node:util';
import type { LostSecret } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { bumpCards, type CardName } from '../../platform/extension-cards.ts';
import type { History } from '../../platform/history.ts';
import { updateEach } from '../../platform/insert-many.ts';
import { bulkKeys } from './bulk.ts';
import { cards } from './cards/all.ts';
import { partOf, restoreCards } from './cards/card.ts';
import { cardsOfDraft, changeExtension, dropExtensions } from './extensions.ts';
import { noPresentation } from './numbers.ts';
import { type ExtensionState, findState, findStates, loadState } from './load.ts';
import { recreateExtensions } from './recreate.ts';

interface Restoring {
  /** As it is. */
  before: ExtensionState;
  /** As far as is told, how it is to be. */
  wire: Partial<ExtensionState>;
}

const draftKeys = ['shortNumber', 'displayName', 'phoneNumberIds', 'presentationNumberId', 'isEnabled'] as const;

/** What the extension itself is drafted by, at once. Answers how it is afterwards. */
const restoreDraft = async (tx: Tx, ctx: ActingCtx, { before, wire }: Restoring): Promise<ExtensionState> => {
  const told = partOf(wire as ExtensionState, draftKeys);
  if (isDeepStrictEqual(told, partOf(before, Object.keys(told)))) return before;
  await bumpCards(tx, ctx, [before.id], cardsOfDraft(before, await changeExtension(tx, ctx, before, { ...before, ...told })));
  return loadState(tx, before.id);
};

const restoreAll = async (tx: Tx, ctx: ActingCtx, { before, wire }: Restoring): Promise<void> => restoreCards(tx, ctx, { before: await restoreDraft(tx, ctx, { before, wire }), wire }, cards);

/** In columns of their own row, and of nothing else. */
const plainKeys = ['displayName', ...bulkKeys] as const;

/** Brings those of whom the same is told back by one statement, whatever it was of each. */
const restorePlain = async (tx: Tx, ctx: ActingCtx, wires: ExtensionState[]): Promise<void> => {
  const keys = plainKeys.filter((key) => key in wires[0]!);
  if (keys.length === 0) return;
  await updateEach(tx, { table: 'extension', keys, now: ctx.now }, wires);
  const changed: CardName[] = [...(keys.includes('displayName') ? ['identity' as const] : []), ...(keys.some((key) => key !== 'displayName' && key !== 'isEnabled') ? ['numberSettings' as const] : [])];
  await bumpCards(tx, ctx, wires.map(({ id }) => id), changed);
};

const isPlain = (wire: object): boolean => Object.keys(wire).every((key) => key === 'id' || plainKeys.includes(key as (typeof plainKeys)[number]));

const sharedKeys: ReadonlySet<string> = new Set(['shortNumber', 'phoneNumberIds', 'presentationNumberId', 'phoneIds', 'endpoints'] satisfies (keyof ExtensionState)[]);
/** What is told of it takes nothing from others, and they take nothing of it: its state is known before any of them goes back. */
const isAlone = (wire: object): boolean => Object.keys(wire).every((key) => !sharedKeys.has(key));

/** Plain columns of all at once, and then the cards, one by one: of those that take nothing from others without asking again how they are. */
const restoreMany = async (tx: Tx, ctx: ActingCtx, wires: ExtensionState[]): Promise<void> => {
  const alone = wires.filter(isAlone);
  for (const alike of Map.groupBy(alone, (wire) => plainKeys.filter((key) => key in wire).join()).values()) await restorePlain(tx, ctx, alike);
  const withCards = new Map(alone.filter((wire) => !isPlain(wire)).map((wire) => [wire.id, wire]));
  const states = withCards.size === 0 ? [] : await findStates(tx, [...withCards.keys()]);
  for (const before of states) await restoreCards(tx, ctx, { before, wire: withCards.get(before.id)! }, cards);
  for (const wire of wires.filter((one) => !isAlone(one))) await restoreAll(tx, ctx, { before: await loadState(tx, wire.id), wire });
};

const restore = async (tx: Tx, ctx: ActingCtx, wire: ExtensionState): Promise<ExtensionState> => {
  await restoreAll(tx, ctx, { before: await loadState(tx, wire.id), wire });
  return loadState(tx, wire.id);
};

const recreate = async (tx: Tx, ctx: ActingCtx, wire: ExtensionState): Promise<ExtensionState> => {
  await recreateExtensions(tx, ctx, [wire]);
  return loadState(tx, wire.id);
};

/** What an older row of the log does not know of, it does not miss. */
const lost = ({ voicemail, identity }: Partial<ExtensionState>): LostSecret[] =>
  ['sip-password', ...(voicemail?.hasPin ? ['voicemail-pin' as const] : []), ...(identity?.isSignInAllowed ? ['sign-in-password' as const] : [])];

const comparableKeys: ReadonlySet<string> = new Set(['displayName', 'isEnabled', ...cards.flatMap(({ keys }) => keys)]);
const sorted = (ids: string[] | undefined): string[] | undefined => ids && [...ids].sort();

/** A change of one card tells of that card alone, and so does what undoes it. */
export const extensionHistory: History<ExtensionState> = {
  type: 'extension',
  final: ['extension.temporary-forward-began', 'extension.temporary-forward-ended', 'extension.messaged', 'extension.unregistered'],
  current: (tx, _ctx, id) => findState(tx, id),
  part: (state, of) => partOf(state, Object.keys(of)) as ExtensionState,
  restore,
  recreate,
  lost,
  remove: async (tx, ctx, id) => dropExtensions(tx, ctx, [await loadState(tx, id)]),
  many: {
    current: async (tx, _ctx, ids) => new Map((await findStates(tx, ids)).map((state) => [state.id, state])),
    restore: restoreMany,
    recreate: recreateExtensions,
    remove: async (tx, ctx, ids) => dropExtensions(tx, ctx, await findStates(tx, ids)),
  },
  claims: ({ id, shortNumber, phoneNumberIds = [], presentationNumberId = null }: Partial<ExtensionState> & { id: string }) => ({
    numbers: { assignee: { kind: 'extension', id }, ids: phoneNumberIds },
    shown: { ids: presentationNumberId === null ? [] : [presentationNumberId], detail: noPresentation },
    ...(shortNumber !== undefined && { code: shortNumber }),
  }),
  comparable: (state) => {
    const { voicemail, phoneNumberIds, phoneIds, ...rest }: Partial<ExtensionState> = partOf(state, [...comparableKeys]);
    return { ...rest, phoneNumberIds: sorted(phoneNumberIds), phoneIds: sorted(phoneIds), voicemail: voicemail && { ...voicemail, hasPin: undefined } };
  },
};
