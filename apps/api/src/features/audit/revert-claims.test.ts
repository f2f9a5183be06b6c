import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { callFlows } from '@patchbay/contract/call-flows';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { extensions } from '@patchbay/contract/extensions';
import { externalTrunks } from '@patchbay/contract/external-trunks';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { users } from '@patchbay/contract/users';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCallFlow } from '@patchbay/testkit/builders/call-flows';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anExternalTrunk } from '@patchbay/testkit/builders/external-trunks';
import { aFeatureCode } from '@patchbay/testkit/builders/feature-codes';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { anOperatorConnectTrunk } from '@patchbay/testkit/builders/operator-connect-trunks';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
type Place = Awaited<ReturnType<typeof anEnterprise>>;

const lastOf = async (admin: Caller, entityId: string) => (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId;
const conflicts = async (admin: Caller, id: string) => (await ok(admin, audit.previewRevert, { params: { id } })).steps.flatMap(({ conflict }) => conflict ?? []);
/** What the preview says is what the undoing refuses by. */
const expectRefused = async (admin: Caller, id: string, detail: string) => {
  expect(await conflicts(admin, id)).toEqual([detail]);
  expect((await call(admin, audit.revert, { params: { id } })).problem).toMatchObject({ detail, errors: [{ detail }] });
};

const configure = async (admin: Caller, id: string, change: object) => {
  const read = await ok(admin, appConfigurations.get, { params: { id } });
  return ok(admin, appConfigurations.update, { params: { id }, body: { ...read, ...change } });
};

type Holder = (place: Place, phoneNumberId: string) => Promise<{ id: string; at: string; remove: () => Promise<unknown> }>;

/** Each that holds a number: it, what is said of the number there, and how it is deleted. */
const ringing: Record<string, Holder> = {
  'an application line': async ({ admin, enterprise }, numberId) => {
    const { id, name, appConfigurationId } = await aUser(app, enterprise);
    await configure(admin, appConfigurationId, { phoneNumberIds: [numberId] });
    return { id, at: `rings at the application line of ${name}`, remove: () => ok(admin, users.remove, { params: { id } }) };
  },
  'a contact method': async ({ admin, enterprise }, numberId) => {
    const owner = await aUser(app, enterprise);
    const { id, name } = await aContactMethod(app, enterprise, { userId: owner.id, phoneNumberIds: [numberId] });
    return { id, at: `rings at the contact method ${owner.name} · ${name}`, remove: () => ok(admin, contactMethods.remove, { params: { id } }) };
  },
  'an extension': async ({ admin, enterprise }, numberId) => {
    const { id, shortNumber, displayName } = await anExtension(app, enterprise, { phoneNumberIds: [numberId] });
    return { id, at: `rings at extension ${shortNumber} ${displayName}`, remove: () => ok(admin, extensions.remove, { params: { id } }) };
  },
  'a call flow': async ({ admin, enterprise }, numberId) => {
    const { id, name } = await aCallFlow(app, enterprise, { phoneNumberIds: [numberId] });
    return { id, at: `leads into the call flow ${name}`, remove: () => ok(admin, callFlows.remove, { params: { id } }) };
  },
};
const external: Holder = async ({ admin, enterprise }, numberId) => {
  const { id, name } = await anExternalTrunk(app, enterprise, { phoneNumberIds: [numberId] });
  return { id, at: `goes to the external trunk ${name}`, remove: () => ok(admin, externalTrunks.remove, { params: { id } }) };
};
const operator: Holder = async ({ admin, enterprise }, numberId) => {
  const { id, name } = await anOperatorConnectTrunk(app, enterprise, { phoneNumberIds: [numberId] });
  return { id, at: `goes to the Operator Connect trunk ${name}`, remove: () => ok(admin, operatorConnectTrunks.remove, { params: { id } }) };
};
const texting: Holder = async ({ admin, enterprise }, phoneNumberId) => {
  const { id, name } = await aSmsGroup(app, enterprise, { phoneNumberId });
  return { id, at: `belongs to the SMS group ${name}`, remove: () => ok(admin, smsGroups.remove, { params: { id } }) };
};

const pairs: [string, Holder, Holder, object][] = [
  ...Object.entries(ringing).map(([name, hold], index, all): [string, Holder, Holder, object] => [name, hold, all[(index + 1) % all.length]![1], {}]),
  ['an external trunk', external, external, { voiceRouteType: 'EXTERNAL_TRUNK' }],
  ['an Operator Connect trunk', operator, operator, { voiceRouteType: 'OPERATOR_CONNECT' }],
  ['an SMS group', texting, texting, { sms: true }],
];

test.each(pairs)('what %s had is told of with the number and who has it, before and by its undoing', async (_, hold, holdInstead, kind) => {
  const place = await anEnterprise();
  const { id: smsCarrierId } = await aCarrierProfile(app, place.reseller, { serves: 'SMS' });
  const number = await aNumber(app, place.enterprise, 'sms' in kind ? { ...kind, smsCarrierId } : kind);
  const one = await hold(place, number.id);
  await one.remove();
  const undo = await lastOf(place.admin, one.id);
  expect(await conflicts(place.admin, undo)).toEqual([]);
  const next = await holdInstead(place, number.id);
  await expectRefused(place.admin, undo, `${formatNumber(number.e164, 'international')} ${next.at}: take it from there first.`);
  await next.remove();
  expect(await conflicts(place.admin, undo)).toEqual([]);
  await ok(place.admin, audit.revert, { params: { id: undo } });
});

test('a number that is gone from the enterprise meanwhile is told of, rung and shown', async () => {
  const { admin, enterprise, reseller } = await anEnterprise();
  const above = await signedIn(app, reseller);
  const [rung, shown] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const [one, two] = [await aUser(app, enterprise), await aUser(app, enterprise)];
  await configure(admin, one.appConfigurationId, { phoneNumberIds: [rung.id] });
  await configure(admin, two.appConfigurationId, { externalOutboundEnabled: true, callerIdIds: [shown.id] });
  for (const { id } of [one, two]) await ok(admin, users.remove, { params: { id } });
  for (const { id } of [rung, shown]) await ok(above, phoneNumbers.remove, { params: { id } });
  await expectRefused(admin, await lastOf(admin, one.id), 'The enterprise has no such number.');
  await expectRefused(admin, await lastOf(admin, two.id), 'A caller ID is a voice number of the enterprise.');
});

test('an internal number that rings elsewhere meanwhile is told of', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id, number } = await anInternalNumber(app, enterprise, { number: '201' });
  const [one, next] = [await aUser(app, enterprise), await aUser(app, enterprise)];
  await configure(admin, one.appConfigurationId, { internalNumberIds: [id] });
  await ok(admin, users.remove, { params: { id: one.id } });
  await configure(admin, next.appConfigurationId, { internalNumberIds: [id] });
  await expectRefused(admin, await lastOf(admin, one.id), `${number} is assigned to ${next.name}: take it from there first.`);
});

test('a code that something else has meanwhile is told of, whatever had it', async () => {
  const { admin, enterprise } = await anEnterprise();
  const extension = await anExtension(app, enterprise, { shortNumber: '300' });
  const number = await anInternalNumber(app, enterprise, { number: '301' });
  const code = await aFeatureCode(app, enterprise, { code: '*3' });
  await ok(admin, extensions.remove, { params: { id: extension.id } });
  await ok(admin, internalNumbers.remove, { params: { id: number.id } });
  await ok(admin, featureCodes.remove, { params: { id: code.id } });
  await anInternalNumber(app, enterprise, { number: '300' });
  const later = await anExtension(app, enterprise, { shortNumber: '301' });
  await aFeatureCode(app, enterprise, { code: '*3', action: 'PARK' });
  await expectRefused(admin, await lastOf(admin, extension.id), '300 is in use by internal number 300.');
  await expectRefused(admin, await lastOf(admin, number.id), `301 is in use by extension 301 ${later.displayName}.`);
  await expectRefused(admin, await lastOf(admin, code.id), '*3 is in use by feature code *3.');
});
