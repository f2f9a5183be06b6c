import { appDevices } from '@patchbay/contract/app-devices';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('the export has a row for each device, with the times as people write them', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
  const at = new Date('2026-11-20T09:30:05.000Z');
  await anAppDevice(app, enterprise, user.id, { os: 'iOS 26', appVersion: '1.2', createdAt: at, lastSeenAt: at });
  const { text } = await call(admin, appDevices.list, { query: { format: 'csv' } });
  expect(text).toBe('\ufeffUser,OS,App Version,Date Created,Last Seen\r\nAnn Lee,iOS 26,1.2,2026-11-20 09:30:05,2026-11-20 09:30:05\r\n');
});

test('a device is found by its user, its system, its version and the name that relations give it', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const ann = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
  for (const [os, appVersion] of [['iOS 26', '1.2'], ['Android 16', '1.3']] as const) await anAppDevice(app, enterprise, ann.id, { os, appVersion });
  const found = async (q: string) => (await ok(admin, appDevices.list, { query: { q, sort: 'os' } })).items.map(({ os }) => os);
  expect(await found('ann l')).toEqual(['Android 16', 'iOS 26']);
  expect(await found('ios')).toEqual(['iOS 26']);
  expect(await found('1.3')).toEqual(['Android 16']);
  expect(await found('Ann Lee · iOS 26')).toEqual(['iOS 26']);
});

test('nobody creates a device but the app itself, and who asks is told how', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const answer = await app.server.inject({ method: 'POST', url: `/api/t/${enterprise.id}/app-devices`, headers: { ...admin.headers, 'x-patchbay-request': '1' } });
  expect(answer.json()).toMatchObject({ status: 409, code: 'not-by-itself', detail: expect.stringContaining('invite the user') });
  expect((await ok(admin, appDevices.list, { query: {} })).items).toEqual([]);
});
