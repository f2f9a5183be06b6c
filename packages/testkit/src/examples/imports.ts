import type { Import, imports } from '@patchbay/contract/imports';
import { asPlatform } from '@patchbay/database/as-platform';
import { aNumberRow, aPlannedImport, numbersHeader } from '../builders/imports.ts';
import type { ExamplesOf, Side } from './side.ts';

/** A planned import of the reseller's. */
export const anImport = ({ atReseller }: Side, options: Parameters<typeof aPlannedImport>[1] = {}): Promise<Import> => aPlannedImport(atReseller, options);

/** Times of their own. */
export const scrambleImports = ({ app, reseller }: Side): Promise<unknown> =>
  asPlatform(app.deps.database, (tx) => tx.$executeRaw`update import_run t set created_at = t.created_at - make_interval(hours => r.n::int)
    from (select id, row_number() over (order by id) as n from import_run where owner_id = ${reseller.id}::uuid) r where r.id = t.id`);

const idOf = async (side: Side) => ({ as: side.atReseller, params: { id: (await anImport(side)).id } });

export const importExamples: ExamplesOf<typeof imports> = {
  list: async (side) => { await anImport(side); return { as: side.atReseller, query: {} }; },
  kinds: ({ atReseller }) => Promise.resolve({ as: atReseller }),
  sample: ({ atReseller }) => Promise.resolve({ as: atReseller, query: { kind: 'phone-numbers' } }),
  create: ({ atReseller, enterprise }) => Promise.resolve({
    as: atReseller, query: { kind: 'phone-numbers', fileName: 'numbers.csv', settings: JSON.stringify({ ownerId: enterprise.id }) }, body: `${numbersHeader}\r\n${aNumberRow()}\r\n`,
  }),
  get: idOf,
  rows: async (side) => ({ ...(await idOf(side)), query: {} }),
  rejected: async (side) => ({ ...(await idOf(side)), query: {} }),
  commit: async (side) => {
    const { id, planHash } = await anImport(side);
    return { as: side.atReseller, params: { id }, body: { planHash: planHash!, mode: 'all-or-nothing' } };
  },
  discard: idOf,
};
