import { accounts, type memberships } from '@patchbay/contract/accounts';
import { apiKeys } from '@patchbay/contract/api-keys';
import { organisations } from '@patchbay/contract/organisations';
import type { search } from '@patchbay/contract/search';
import { anAccount, aMembership } from '../builders/accounts.ts';
import { anOrganisation, unique } from '../builders/organisations.ts';
import { ok } from '../call.ts';
import { aSecuredPerson } from './session.ts';
import { atPartner, type ExamplesOf, type Side } from './side.ts';

const anEnterprise = ({ app, reseller }: Side, status?: string) => anOrganisation(app, reseller, 'enterprise', status ? { status } : {});

const draftOf = ({ name, timeZone, language, country, systemEmail, services, allowExternalNumbers, userLimit, numberQuarantineDays, brandColor, appInvitationDays, billingReference, code, version }: Awaited<ReturnType<typeof read>>) =>
  ({ name, timeZone, language, country, systemEmail, services, allowExternalNumbers, userLimit, numberQuarantineDays, brandColor, appInvitationDays, billingReference, code, version });

const read = (side: Side, id: string) => ok(side.atReseller, organisations.get, { params: { id } });

export const organisationExamples: ExamplesOf<typeof organisations> = {
  list: async ({ atReseller }) => ({ as: atReseller, query: {} }),
  get: async ({ atReseller, enterprise }) => ({ as: atReseller, params: { id: enterprise.id } }),
  create: async ({ atReseller, reseller }) => ({ as: atReseller, body: { name: 'New', code: `N${unique()}`, kind: 'enterprise', parentId: reseller.id } }),
  update: async (side) => {
    const { id } = await anEnterprise(side);
    return { as: side.atReseller, params: { id }, body: { ...draftOf(await read(side, id)), name: 'Renamed' } };
  },
  disable: async (side) => ({ as: side.atReseller, params: { id: (await anEnterprise(side)).id } }),
  enable: async (side) => ({ as: side.atReseller, params: { id: (await anEnterprise(side, 'disabled')).id } }),
  move: async (side) => {
    const { id } = await anEnterprise(side);
    return { as: await atPartner(side), params: { id }, body: { parentId: side.otherReseller.id, version: 1 } };
  },
  remove: async (side) => ({ as: side.atReseller, params: { id: (await anEnterprise(side, 'disabled')).id } }),
  references: async ({ atReseller, enterprise }) => ({ as: atReseller, params: { id: enterprise.id } }),
};

const aPerson = ({ app, enterprise }: Side) => anAccount(app, enterprise, { role: 'read-only' });

export const accountsExamples: ExamplesOf<typeof accounts> = {
  list: async ({ atReseller }) => ({ as: atReseller, query: {} }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id } }),
  create: async ({ atReseller, enterprise }) => ({ as: atReseller, body: { email: `${unique()}@people.example`, name: 'Invited', organisationId: enterprise.id, role: 'read-only' } }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id }, body: { name: 'Renamed', isEnabled: true, version: 1 } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id } }),
  references: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id } }),
  resendInvitation: async ({ atReseller, enterprise }) => {
    const { id } = await ok(atReseller, accounts.create, { body: { email: `${unique()}@people.example`, name: 'Invited', organisationId: enterprise.id, role: 'read-only' } });
    return { as: atReseller, params: { id } };
  },
  sendReset: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id } }),
  removeSecondFactor: async (side) => ({ as: side.atReseller, params: { id: (await aSecuredPerson(side)).person.id } }),
  explain: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id }, query: { atOrganisationId: side.enterprise.id } }),
};

export const membershipExamples: ExamplesOf<typeof memberships> = {
  create: async (side) => ({ as: side.atReseller, params: { id: (await aPerson(side)).id }, body: { organisationId: side.enterprise.id, role: 'supervisor' } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: await aMembership(side.app, (await aPerson(side)).id, side.enterprise, 'monitor') } }),
};

const aKey = ({ atReseller }: Side) => ok(atReseller, apiKeys.create, { body: { name: `Key ${unique()}`, permissions: ['phones:read'] } });

export const apiKeyExamples: ExamplesOf<typeof apiKeys> = {
  list: async ({ atReseller }) => ({ as: atReseller, query: {} }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await aKey(side)).apiKey.id } }),
  create: async ({ atReseller }) => ({ as: atReseller, body: { name: `Key ${unique()}`, permissions: ['phones:read', 'extensions:read'] } }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await aKey(side)).apiKey.id }, body: { name: 'Narrowed', permissions: ['phones:read'], version: 1 } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await aKey(side)).apiKey.id } }),
};

export const searchExamples: ExamplesOf<typeof search> = {
  find: async ({ atReseller, enterprise }) => ({ as: atReseller, query: { q: enterprise.code } }),
};
