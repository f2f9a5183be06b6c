import { audit } from '@patchbay/contract/audit';
import { type DialPlan, dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { reseller, enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller) };
};

type Draft = BodyInputOf<typeof dialPlanProfiles.create>;
const london = { prefix: '+4420', note: 'Our London office' };
const draft = (more: Partial<Draft> = {}): Draft => ({ name: 'National', allowedClasses: ['INTERNAL', 'NATIONAL'], allowPrefixes: [london], denyPrefixes: [{ prefix: '+4970', note: '' }], ...more });
const defaultsOf = async (as: Caller) => (await ok(as, dialPlanProfiles.list, { query: { default: 'true' } })).items.map(({ name }) => name);
const lastChangeSet = async (as: Caller, entityId: string) => (await ok(as, audit.list, { query: { entityId } })).items[0]!.changeSetId;

test('a profile is created with its classes from the harmless to the costly, changed, and removed', async () => {
  const { admin } = await inEnterprise();
  const made = await ok(admin, dialPlanProfiles.create, { body: draft({ allowedClasses: ['MOBILE', 'INTERNAL', 'LOCAL'] }) });
  expect(made).toMatchObject({ ...draft(), allowedClasses: ['INTERNAL', 'LOCAL', 'MOBILE'], isDefault: false, extensions: 0, version: 1 });
  const params = { id: made.id };
  expect(await ok(admin, dialPlanProfiles.update, { params, body: { ...draft({ name: 'Lobby', allowedClasses: [], allowPrefixes: [], denyPrefixes: [] }), version: 1 } }))
    .toMatchObject({ name: 'Lobby', allowedClasses: [], allowPrefixes: [], denyPrefixes: [], version: 2 });
  expect((await call(admin, dialPlanProfiles.update, { params, body: { ...draft(), version: 1 } })).problem.code).toBe('stale-version');
  await ok(admin, dialPlanProfiles.remove, { params });
  expect((await call(admin, dialPlanProfiles.get, { params })).status).toBe(404);
});

test('of a new one that says no more than its name, only internal calls are allowed', async () => {
  const { admin } = await inEnterprise();
  expect(await ok(admin, dialPlanProfiles.create, { body: { name: 'Bare' } })).toMatchObject({ allowedClasses: ['INTERNAL'], allowPrefixes: [], denyPrefixes: [], isDefault: false });
});

describe('a profile is refused at the field', () => {
  test.each<[string, Partial<Draft>, string]>([
    ['with a prefix of no country', { allowPrefixes: [{ prefix: '020', note: '' }] }, '/allowPrefixes/0/prefix'],
    ['with a prefix of more digits than a number has', { denyPrefixes: [{ prefix: '+4420794600001234', note: '' }] }, '/denyPrefixes/0/prefix'],
    ['with the same prefix twice', { denyPrefixes: [{ prefix: '+44', note: '' }, { prefix: '+44', note: 'Again' }] }, '/denyPrefixes'],
    ['with a note of two lines', { allowPrefixes: [{ prefix: '+44', note: 'London\nParis' }] }, '/allowPrefixes/0/note'],
    ['with the same class twice', { allowedClasses: ['LOCAL', 'LOCAL'] }, '/allowedClasses'],
    ['without a name', { name: ' ' }, '/name'],
  ])('%s', async (_, more, pointer) => {
    const { admin } = await inEnterprise();
    expect((await call(admin, dialPlanProfiles.create, { body: draft(more) })).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer }] });
  });

  test('whose name is taken', async () => {
    const { enterprise, admin } = await inEnterprise();
    const { name } = await aDialPlanProfile(app, enterprise);
    expect((await call(admin, dialPlanProfiles.create, { body: draft({ name }) })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
  });
});

describe('the default', () => {
  test('is one at most: a profile takes it from the other, the log says so of both, and undoing gives it back', async () => {
    const { admin } = await inEnterprise();
    const first = await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'First', isDefault: true }) });
    const second = await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'Second' }) });
    await ok(admin, dialPlanProfiles.update, { params: { id: second.id }, body: { ...draft({ name: 'Second', isDefault: true }), version: 1 } });
    expect(await defaultsOf(admin)).toEqual(['Second']);
    const changeSetId = await lastChangeSet(admin, second.id);
    const { items } = await ok(admin, audit.list, { query: { changeSetId } });
    expect(items.map(({ action, entity, after }) => [action, entity.label, after!['isDefault']])).toEqual([['dial-plan-profile.updated', 'Second', true], ['dial-plan-profile.updated', 'First', false]]);
    expect((await call(admin, dialPlanProfiles.update, { params: { id: first.id }, body: { ...draft({ name: 'First' }), version: 1 } })).problem.code).toBe('stale-version');
    await ok(admin, audit.revert, { params: { id: changeSetId } });
    expect(await defaultsOf(admin)).toEqual(['First']);
    await ok(admin, audit.revert, { params: { id: await lastChangeSet(admin, second.id) } });
    expect(await defaultsOf(admin)).toEqual(['Second']);
  });

  test('is taken by a new profile too, and stays where it is when the default is saved again', async () => {
    const { admin } = await inEnterprise();
    await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'First', isDefault: true }) });
    const { id } = await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'Second', isDefault: true }) });
    await ok(admin, dialPlanProfiles.update, { params: { id }, body: { ...draft({ name: 'Third', isDefault: true }), version: 1 } });
    expect(await defaultsOf(admin)).toEqual(['Third']);
  });

  test.each([true, false])('is one also where several become it at the same moment; whether there was one before: %s', async (hasDefault) => {
    const { enterprise, admin } = await inEnterprise();
    if (hasDefault) await aDialPlanProfile(app, enterprise, { isDefault: true });
    const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => call(admin, dialPlanProfiles.create, { body: draft({ name, isDefault: true }) })));
    expect(answers.filter(({ status }) => ![201, 409, 412].includes(status))).toEqual([]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(await defaultsOf(admin)).toHaveLength(1);
  });

  test('of another enterprise stays', async () => {
    const [mine, theirs] = [await inEnterprise(), await inEnterprise()];
    await aDialPlanProfile(app, theirs.enterprise, { name: 'Theirs', isDefault: true });
    await ok(mine.admin, dialPlanProfiles.create, { body: draft({ isDefault: true }) });
    expect(await defaultsOf(theirs.admin)).toEqual(['Theirs']);
  });

  test('is not taken back by an undoing from a profile that was chosen since', async () => {
    const { admin } = await inEnterprise();
    const { id } = await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'Old', isDefault: true }) });
    await ok(admin, dialPlanProfiles.remove, { params: { id } });
    await ok(admin, dialPlanProfiles.create, { body: draft({ name: 'New', isDefault: true }) });
    expect((await call(admin, audit.revert, { params: { id: await lastChangeSet(admin, id) } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/isDefault' }] });
    expect(await defaultsOf(admin)).toEqual(['New']);
  });
});

describe('while an extension has it', () => {
  test('a profile stays, and the refusal and its relations name the extension', async () => {
    const { enterprise, admin } = await inEnterprise();
    const { id } = await aDialPlanProfile(app, enterprise);
    const extension = await anExtension(app, enterprise, { shortNumber: '112', displayName: 'Ann', dialPlanProfileId: id });
    const named = [{ kind: 'extension', id: extension.id, label: '112 Ann' }];
    expect((await call(admin, dialPlanProfiles.remove, { params: { id } })).problem).toMatchObject({ code: 'in-use', references: named });
    expect(await ok(admin, dialPlanProfiles.references, { params: { id } })).toEqual({ blocking: named, removed: [], released: [] });
    expect((await ok(admin, dialPlanProfiles.get, { params: { id } })).extensions).toBe(1);
  });

  test('what made the profile is not undone', async () => {
    const { enterprise, admin } = await inEnterprise();
    const { id } = await ok(admin, dialPlanProfiles.create, { body: draft() });
    await anExtension(app, enterprise, { dialPlanProfileId: id });
    expect((await call(admin, audit.revert, { params: { id: await lastChangeSet(admin, id) } })).problem.code).toBe('in-use');
  });

  test('its enterprise cannot be removed, and the profile is among what stands in the way', async () => {
    const { enterprise, admin, above } = await inEnterprise();
    const { id } = await ok(admin, dialPlanProfiles.create, { body: draft() });
    const { blocking } = await ok(above, organisations.references, { params: { id: enterprise.id } });
    expect(blocking).toContainEqual(expect.objectContaining({ kind: 'dial-plan-profile', id, label: 'National' }));
  });
});

test('every change is undone', async () => {
  const { admin } = await inEnterprise();
  const { id } = await ok(admin, dialPlanProfiles.create, { body: draft() });
  const params = { id };
  await ok(admin, dialPlanProfiles.update, { params, body: { ...draft({ name: 'Lobby', allowedClasses: ['INTERNAL'], allowPrefixes: [] }), version: 1 } });
  await ok(admin, audit.revert, { params: { id: await lastChangeSet(admin, id) } });
  expect(await ok(admin, dialPlanProfiles.get, { params })).toMatchObject(draft());
  await ok(admin, dialPlanProfiles.remove, { params });
  await ok(admin, audit.revert, { params: { id: await lastChangeSet(admin, id) } });
  expect(await ok(admin, dialPlanProfiles.get, { params })).toMatchObject(draft());
});

test('the list is filtered by what profiles allow, and exported with their prefixes', async () => {
  const { enterprise, admin } = await inEnterprise();
  const { id } = await ok(admin, dialPlanProfiles.create, { body: draft() });
  await anExtension(app, enterprise, { dialPlanProfileId: id });
  await aDialPlanProfile(app, enterprise, { name: 'Lobby' });
  const names = async (allows: DialPlan['allowedClasses'][number]) => (await ok(admin, dialPlanProfiles.list, { query: { allows } })).items.map(({ name }) => name);
  expect([await names('NATIONAL'), await names('INTERNAL'), await names('PREMIUM')]).toEqual([['National'], ['Lobby', 'National'], []]);
  const { text } = await call(admin, dialPlanProfiles.list, { query: { format: 'csv' } });
  expect(text).toContain("National,false,Internal;National,'+4420 Our London office,+4970,1");
});
