import type { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { aDialPlanProfile } from '../builders/dial-plan-profiles.ts';
import { anExtension } from '../builders/extensions.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aDialPlanProfile(app, enterprise)).id } });

let counter = 0;
const draft = () => ({
  name: `Profile ${(counter += 1)}`, allowedClasses: ['INTERNAL' as const, 'NATIONAL' as const],
  allowPrefixes: [{ prefix: '+4420', note: 'Our London office' }], denyPrefixes: [{ prefix: '+49180', note: '' }],
});

export const dialPlanProfileExamples: ExamplesOf<typeof dialPlanProfiles> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: draft() }),
  update: async (side) => ({ ...(await anOwn(side)), body: { ...draft(), version: 1 } }),
  remove: anOwn,
  references: anOwn,
  test: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, body: { extensionId: (await anExtension(app, enterprise)).id, dialled: '+442079460000' } }),
};

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const dialPlanProfileSeed = async ({ app, enterprise, atEnterprise }: Side) => {
  await aDialPlanProfile(app, enterprise, { name: 'Zed 2', allowedClasses: ['INTERNAL', 'MOBILE'], createdAt: day(2), updatedAt: day(6) });
  await aDialPlanProfile(app, enterprise, { name: 'zed 10', isDefault: true, createdAt: day(3), updatedAt: day(4) });
  await aDialPlanProfile(app, enterprise, { name: 'Åke', createdAt: day(1), updatedAt: day(5) });
  return { as: atEnterprise, filters: { default: 'true', allows: 'MOBILE' }, search: 'ZED' };
};
