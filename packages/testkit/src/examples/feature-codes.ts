import type { featureCodes } from '@patchbay/contract/feature-codes';
import { aFeatureCode } from '../builders/feature-codes.ts';
import { anOrganisation } from '../builders/organisations.ts';
import { signedIn } from '../session.ts';
import type { ExamplesOf, Side } from './side.ts';

/** Of an enterprise that has no codes yet, because an action has one at most. */
const elsewhere = async ({ app, reseller }: Side) => {
  const enterprise = await anOrganisation(app, reseller, 'enterprise');
  return { enterprise, as: await signedIn(app, enterprise) };
};

const anOwn = async (side: Side) => {
  const { enterprise, as } = await elsewhere(side);
  return { as, params: { id: (await aFeatureCode(side.app, enterprise)).id } };
};

export const featureCodeExamples: ExamplesOf<typeof featureCodes> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async (side) => ({ as: (await elsewhere(side)).as, body: { code: '*3', action: 'RECORD_ON_DEMAND', comment: 'Asked for' } }),
  addUsual: async (side) => ({ as: (await elsewhere(side)).as }),
  update: async (side) => ({ ...(await anOwn(side)), body: { code: '*88', action: 'PICKUP', isEnabled: false, version: 1 } }),
  remove: anOwn,
  references: anOwn,
};

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const featureCodeSeed = async ({ app, enterprise, atEnterprise }: Side) => {
  await aFeatureCode(app, enterprise, { code: '*10', action: 'PARK', createdAt: day(2), updatedAt: day(6) });
  await aFeatureCode(app, enterprise, { code: '*9', action: 'PICKUP', isEnabled: false, createdAt: day(3), updatedAt: day(4) });
  await aFeatureCode(app, enterprise, { code: '#1', action: 'BLIND_TRANSFER', comment: 'Handsets', createdAt: day(1), updatedAt: day(5) });
  return { as: atEnterprise, filters: { enabled: 'false', action: 'PARK' }, search: 'HAND' };
};
