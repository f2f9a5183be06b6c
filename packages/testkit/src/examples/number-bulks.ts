import { numberBulks } from '@patchbay/contract/number-bulks';
import { aNumber } from '../builders/phone-numbers.ts';
import { ok } from '../call.ts';
import type { ExamplesOf, Side } from './side.ts';

const chosen = async ({ app, reseller, atReseller }: Side) => {
  const numbers = [await aNumber(app, reseller), await aNumber(app, reseller, { tags: ['example'] })];
  return ok(atReseller, numberBulks.create, { body: { ids: numbers.map(({ id }) => id) } });
};

const planned = async (side: Side) =>
  ok(side.atReseller, numberBulks.plan, { params: { id: (await chosen(side)).id }, body: { action: { type: 'tags', add: ['example'] } } });

export const numberBulkExamples: ExamplesOf<typeof numberBulks> = {
  list: async ({ atReseller }) => ({ as: atReseller }),
  create: async ({ app, reseller, atReseller }) => ({ as: atReseller, body: { ids: [(await aNumber(app, reseller)).id] } }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await planned(side)).id } }),
  plan: async (side) => ({ as: side.atReseller, params: { id: (await chosen(side)).id }, body: { action: { type: 'assign', ownerId: side.enterprise.id } } }),
  run: async (side) => {
    const { id, version } = await planned(side);
    return { as: side.atReseller, params: { id }, body: { version } };
  },
  skipped: async (side) => ({ as: side.atReseller, params: { id: (await planned(side)).id }, query: { reason: 'already-so' } }),
};
