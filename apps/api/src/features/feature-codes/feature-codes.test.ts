import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { FeatureAction, featureCodes } from '@patchbay/contract/feature-codes';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aFeatureCode } from '@patchbay/testkit/builders/feature-codes';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const codesOf = async (admin: Caller) => Object.fromEntries((await ok(admin, featureCodes.list)).items.map(({ action, code }) => [action, code]));
const undo = async (admin: Caller) => ok(admin, audit.revert, { params: { id: (await ok(admin, audit.list, { query: {} })).items[0]!.changeSetId } });

describe('a feature code', () => {
  test('is a star or a hash and one to four digits', async () => {
    const { admin } = await anEnterprise();
    for (const wrong of ['8', '*', '**8', '*12345', '8*', '*8a', '']) expect((await call(admin, featureCodes.create, { body: { code: wrong, action: 'PARK' } })).status).toBe(422);
    expect(await ok(admin, featureCodes.create, { body: { code: '#1234', action: 'PARK' } })).toMatchObject({ code: '#1234', action: 'PARK', isEnabled: true, comment: '', version: 1 });
  });

  test('[194] means one thing, and whoever wants it for another is told so at the field', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id } = await aFeatureCode(app, enterprise, { code: '*8', action: 'PICKUP' });
    const detail = '*8 is in use by feature code *8.';
    const wanted = { status: 409, code: 'already-exists', errors: [{ pointer: '/code', detail }], references: [{ kind: 'feature-code', id, label: '*8' }] };
    expect((await call(admin, featureCodes.create, { body: { code: '*8', action: 'PARK' } })).problem).toMatchObject(wanted);
    const made = await ok(admin, featureCodes.create, { body: { code: '*9', action: 'PARK' } });
    expect((await call(admin, featureCodes.update, { params: { id: made.id }, body: { code: '*8', action: 'PARK', version: 1 } })).problem).toMatchObject(wanted);
  });

  test('is the only one of its action', async () => {
    const { admin, enterprise } = await anEnterprise();
    await aFeatureCode(app, enterprise, { code: '*8', action: 'PICKUP' });
    const { problem } = await call(admin, featureCodes.create, { body: { code: '*9', action: 'PICKUP' } });
    expect(problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/action', detail: 'This action has a code already.' }] });
    expect((await ok(admin, dialSpace.codes)).items).toEqual([{ code: '*8', kind: 'feature-code' }]);
  });

  test('is changed, removed and brought back, and its code with it', async () => {
    const { admin } = await anEnterprise();
    const made = await ok(admin, featureCodes.create, { body: { code: '*3', action: 'RECORD_ON_DEMAND' } });
    const { id } = made;
    await ok(admin, featureCodes.update, { params: { id }, body: { code: '*33', action: 'RECORD_ON_DEMAND', isEnabled: false, comment: 'For the court', version: 1 } });
    expect((await call(admin, featureCodes.update, { params: { id }, body: { code: '*3', action: 'PARK', version: 1 } })).problem.code).toBe('stale-version');
    await undo(admin);
    expect(await ok(admin, featureCodes.get, { params: { id } })).toMatchObject({ code: '*3', isEnabled: true, comment: '' });
    await ok(admin, featureCodes.remove, { params: { id } });
    expect((await ok(admin, dialSpace.codes)).items).toEqual([]);
    await undo(admin);
    expect((await ok(admin, dialSpace.codes)).items).toEqual([{ code: '*3', kind: 'feature-code' }]);
  });
});

describe('[38] the usual ones', () => {
  test('give every action a code that people know', async () => {
    const { admin } = await anEnterprise();
    expect((await ok(admin, featureCodes.addUsual)).items).toHaveLength(FeatureAction.options.length);
    expect(await codesOf(admin)).toEqual({ RECORD_ON_DEMAND: '*3', VOICEMAIL_ACCESS: '*97', PICKUP: '*8', BLIND_TRANSFER: '#1', ATTENDED_TRANSFER: '*2', PARK: '*68' });
    expect((await ok(admin, featureCodes.addUsual)).items).toEqual([]);
  });

  test('keep what is set, give way to what is taken, and are undone at once', async () => {
    const { admin, enterprise } = await anEnterprise();
    await aFeatureCode(app, enterprise, { code: '*8', action: 'PARK' });
    await ok(admin, featureCodes.addUsual);
    expect(await codesOf(admin)).toMatchObject({ PARK: '*8', PICKUP: '*80' });
    expect(await undo(admin)).toMatchObject({ reverted: 5 });
    expect(await codesOf(admin)).toEqual({ PARK: '*8' });
  });
});
