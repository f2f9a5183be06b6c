import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { inScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const draft = { name: 'Everything' };

test("another enterprise's profile and none at all are refused in the same words", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aDialPlanProfile(app, theirs.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  const asked = [
    (id: string) => call(admin, dialPlanProfiles.get, { params: { id } }),
    (id: string) => call(admin, dialPlanProfiles.update, { params: { id }, body: { ...draft, version: 1 } }),
    (id: string) => call(admin, dialPlanProfiles.remove, { params: { id } }),
    (id: string) => call(admin, dialPlanProfiles.references, { params: { id } }),
  ];
  for (const ask of asked) {
    const [one, other] = [await ask(foreign.id), await ask(app.deps.clock.newId())];
    expect([one.status, one.problem.detail]).toEqual([404, other.problem.detail]);
  }
});

test("nothing is told of another enterprise's extension by dialling as it", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const profile = await aDialPlanProfile(app, theirs.enterprise, { allowedClasses: ['INTERNAL', 'INTERNATIONAL'] });
  const foreign = await anExtension(app, theirs.enterprise, { dialPlanProfileId: profile.id });
  const admin = await signedIn(app, mine.enterprise);
  const dialling = async (extensionId: string) => (await call(admin, dialPlanProfiles.test, { body: { extensionId, dialled: '+442079460000' } })).problem;
  const [one, other] = [await dialling(foreign.id), await dialling(app.deps.clock.newId())];
  expect(one.status).toBe(422);
  expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' });
});

test('the database itself keeps an extension from a profile of another enterprise, and a second default out', async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aDialPlanProfile(app, theirs.enterprise);
  const own = await anExtension(app, mine.enterprise);
  const scope = { kind: 'tenant', tenantId: mine.enterprise.id } as const;
  const follow = inScope(app.deps.database, scope, (tx) => tx.extension.update({ where: { id: own.id }, data: { dialPlanProfileId: foreign.id } }));
  await expect(follow).rejects.toMatchObject({ code: 'P2003' });
  await aDialPlanProfile(app, mine.enterprise, { isDefault: true });
  await expect(inScope(app.deps.database, scope, (tx) => tx.dialPlanProfile.create({ data: { name: 'Second', isDefault: true } }))).rejects.toMatchObject({ code: 'P2002' });
});

test('who may only read extensions may try a profile, and changes none', async () => {
  const { enterprise } = await aTree(app);
  const { id } = await aDialPlanProfile(app, enterprise);
  for (const role of ['read-only', 'supervisor'] as const) {
    const reader = await signedIn(app, enterprise, role);
    expect((await call(reader, dialPlanProfiles.get, { params: { id } })).status).toBe(200);
    expect((await call(reader, dialPlanProfiles.test, { body: { dialled: '112' } })).status).toBe(200);
    const refused = [
      await call(reader, dialPlanProfiles.create, { body: draft }),
      await call(reader, dialPlanProfiles.update, { params: { id }, body: { ...draft, version: 1 } }),
      await call(reader, dialPlanProfiles.remove, { params: { id } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  }
});

test.each(['All\nEvil: header', 'All\u0000', 'All\u202eevil', '\u200b', 'x'.repeat(61)])('a name that could break out of its line is refused: %j', async (name) => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  expect((await call(admin, dialPlanProfiles.create, { body: { name } })).problem).toMatchObject({ status: 422, errors: [{ pointer: '/name' }] });
});
