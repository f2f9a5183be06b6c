import type { CarrierComparison, carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { aCarrierProfile } from '../builders/carrier-profiles.ts';
import { aComparison } from '../builders/carrier-comparisons.ts';
import { uniqueE164 } from '../builders/phone-numbers.ts';
import type { ExamplesOf, Side } from './side.ts';

const made = ({ atReseller }: Side): Promise<CarrierComparison> => aComparison(atReseller, { lines: ['Number', uniqueE164(), 'not a number'] });

const idOf = async (side: Side) => ({ as: side.atReseller, params: { id: (await made(side)).id } });

export const carrierComparisonExamples: ExamplesOf<typeof carrierComparisons> = {
  list: async (side) => { await made(side); return { as: side.atReseller, query: {} }; },
  create: async ({ app, atReseller, reseller }) => ({ as: atReseller, query: { fileName: 'list.csv', carrierId: (await aCarrierProfile(app, reseller)).id, country: 'US' }, body: `${uniqueE164()}\r\n` }),
  get: idOf,
  findings: async (side) => ({ as: side.atReseller, params: { id: (await made(side)).id, outcome: 'not-here' }, query: {} }),
  unreadable: async (side) => ({ ...(await idOf(side)), query: {} }),
  unreadableFile: async (side) => ({ ...(await idOf(side)), query: {} }),
  import: idOf,
  discard: idOf,
};
