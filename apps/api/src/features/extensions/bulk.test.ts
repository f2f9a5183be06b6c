import { audit } from '@patchbay/contract/audit';
import { extensionBulks, mostExtensionsAtOnce } from '@patchbay/contract/extension-bulks';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCallFlow } from '@patchbay/testkit/builders/call-flows';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anOffice = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob, cy] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' }), await anExtension(app, enterprise, { shortNumber: '103', displayName: 'Cy' })];
  return { enterprise, ann, bob, cy, admin: await signedIn(app, enterprise) };
};
const listed = async (admin: Caller, query: object = {}) => (await ok(admin, extensions.list, { query: { pageSize: 200, ...query } })).items;
const changeSetOf = async (admin: Caller, id: string) => (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.changeSetId;
const undo = async (admin: Caller, id: string) => ok(admin, audit.revert, { params: { id: await changeSetOf(admin, id) } });
const membersOf = async (admin: Caller, id: string) => (await ok(admin, ringGroups.get, { params: { id } })).members.map(({ label }) => label);

test('[87] [88] chosen extensions get the same settings as one change, and each goes back to its own', async () => {
  const { admin, enterprise, ann, bob, cy } = await anOffice();
  const plan = await aDialPlanProfile(app, enterprise, { name: 'Abroad' });
  await ok(admin, extensionCards.updateNumberSettings, { params: { id: bob.id }, body: { shortNumber: '102', country: 'GB', isAnonymous: true, version: 1 } });
  const before = await listed(admin);
  const change = { isEnabled: false, dialPlanProfileId: plan.id, country: 'PT', isAnonymous: true, hasPresence: false, isRecorded: true };
  expect(await ok(admin, extensionBulks.bulkUpdate, { body: { ids: [ann.id, bob.id], change } })).toEqual({ changed: 2 });
  const told = (await listed(admin)).map(({ isEnabled, dialPlanProfile, country, isAnonymous, hasPresence, isRecorded }) => [isEnabled, dialPlanProfile?.label, country, isAnonymous, hasPresence, isRecorded]);
  expect(told).toEqual([[false, 'Abroad', 'PT', true, false, true], [false, 'Abroad', 'PT', true, false, true], [true, undefined, null, false, true, false]]);
  expect(await ok(admin, extensionBulks.bulkUpdate, { body: { ids: [ann.id, cy.id], change: { isRecorded: true } } })).toEqual({ changed: 1 });
  await undo(admin, cy.id);
  expect(await changeSetOf(admin, ann.id)).toBe(await changeSetOf(admin, bob.id));
  expect(await undo(admin, ann.id)).toMatchObject({ reverted: 2 });
  const plain = (rows: typeof before) => rows.map(({ version: _version, updatedAt: _updatedAt, ...row }) => row);
  expect(plain(await listed(admin))).toEqual(plain(before));
});

test('whoever is editing a card of an extension learns of what was done to many', async () => {
  const { admin, ann, bob } = await anOffice();
  await ok(admin, extensionBulks.bulkUpdate, { body: { ids: [ann.id, bob.id], change: { isRecorded: true } } });
  expect((await call(admin, extensionCards.updateNumberSettings, { params: { id: ann.id }, body: { shortNumber: '101', version: 1 } })).status).toBe(412);
  await ok(admin, extensionCards.updateMonitoring, { params: { id: ann.id }, body: { monitorsOthers: true, version: 1 } });
});

test('all that match are changed, and no others', async () => {
  const { admin, enterprise, ann } = await anOffice();
  const group = await aRingGroup(app, enterprise, { memberExtensionIds: [ann.id] });
  const ask = (matching: object, change: object) => ok(admin, extensionBulks.bulkUpdate, { body: { matching, change } as never });
  expect(await ask({ ringGroupId: group.id, enabled: 'true' }, { isEnabled: false })).toEqual({ changed: 1 });
  expect(await ask({ q: 'bob' }, { country: 'DE' })).toEqual({ changed: 1 });
  expect((await listed(admin)).map(({ isEnabled, country }) => [isEnabled, country])).toEqual([[false, null], [true, 'DE'], [true, null]]);
  expect(await ask({}, { isEnabled: true })).toEqual({ changed: 1 });
  expect((await call(admin, extensionBulks.bulkUpdate, { body: { matching: { q: 'nobody' }, change: { isEnabled: true } } })).status).toBe(404);
  expect((await call(admin, extensionBulks.bulkUpdate, { body: { matching: { slip: 'x' }, change: { isEnabled: true } } as never })).status).toBe(422);
});

test('nothing to change, nobody to change and what is a stranger\'s are refused', async () => {
  const [mine, theirs] = [await anOffice(), await anOffice()];
  const ask = (body: object) => call(mine.admin, extensionBulks.bulkUpdate, { body: body as never });
  expect((await ask({ ids: [mine.ann.id], change: {} })).status).toBe(422);
  expect((await ask({ ids: [], change: { isEnabled: false } })).status).toBe(422);
  expect((await ask({ change: { isEnabled: false } })).status).toBe(422);
  expect((await ask({ ids: Array.from({ length: mostExtensionsAtOnce + 1 }, () => mine.ann.id), change: { isEnabled: false } })).status).toBe(422);
  expect((await ask({ ids: [theirs.ann.id], change: { isEnabled: false } })).status).toBe(404);
  expect((await ask({ ids: [mine.ann.id, theirs.ann.id], change: { isEnabled: false } })).body).toEqual({ changed: 1 });
  const plan = await aDialPlanProfile(app, theirs.enterprise);
  expect((await ask({ ids: [mine.ann.id], change: { dialPlanProfileId: plan.id } })).problem).toMatchObject({ errors: [{ pointer: '/dialPlanProfileId' }] });
  expect((await listed(theirs.admin)).every(({ isEnabled }) => isEnabled)).toBe(true);
  expect((await ask({ ids: [mine.ann.id], change: { country: 'UK' } })).problem.errors).toEqual([{ pointer: '/country', detail: 'No country has these two letters.' }]);
  const group = await aRingGroup(app, theirs.enterprise);
  expect((await call(mine.admin, extensionBulks.bulkGroups, { body: { ids: [mine.ann.id], add: [group.id] } })).problem).toMatchObject({ errors: [{ pointer: '/add/0' }] });
});

test('[81] [82] chosen extensions join groups at the end and leave others, and undoing puts every group back in its order', async () => {
  const { admin, enterprise, ann, bob, cy } = await anOffice();
  const [sales, night, other] = [await aRingGroup(app, enterprise, { name: 'Sales', memberExtensionIds: [bob.id] }), await aRingGroup(app, enterprise, { name: 'Night', memberExtensionIds: [cy.id, ann.id, bob.id] }), await aRingGroup(app, enterprise, { memberExtensionIds: [ann.id, bob.id] })];
  expect(await ok(admin, extensionBulks.bulkGroups, { body: { ids: [cy.id, bob.id, ann.id], add: [sales.id, other.id] } })).toEqual({ changed: 2 });
  expect(await membersOf(admin, sales.id)).toEqual(['102 Bob', '101 Ann', '103 Cy']);
  expect(await ok(admin, extensionBulks.bulkGroups, { body: { ids: [ann.id, bob.id], add: [other.id], remove: [night.id, sales.id] } })).toEqual({ changed: 2 });
  expect([await membersOf(admin, night.id), await membersOf(admin, sales.id)]).toEqual([['103 Cy'], ['103 Cy']]);
  await undo(admin, night.id);
  expect([await membersOf(admin, night.id), await membersOf(admin, sales.id)]).toEqual([['103 Cy', '101 Ann', '102 Bob'], ['102 Bob', '101 Ann', '103 Cy']]);
});

test('[79] what goes with extensions, and what is freed and cleared, is said by name, and all of it comes back', async () => {
  const { admin, enterprise, ann, bob, cy } = await anOffice();
  const [number, user, phone] = [await aNumber(app, enterprise), await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' }), await aPhone(app, enterprise, { name: 'Desk' })];
  const group = await aRingGroup(app, enterprise, { name: 'Sales', shortNumber: '600', memberExtensionIds: [ann.id, cy.id] });
  const texts = await aSmsGroup(app, enterprise, { name: 'Texts', memberExtensionIds: [ann.id] });
  await aCallFlow(app, enterprise, { name: 'Day', nodes: [{ id: 'ring', type: 'RING_GROUP', members: [{ kind: 'extension', id: ann.id }], onNoAnswer: 'end' }, { id: 'end', type: 'HANG_UP' }] });
  const params = { id: ann.id };
  await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [number.id], version: 1 } });
  await ok(admin, extensionCards.updateEndpoints, { params, body: { mobile: { isOn: true, userId: user.id }, ipPhone: { isOn: true, phoneIds: [phone.id] }, version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: cy.id }, body: { mode: 'ALWAYS', destination: { kind: 'EXTENSION', id: ann.id }, version: 1 } });
  const { released } = await ok(admin, extensions.references, { params });
  const named = (kind: string) => released.filter((one) => one.kind === kind).map(({ label }) => label);
  expect(['phone-number', 'phone', 'sms-group', 'user', 'extension', 'ring-group', 'call-flow'].map(named)).toEqual([[number.e164], ['Desk'], ['Texts'], ['Ann Lee'], ['103 Cy'], ['600 Sales'], ['Day']]);
  const preview = await ok(admin, extensionBulks.bulkRemoval, { body: { ids: [ann.id, bob.id] } });
  expect(preview).toMatchObject({ extensions: 2, first: [{ label: '101 Ann' }, { label: '102 Bob' }] });
  expect(preview.released.map(({ kind, count }) => [kind, count])).toEqual(expect.arrayContaining([['phone-number', 1], ['phone', 1], ['sms-group', 1], ['user', 1], ['extension', 1], ['ring-group', 1]]));
  const before = (await listed(admin)).map(({ shortNumber, phoneNumbers, phones: lines, smsGroups: of, ringGroups: rings, mobileUser }) => ({ shortNumber, phoneNumbers, lines, of, rings, mobileUser }));
  expect(await ok(admin, extensionBulks.bulkRemove, { body: { ids: [ann.id, bob.id] } })).toEqual({ removed: 2 });
  expect((await ok(admin, phones.get, { params: { id: phone.id } })).lines).toEqual([]);
  expect((await ok(admin, smsGroups.get, { params: { id: texts.id } })).memberExtensionIds).toEqual([]);
  expect(await membersOf(admin, group.id)).toEqual(['103 Cy']);
  expect(await undo(admin, ann.id)).toMatchObject({ reverted: 2 });
  expect((await listed(admin)).map(({ shortNumber, phoneNumbers, phones: lines, smsGroups: of, ringGroups: rings, mobileUser }) => ({ shortNumber, phoneNumbers, lines, of, rings, mobileUser }))).toEqual(before);
});
