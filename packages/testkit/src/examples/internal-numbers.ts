import type { destinations } from '@patchbay/contract/destinations';
import type { dialSpace } from '@patchbay/contract/dial-space';
import type { internalNumbers } from '@patchbay/contract/internal-numbers';
import { anInternalNumber } from '../builders/internal-numbers.ts';
import { aUser } from '../builders/users.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await anInternalNumber(app, enterprise)).id } });

let next = 2_000;
const aFreeNumber = () => String((next += 10));

export const internalNumberExamples: ExamplesOf<typeof internalNumbers> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => {
    const first = aFreeNumber();
    return { as: atEnterprise, body: { first, last: String(Number(first) + 4), description: 'Lifts' } };
  },
  update: async (side) => ({ ...(await anOwn(side)), body: { number: aFreeNumber(), description: 'Door', version: 1 } }),
  remove: anOwn,
  references: anOwn,
};

export const dialSpaceExamples: ExamplesOf<typeof dialSpace> = {
  codes: async ({ atEnterprise }) => ({ as: atEnterprise }),
};

export const destinationExamples: ExamplesOf<typeof destinations> = {
  find: async ({ atEnterprise }) => ({ as: atEnterprise, query: { q: '100' } }),
};

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const internalNumberSeed = async ({ app, enterprise, atEnterprise }: Side) => {
  const { appConfigurationId } = await aUser(app, enterprise, { firstName: 'Zoë', lastName: 'Ås' });
  const assignee = { kind: 'app-configuration' as const, id: appConfigurationId, label: 'Zoë Ås' };
  await anInternalNumber(app, enterprise, { number: '300', description: 'Front door', createdAt: day(2), updatedAt: day(6) });
  await anInternalNumber(app, enterprise, { number: '40', description: 'Lift', createdAt: day(3), updatedAt: day(4) });
  await anInternalNumber(app, enterprise, { number: '9', assignee, createdAt: day(1), updatedAt: day(5) });
  return { as: atEnterprise, filters: { number: '30', routing: 'CONTACT_METHOD', assignee: 'zoe' }, search: 'DOOR' };
};
