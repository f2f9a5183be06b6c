import type { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import type { externalTrunks } from '@patchbay/contract/external-trunks';
import type { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { savedViews } from '@patchbay/contract/saved-views';
import type { smsGroups } from '@patchbay/contract/sms-groups';
import { aCarrierProfile } from '../builders/carrier-profiles.ts';
import { anExtension } from '../builders/extensions.ts';
import { anExternalTrunk } from '../builders/external-trunks.ts';
import { anOperatorConnectTrunk } from '../builders/operator-connect-trunks.ts';
import { unique } from '../builders/organisations.ts';
import { aNumber } from '../builders/phone-numbers.ts';
import { aSmsGroup } from '../builders/sms-groups.ts';
import { ok } from '../call.ts';
import type { ExamplesOf, Side } from './side.ts';

const aTrunk = ({ app, enterprise }: Side) => anExternalTrunk(app, enterprise);
const aTrunkNumber = ({ app, enterprise }: Side, voiceRouteType: string) => aNumber(app, enterprise, { voiceRouteType });

export const externalTrunkExamples: ExamplesOf<typeof externalTrunks> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await aTrunk(side)).id } }),
  create: async (side) => ({ as: side.atEnterprise, body: { name: `Trunk ${unique()}`, phoneNumberIds: [(await aTrunkNumber(side, 'EXTERNAL_TRUNK')).id] } }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await aTrunk(side)).id }, body: { name: `Trunk ${unique()}`, phoneNumberIds: [(await aTrunkNumber(side, 'EXTERNAL_TRUNK')).id], version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await aTrunk(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await aTrunk(side)).id } }),
};

const anOperatorTrunk = ({ app, enterprise }: Side) => anOperatorConnectTrunk(app, enterprise);

export const operatorConnectTrunkExamples: ExamplesOf<typeof operatorConnectTrunks> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOperatorTrunk(side)).id } }),
  create: async (side) => ({ as: side.atEnterprise, body: { name: `Trunk ${unique()}`, phoneNumberIds: [(await aTrunkNumber(side, 'OPERATOR_CONNECT')).id] } }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await anOperatorTrunk(side)).id }, body: { name: `Trunk ${unique()}`, phoneNumberIds: [(await aTrunkNumber(side, 'OPERATOR_CONNECT')).id], version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOperatorTrunk(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOperatorTrunk(side)).id } }),
};

const aGroup = ({ app, enterprise }: Side) => aSmsGroup(app, enterprise);

/** Everything that a group can have. */
const aGroupDraft = async ({ app, enterprise, reseller }: Side) => {
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const number = await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id });
  const [owner, member] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  return { name: `Group ${unique()}`, phoneNumberId: number.id, ownerExtensionId: owner.id, memberExtensionIds: [owner.id, member.id] };
};

export const smsGroupExamples: ExamplesOf<typeof smsGroups> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await aGroup(side)).id } }),
  create: async (side) => ({ as: side.atEnterprise, body: await aGroupDraft(side) }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await aGroup(side)).id }, body: { ...(await aGroupDraft(side)), version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await aGroup(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await aGroup(side)).id } }),
};

const aProfile = ({ app, reseller }: Side) => aCarrierProfile(app, reseller);
const aProfileDraft = () => ({ serves: 'VOICE' as const, carrier: 'Bandwidth', name: `Profile ${unique()}`, credentials: { client_id: 'someone', client_secret: `kept ${unique()}` } });

export const carrierProfileExamples: ExamplesOf<typeof carrierProfiles> = {
  list: async ({ atReseller }) => ({ as: atReseller, query: {} }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await aProfile(side)).id } }),
  create: async ({ atReseller }) => ({ as: atReseller, body: aProfileDraft() }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await aProfile(side)).id }, body: { ...aProfileDraft(), version: 1 } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await aProfile(side)).id } }),
  references: async (side) => ({ as: side.atReseller, params: { id: (await aProfile(side)).id } }),
};

const aViewDraft = () => ({ page: 'phone-numbers' as const, name: `View ${unique()}`, query: 'state=SPARE', isShared: true });
const aView = ({ atEnterprise }: Side) => ok(atEnterprise, savedViews.create, { body: aViewDraft() });

export const savedViewExamples: ExamplesOf<typeof savedViews> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await aView(side)).id } }),
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: aViewDraft() }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await aView(side)).id }, body: { name: `View ${unique()}`, query: 'preset=unassigned', isShared: true, version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await aView(side)).id } }),
};
