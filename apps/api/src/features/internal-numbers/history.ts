import type { InternalNumber } from '@patchbay/contract/internal-numbers';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { changeInternalNumber, dropInternalNumbers, findInternalNumbers, insertInternalNumbers, loadInternalNumber } from './internal-numbers.ts';

const restore = async (tx: Tx, ctx: ActingCtx, { version: _version, ...wire }: InternalNumber) => changeInternalNumber(tx, ctx, await loadInternalNumber(tx, wire.id), wire);
const remove = async (tx: Tx, ids: string[]) => dropInternalNumbers(tx, [...(await findInternalNumbers(tx, ids)).values()]);

export const internalNumberHistory: History<InternalNumber> = {
  type: 'internal-number',
  current: async (tx, _ctx, id) => (await findInternalNumbers(tx, [id])).get(id) ?? null,
  restore,
  recreate: async (tx, ctx, wire) => (await insertInternalNumbers(tx, ctx, [wire])).get(wire.id)!,
  remove: (tx, _ctx, id) => remove(tx, [id]),
  many: {
    current: (tx, _ctx, ids) => findInternalNumbers(tx, ids),
    restore: async (tx, ctx, wires) => {
      for (const wire of wires) await restore(tx, ctx, wire);
    },
    recreate: async (tx, ctx, wires) => void (await insertInternalNumbers(tx, ctx, wires)),
    remove: (tx, _ctx, ids) => remove(tx, ids),
  },
  claims: ({ number }) => ({ code: number }),
  comparable: ({ number, description }) => ({ number, description }),
};
