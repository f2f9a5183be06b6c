import { unknownFetches } from '@patchbay/contract/phone-traffic';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { thePlatform } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isWithin, networkOf } from './networks.ts';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp();
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

test('requests with no right secret are counted by network, for the platform and for whoever has phones there, and fill nothing', async () => {
  const { enterprise, reseller } = await aTree(app);
  const phone = await aPhone(app, enterprise);
  await provisioning.fetch(filePath(phone), { as: phone, ip: '198.18.40.7' });
  const before = await asPlatform(app.deps.database, (tx) => tx.phoneFetch.count());
  for (let attempt = 0; attempt < 50; attempt += 1) await provisioning.fetch(`/p/${'c'.repeat(31)}${attempt % 10}/x.cfg`, { ip: `198.18.40.${attempt}` });
  await provisioning.fetch(`/p/${'d'.repeat(32)}/x.cfg`, { ip: '2001:db8:40:1::5' });
  await provisioning.flush();
  const seenBy = async (node: Parameters<typeof signedIn>[1]) => (await ok(await signedIn(app, node), unknownFetches.list, { query: { pageSize: 200 } })).items.filter(({ network }) => ['198.18.40.0/24', '2001:db8:40::/56'].includes(network));
  expect(await seenBy(await thePlatform(app))).toEqual(expect.arrayContaining([expect.objectContaining({ network: '198.18.40.0/24', requests: 50 }), expect.objectContaining({ network: '2001:db8:40::/56', requests: 1 })]));
  expect((await seenBy(reseller)).map(({ network }) => network)).toEqual(['198.18.40.0/24']);
  expect(await seenBy((await aTree(app)).reseller)).toEqual([]);
  // Only the phone's own request.
  expect(await asPlatform(app.deps.database, (tx) => tx.phoneFetch.count())).toBe(before + 1);
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'], ['::ffff:192.0.2.77', '192.0.2.0/24'], ['2001:db8:7:1ff::9', '2001:db8:7:100::/56'], ['2001:db8::1', '2001:db8::/56'], ['fe80::1%eth0', 'fe80::/56'], ['nonsense', ''],
])('%s lies in %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
  if (network !== '' && !ip.includes('%')) expect(isWithin(ip, [network])).toBe(true);
});
