import { type CloudType, cloudTypes, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp, testClock } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { type CloudServer, startCloudServer } from '@patchbay/testkit/cloud-server';
import { runJobs } from '@patchbay/testkit/jobs';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deliverySecretsPurpose } from '../../platform/sealed-columns.ts';
import { testDeliveryWith } from './test-delivery.ts';

let app: TestApp;
let cloud: CloudServer;
const clock = testClock();
beforeAll(async () => {
  cloud = await startCloudServer();
  app = await testApp({ env: cloud.env, deps: { clock } });
});
afterEach(() => {
  cloud.rotates = false;
});
afterAll(async () => {
  await app.close();
  await cloud.stop();
});

const inEnterprise = async () => {
  const { enterprise, reseller } = await aTree(app);
  return { enterprise, reseller, admin: await signedIn(app, enterprise) };
};
type Admin = Awaited<ReturnType<typeof inEnterprise>>['admin'];

const begun = async (admin: Admin, type: CloudType, folder = 'Calls/2026') => {
  const { id } = await ok(admin, deliveryMethods.create, { body: { name: `Cloud ${type}`, fileNamePattern: 'Grüße {call_id}', target: { type, folder } } });
  const { url } = await ok(admin, deliveryMethods.connect, { params: { id } });
  return { id, url, ...cloud.consent(url) };
};

const connectedMethod = async (admin: Admin, type: CloudType) => {
  const { id, code, state } = await begun(admin, type);
  return { id, after: await ok(admin, deliveryMethods.authorize, { body: { code, state } }) };
};

const tested = async (admin: Admin, id: string) => {
  await ok(admin, deliveryMethods.test, { params: { id }, body: {} });
  await runJobs(app, testDeliveryWith(() => null));
  return ok(admin, deliveryMethods.get, { params: { id } });
};

const refreshTokenOf = async (id: string) => {
  const { secrets } = await asPlatform(app.deps.database, (tx) => tx.deliveryMethod.findUniqueOrThrow({ where: { id } }));
  return (JSON.parse(app.deps.secrets.open(secrets!, deliverySecretsPurpose(id))) as { refreshToken: string }).refreshToken;
};

const accounts = { DROPBOX: 'someone@dropbox.example', GOOGLE_DRIVE: 'someone@google.example', ONEDRIVE: 'someone@microsoft.example' };
const folders = { DROPBOX: /^dropbox\/Calls\/2026\/Grüße test-/, GOOGLE_DRIVE: /^www.googleapis.com\/folder-2026\/Grüße test-/, ONEDRIVE: /^onedrive\/Calls\/2026\/Grüße test-/ };

describe.each(cloudTypes)('%s', (type) => {
  test('is connected by a person\'s consent, and then takes files', async () => {
    const { admin } = await inEnterprise();
    const before = await ok(admin, deliveryMethods.create, { body: { name: 'Before', target: { type } } });
    expect([before.status, before.account]).toEqual(['NOT_CONNECTED', null]);
    expect(await tested(admin, before.id)).toMatchObject({ status: 'NOT_CONNECTED', lastTest: { failure: 'not-connected' } });
    const { id, after } = await connectedMethod(admin, type);
    expect(after).toMatchObject({ account: accounts[type], status: 'UNTESTED' });
    expect(await tested(admin, id)).toMatchObject({ status: 'OK', lastTest: { failure: null, place: expect.stringContaining('test-') } });
    expect([...cloud.files].filter(([path, text]) => folders[type].test(path) && text.includes('This file shows'))).toHaveLength(1);
    const token = await refreshTokenOf(id);
    for (const text of [JSON.stringify(after), app.logged.join('\n')]) expect(text).not.toContain(token);
  });

  test('says that its access was revoked, and is connected again', async () => {
    const { admin } = await inEnterprise();
    const { id } = await connectedMethod(admin, type);
    cloud.revoke();
    expect(await tested(admin, id)).toMatchObject({ status: 'ACCESS_REVOKED', lastTest: { failure: 'access-revoked', answer: 'The grant was revoked.' } });
    const again = cloud.consent((await ok(admin, deliveryMethods.connect, { params: { id } })).url);
    await ok(admin, deliveryMethods.authorize, { body: { code: again.code, state: again.state } });
    expect((await tested(admin, id)).status).toBe('OK');
  });
});

test('a provider that exchanges the refresh token at each use finds the new one kept', async () => {
  const { admin } = await inEnterprise();
  const { id } = await connectedMethod(admin, 'ONEDRIVE');
  cloud.rotates = true;
  const first = await refreshTokenOf(id);
  expect((await tested(admin, id)).status).toBe('OK');
  expect(await refreshTokenOf(id)).not.toBe(first);
  expect((await tested(admin, id)).status).toBe('OK');
});

test('the person comes back to the installation\'s own address, and what comes with them is of use to nobody else', async () => {
  const { admin, enterprise, reseller } = await inEnterprise();
  const { url, redirectTo, code, state } = await begun(admin, 'DROPBOX');
  expect(new URL(redirectTo).origin + new URL(redirectTo).pathname).toBe(`${app.deps.config.publicUrl}/connected`);
  expect(new URL(url).searchParams.get('state')!.length).toBeLessThan(500);
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const above = await signedIn(app, reseller);
  const others = {
    'another person': await signedIn(app, enterprise),
    'the same person\'s other session': await signedIn(app, enterprise),
    'another enterprise': await signedIn(app, sibling),
    'somebody above': { ...above, tenantId: enterprise.id },
  };
  const isRefused = { code: 'rule-broken', detail: 'This was begun by somebody else or too long ago. Connect again.' };
  for (const [who, other] of Object.entries(others)) expect([who, (await call(other, deliveryMethods.authorize, { body: { code, state } })).problem]).toEqual([who, expect.objectContaining(isRefused)]);
  for (const forged of [`${state}x`, state.replace(enterprise.id, sibling.id).slice(0, -4), 'x', `${enterprise.id}.k1.a.b.c`]) {
    expect((await call(admin, deliveryMethods.authorize, { body: { code, state: forged } })).problem).toMatchObject(isRefused);
  }
  clock.advance(601);
  expect((await call(admin, deliveryMethods.authorize, { body: { code, state } })).problem).toMatchObject(isRefused);
});

test('a code that was caught is worth nothing without what only we hold', async () => {
  const { admin } = await inEnterprise();
  const [mine, caught] = [await begun(admin, 'DROPBOX'), await begun(admin, 'ONEDRIVE')];
  expect((await call(admin, deliveryMethods.authorize, { body: { code: caught.code, state: mine.state } })).problem).toMatchObject({ code: 'rule-broken', detail: 'The provider refuses: The grant was revoked.' });
});

test('what the operator has not set up is said to be so, and what needs no consent has none', async () => {
  const plain = await testApp();
  const { enterprise } = await aTree(plain);
  const admin = await signedIn(plain, enterprise);
  const { items } = await ok(admin, deliveryMethods.types, {});
  expect(Object.fromEntries(items.map(({ type, isSetUp }) => [type, isSetUp]))).toEqual({ EMAIL: false, FTP: true, SFTP: true, S3: true, DROPBOX: false, GOOGLE_DRIVE: false, ONEDRIVE: false });
  const { id } = await ok(admin, deliveryMethods.create, { body: { name: 'Cloud', target: { type: 'DROPBOX' } } });
  expect((await call(admin, deliveryMethods.connect, { params: { id } })).problem).toMatchObject({ code: 'rule-broken', detail: 'The operator of this installation has not set this up.' });
  const ftp = await ok(admin, deliveryMethods.create, { body: { name: 'FTP', target: { type: 'FTP', host: 'files.example', isAnonymous: true } } });
  expect((await call(admin, deliveryMethods.connect, { params: { id: ftp.id } })).problem.code).toBe('rule-broken');
  await plain.close();
});
