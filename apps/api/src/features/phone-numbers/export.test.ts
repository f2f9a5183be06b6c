import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { csvMark } from '@patchbay/domain/imports/writing/write-csv';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvLine } from '../../platform/csv.ts';
import { phoneNumberListing } from './listing.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
afterAll(() => app.close());

const hostile = ['=1+1', '+1 234', '-1', '@SUM(A1)', 'a "quoted" name', 'one, two', `it's; drop`, 'Zoë 日本 ', 'plain'];

/** An enterprise with such a name, and a number that rings at each of the hostile names. */
const aHostileTree = async () => {
  const { platform, reseller } = await aTree(app);
  const enterprise = await anOrganisation(app, reseller, 'enterprise', { name: `=cmd "${unique()}", Ltd` });
  for (const displayName of hostile) {
    const number = await aNumber(app, enterprise, { sms: displayName.length % 2 === 0 });
    await anExtension(app, enterprise, { displayName, phoneNumberIds: [number.id] });
  }
  await aNumber(app, enterprise);
  // A tab can get into no name over the API.
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update phone_number set voice_assignee_label = ${'\tcmd'} where owner_id = ${enterprise.id}::uuid and voice_assignee_label like '%plain'`);
  return { platform, reseller, enterprise };
};

test('PostgreSQL writes the very lines that the columns describe', async () => {
  const { reseller, enterprise } = await aHostileTree();
  for (const at of [reseller, enterprise]) {
    const viewer = await signedIn(app, at);
    for (const query of [{}, { sort: '-updatedAt' }, { sms: 'true' }, { q: `it's` }, { assigned: 'false', ownerId: enterprise.id }] as const) {
      const { items } = await ok(viewer, phoneNumbers.list, { query });
      const { columns } = phoneNumberListing.csv;
      const expected = [columns.map(({ header }) => header), ...items.map((item) => columns.map(({ cell }) => cell(item)))].map(csvLine).join('');
      expect((await call(viewer, phoneNumbers.list, { query: { ...query, format: 'csv' } })).text).toBe(csvMark + expected);
    }
  }
});

test('a name with accents is read as UTF-8 by a spreadsheet', async () => {
  const { enterprise } = await aTree(app);
  await anExtension(app, enterprise, { displayName: 'Zürich', phoneNumberIds: [(await aNumber(app, enterprise)).id] });
  const admin = await signedIn(app, enterprise);
  const { rawPayload } = await app.server.inject({ method: 'GET', url: `/api/o/${enterprise.id}/phone-numbers?format=csv`, headers: admin.headers! });
  expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(rawPayload.toString('utf8')).toContain('Zürich');
});

test('the platform exports every number once, in the order of the list', async () => {
  const { platform } = await aHostileTree();
  const { text } = await call(await signedIn(app, platform), phoneNumbers.list, { query: { format: 'csv' } });
  const exported = text.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[0]!);
  expect(exported).toEqual([...new Set(exported)].sort());
  expect(exported.length).toBeGreaterThan(hostile.length);
});
