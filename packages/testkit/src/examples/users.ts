import type { appConfigurations } from '@patchbay/contract/app-configurations';
import type { users } from '@patchbay/contract/users';
import { aNumber } from '../builders/phone-numbers.ts';
import { aUser } from '../builders/users.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aUser(app, enterprise)).id } });

export const userExamples: ExamplesOf<typeof users> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: { firstName: 'Ada', lastName: 'Created' } }),
  update: async (side) => ({ ...(await anOwn(side)), body: { firstName: 'Ada', lastName: 'Renamed', version: 1 } }),
  remove: anOwn,
  references: anOwn,
};

const aLine = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aUser(app, enterprise)).appConfigurationId } });

export const appConfigurationExamples: ExamplesOf<typeof appConfigurations> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: aLine,
  update: async (side) => ({ ...(await aLine(side)), body: { phoneNumberIds: [(await aNumber(side.app, side.enterprise)).id], version: 1 } }),
  references: aLine,
};
