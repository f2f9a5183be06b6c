import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions } from '@patchbay/contract/extensions';
import { destinations } from '@patchbay/contract/destinations';
import { ownExtension } from '@patchbay/contract/own-extension';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAccount, aMembership } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anOffice = async (monitorsOthers = true) => {
  const tree = await aTree(app);
  const monitor = await anExtensionPerson(app, tree.enterprise, { role: 'monitor', shortNumber: '100', displayName: 'Mona', monitorsOthers });
  const [watched, other] = [await anExtension(app, tree.enterprise, { shortNumber: '200', displayName: 'Watched', mayBeMonitored: true }), await anExtension(app, tree.enterprise, { shortNumber: '300', displayName: 'Other' })];
  return { ...tree, monitor, watched, other, inside: await signedInAs(app, monitor.accountId, tree.enterprise) };
};
const numbersSeen = async (who: Caller) => (await ok(who, extensions.list, { query: { sort: 'shortNumber' } })).items.map(({ shortNumber }) => shortNumber);

test('a monitor sees their own extension and those that may be monitored, while their own monitors others', async () => {
  const { inside, monitor } = await anOffice();
  expect(await numbersSeen(inside)).toEqual(['100', '200']);
  expect((await ok(inside, extensions.list)).total).toBe(2);
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: monitor.id }, data: { monitorsOthers: false } }));
  expect(await numbersSeen(inside)).toEqual(['100']);
});

test('what a monitor does not see is answered as what is not there, everywhere', async () => {
  const { inside, other, watched } = await anOffice();
  const question = { caller: { kind: 'WITHHELD' as const }, at: '2026-12-06T12:00:00Z' };
  const answers = async (id: string) => {
    const params = { id };
    const all = [extensions.get, extensions.references, extensionCards.settings, extensionCalls.world, extensionIdentity.registration, extensionIdentity.image].map((endpoint) => call(inside, endpoint as typeof extensions.get, { params }));
    return (await Promise.all([...all, call(inside, extensionCalls.explain, { params, body: { question } })])).map(({ status, problem }) => [status, problem?.detail]);
  };
  const [hidden, nobody, seen] = [await answers(other.id), await answers(app.deps.clock.newId()), await answers(watched.id)];
  expect(hidden).toEqual(nobody);
  expect(new Set(hidden.map(([status]) => status))).toEqual(new Set([404]));
  expect(seen.map(([status]) => status)).toEqual([200, 200, 200, 200, 200, 404, 200]);
});

test('no export and no search shows more', async () => {
  const { inside } = await anOffice();
  const exported = await call(inside, extensions.list, { query: { format: 'csv' } });
  expect(exported.text).toContain('Watched');
  expect(exported.text).not.toContain('Other');
  expect((await ok(inside, extensions.list, { query: { q: 'Other' } })).items).toEqual([]);
  const { items } = await ok(inside, destinations.find, { query: { q: '' } });
  expect(items.filter(({ destination }) => destination.kind === 'EXTENSION').map(({ label }) => label)).toEqual(['100 Mona', '200 Watched']);
  expect((await ok(inside, ownExtension.destinations, { query: { q: 'other' } })).items[0]).toMatchObject({ label: '300 Other' });
});

test('supervisors see all, and so do programs and whoever has another role beside', async () => {
  const { enterprise, reseller } = await anOffice();
  expect(await numbersSeen(await signedIn(app, enterprise, 'supervisor'))).toEqual(['100', '200', '300']);
  expect(await numbersSeen(await withApiKey(app, enterprise, ['extensions:read']))).toEqual(['100', '200', '300']);
  const both = await anAccount(app, enterprise, { role: 'monitor' });
  await aMembership(app, both.id, reseller, 'read-only');
  expect(await numbersSeen(await signedInAs(app, both.id, enterprise))).toEqual(['100', '200', '300']);
});

test('a monitor without an extension sees none', async () => {
  const { enterprise } = await anOffice();
  expect(await numbersSeen(await signedIn(app, enterprise, 'monitor'))).toEqual([]);
});
