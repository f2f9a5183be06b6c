import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const proxy = '192.0.2.80';

let app: TestApp;
let [behind, direct]: TestProvisioning[] = [];
beforeAll(async () => {
  app = await testApp({ env: { PATCHBAY_TRUSTED_PROXIES: proxy } });
  behind = await testProvisioning(app);
  direct = await testProvisioning({ ...app, deps: { ...app.deps, config: { ...app.deps.config, trustedProxies: '' } } });
});
afterAll(async () => {
  await Promise.all([behind!.server.close(), direct!.server.close()]);
  await app.close();
});

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  return { phone: await aPhone(app, enterprise), admin: await signedIn(app, enterprise) };
};
const fetchBy = (server: TestProvisioning, phone: BuiltPhone, said: string, ip = proxy) => server.fetch(filePath(phone), { as: phone, ip, headers: { 'x-forwarded-for': said } });
const seenFrom = async ({ phone, admin }: Awaited<ReturnType<typeof aDesk>>) => (await ok(admin, phoneTraffic.fetches, { params: { id: phone.id }, query: {} })).items.map(({ ip }) => ip);

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:49152', '203.0.113.9'],
  ['2001:db8::9', '2001:db8::9'],
  ['[2001:db8::9]:49152', '2001:db8::9'],
  ['[2001:db8::9]', '2001:db8::9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['198.51.100.1, 203.0.113.9:49152', '203.0.113.9'],
  ['unknown', 'unknown'],
  ['x'.repeat(5_000), 'unknown'],
])('a phone behind a proxy that says %s comes from %s', async (said, address) => {
  const desk = await aDesk();
  expect((await fetchBy(behind!, desk.phone, said)).status).toBe(200);
  await behind!.flush();
  expect(await seenFrom(desk)).toEqual([address]);
});

test('where a proxy names the port too, the networks of the enterprise hold all the same', async () => {
  const { phone, admin } = await aDesk();
  const settings = await ok(admin, provisioningSettings.get, {});
  expect((await call(admin, provisioningSettings.update, { body: { ...settings, networks: ['203.0.113.0/24'], version: settings.version } as never })).status).toBe(200);
  expect((await fetchBy(behind!, phone, '203.0.113.9:49152')).status).toBe(200);
  expect((await fetchBy(behind!, phone, '198.51.100.9:49152')).status).toBe(404);
});

test('whoever is not that proxy says of itself what it likes', async () => {
  const [desk, other] = [await aDesk(), await aDesk()];
  expect((await fetchBy(behind!, desk.phone, '203.0.113.9', '198.51.100.7')).status).toBe(200);
  expect((await fetchBy(direct!, other.phone, '203.0.113.9')).status).toBe(200);
  await behind!.flush();
  await direct!.flush();
  expect([await seenFrom(desk), await seenFrom(other)]).toEqual([['198.51.100.7'], [proxy]]);
});
