import type { appConfigurations } from '@patchbay/contract/app-configurations';
import type { contactMethods } from '@patchbay/contract/contact-methods';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { aContactMethod } from '../builders/contact-methods.ts';
import { unique } from '../builders/organisations.ts';
import { aNumber } from '../builders/phone-numbers.ts';
import { aUser } from '../builders/users.ts';
import { ok } from '../call.ts';
import { aPicture } from '../pictures.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aUser(app, enterprise)).id } });

const anInvitable = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aUser(app, enterprise, { email: `${unique()}@staff.example`.toLowerCase() })).id } });

const aChoice = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, body: { ids: [(await aUser(app, enterprise)).id] } });

const aPictured = async (side: Side) => {
  const example = await anOwn(side);
  await ok(side.atEnterprise, users.setAvatar, { params: example.params, body: aPicture() });
  return example;
};

export const userExamples: ExamplesOf<typeof users> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: { firstName: 'Ada', lastName: 'Created' } }),
  update: async (side) => ({ ...(await anOwn(side)), body: { firstName: 'Ada', lastName: 'Renamed', version: 1 } }),
  remove: anOwn,
  invite: anInvitable,
  reissueInvitation: anInvitable,
  resendInvitations: async (side) => {
    const { as, params } = await anInvitable(side);
    await ok(as, users.invite, { params });
    await asPlatform(side.app.deps.database, (tx) => tx.$executeRaw`update app_invitation set sent_at = sent_at - interval '2 hours' where user_id = ${params.id}::uuid`);
    return { as };
  },
  invitationFunnel: async ({ atEnterprise }) => ({ as: atEnterprise }),
  avatar: async (side) => ({ ...(await aPictured(side)), query: {} }),
  setAvatar: async (side) => ({ ...(await anOwn(side)), body: aPicture() }),
  removeAvatar: aPictured,
  bulkUpdate: async (side) => ({ as: side.atEnterprise, body: { ids: [(await aUser(side.app, side.enterprise)).id], change: { department: 'Support' } } }),
  bulkRemove: aChoice,
  bulkRemoval: aChoice,
  references: anOwn,
};

const aLine = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aUser(app, enterprise)).appConfigurationId } });

export const appConfigurationExamples: ExamplesOf<typeof appConfigurations> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: aLine,
  update: async (side) => ({ ...(await aLine(side)), body: { phoneNumberIds: [(await aNumber(side.app, side.enterprise)).id], version: 1 } }),
  references: aLine,
};

const aMethod = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aContactMethod(app, enterprise)).id } });
const account = (userId: string) => ({ kind: 'SIP_ACCOUNT' as const, userId, name: 'Desk' });

export const contactMethodExamples: ExamplesOf<typeof contactMethods> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: aMethod,
  create: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, body: account((await aUser(app, enterprise)).id) }),
  update: async ({ app, enterprise, atEnterprise }) => {
    const { id, userId } = await aContactMethod(app, enterprise);
    return { as: atEnterprise, params: { id }, body: { ...account(userId), version: 1 } };
  },
  remove: aMethod,
  references: aMethod,
  replaceSipPassword: aMethod,
};
