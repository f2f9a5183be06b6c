import { audit } from '@patchbay/contract/audit';
import { accounts } from '@patchbay/contract/accounts';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plus = (e164: string, count: number) => `+${Number(e164.slice(1)) + count}` as never;

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('the log tells who did what, and by way of which organisation above', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const above = await signedIn(app, platform, 'administrator', reseller);
  const read = await ok(above, organisations.get, { params: { id: enterprise.id } });
  await ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...read, name: 'Seen' } });
  const { items } = await ok(await signedIn(app, enterprise), audit.list, { query: { q: 'seen' } });
  expect(items).toMatchObject([{
    organisationId: enterprise.id, action: 'organisation.updated', entity: { type: 'organisation', id: enterprise.id, label: 'Seen' },
    actor: { kind: 'account', id: above.accountId, via: { organisationId: platform.id, role: 'administrator' } },
    before: { name: enterprise.name }, after: { name: 'Seen' }, ip: '127.0.0.1',
  }]);
});

const aRange = (count: number) => {
  const first = uniqueRange(count) as `+${string}`;
  return { first, last: `+${BigInt(first.slice(1)) + BigInt(count - 1)}` as const };
};

/** What an enterprise's own administrator reads of who came from where. */
const chains = async (enterprise: Node) => {
  const { items } = await ok(await signedIn(app, enterprise), audit.list, { query: {} });
  return items.map(({ action, actor }) => [action, actor.via && `${actor.via.role} ${actor.via.organisationId}`]);
};

test('what is done to an enterprise from above, without entering it, names the organisation above', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const code = `C${Date.now().toString(36).toUpperCase()}`;
  const enterprise = { ...reseller, ...await ok(admin, organisations.create, { body: { name: 'Canistracci', code, kind: 'enterprise', parentId: reseller.id, administratorEmail: `${code}@people.example` } }) };
  const person = await ok(admin, accounts.create, { body: { email: `second-${code}@people.example`, name: 'Second', organisationId: enterprise.id, role: 'read-only' } });
  await ok(admin, accounts.update, { params: { id: person.id }, body: { name: 'Another', isEnabled: true, version: person.version } });
  await ok(admin, phoneNumbers.create, { body: { ownerId: enterprise.id, ...aRange(3), voice: true, voiceRouteType: 'DIRECT_ROUTING', sms: false, fax: false } });
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  await ok(admin, organisations.enable, { params: { id: enterprise.id } });
  const own = await asPlatform(app.deps.database, (tx) => tx.organisation.findUniqueOrThrow({ where: { id: enterprise.id } })) as Node;
  const told = await chains(own);
  expect(new Set(told.map(([action]) => action))).toEqual(new Set(['organisation.enabled', 'organisation.disabled', 'phone-number.added', 'account.updated', 'account.invited', 'membership.created', 'organisation.created']));
  for (const [action, chain] of told) expect(chain, action!).toBe(`administrator ${reseller.id}`);
});

test("the key of an organisation above is told with its organisation, and one's own without", async () => {
  const { reseller, enterprise } = await aTree(app);
  for (const [key, chain] of [
    [await withApiKey(app, reseller, ['phoneNumbers:upload', 'phoneNumbers:write']), `null ${reseller.id}`],
    [await withApiKey(app, reseller, ['phoneNumbers:upload', 'phoneNumbers:write'], enterprise), `null ${reseller.id}`],
  ] as const) {
    await ok(key, phoneNumbers.create, { body: { ownerId: enterprise.id, ...aRange(1), voice: true, voiceRouteType: 'DIRECT_ROUTING', sms: false, fax: false } });
    expect((await chains(enterprise))[0]).toEqual(['phone-number.added', chain]);
  }
  const own = await withApiKey(app, enterprise, [...permissionsOf('read-only', 'enterprise'), 'accounts:write']);
  await ok(own, accounts.create, { body: { email: `${enterprise.code}@people.example`, name: 'Third', organisationId: enterprise.id, role: 'read-only' } });
  expect((await chains(enterprise)).filter(([action]) => action === 'account.invited')).toEqual([['account.invited', null]]);
});

test('who may only read at an enterprise and changes it with a role above, comes from above', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller, 'administrator', enterprise);
  await asPlatform(app.deps.database, (tx) => tx.membership.create({ data: { accountId: admin.accountId, organisationId: enterprise.id, organisationPath: enterprise.path, role: 'read-only' } }));
  await ok(admin, extensions.create, { body: { shortNumber: '201', displayName: 'Reception' } });
  expect(await chains(enterprise)).toEqual([['extension.created', `administrator ${reseller.id}`]]);
});

test('rows of one change keep their order, newest first', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const made = await ok(admin, organisations.create, { body: { name: 'Ordered', code: `O${Date.now().toString(36).toUpperCase()}`, kind: 'enterprise', parentId: reseller.id } });
  await ok(admin, organisations.disable, { params: { id: made.id } });
  await ok(admin, organisations.enable, { params: { id: made.id } });
  const { items } = await ok(admin, audit.list, { query: { entityId: made.id } });
  expect(items.map(({ action }) => action)).toEqual(['organisation.enabled', 'organisation.disabled', 'organisation.created']);
});

test('neither a sibling nor an enterprise below sees the changes of others', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  await ok(admin, organisations.enable, { params: { id: enterprise.id } });
  const { items: [event] } = await ok(admin, audit.list, { query: {} });
  const sibling = await signedIn(app, await anOrganisation(app, platform, 'reseller'));
  expect((await ok(sibling, audit.list, { query: {} })).items).toEqual([]);
  expect((await call(sibling, audit.get, { params: { id: event!.id } })).status).toBe(404);
});

const range = (first: string, count: number, ownerId: string) => ({ first, last: plus(first, count - 1), ownerId, voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' as const, tags: [] });

test('in groups, a range of numbers is one item that says how many, and no page repeats or drops anything', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const first = uniqueRange(1_000);
  const toggle = async () => {
    await ok(admin, organisations.disable, { params: { id: enterprise.id } });
    await ok(admin, organisations.enable, { params: { id: enterprise.id } });
  };
  await toggle();
  await ok(admin, phoneNumbers.create, { body: range(first, 50, enterprise.id) });
  await toggle();
  // More than are read at a time.
  await ok(admin, phoneNumbers.create, { body: range(plus(first, 100), 900, reseller.id) });
  await toggle();
  for (const sort of ['-at', 'at'] as const) {
    const seen: [string, number][] = [];
    let after: string | undefined;
    do {
      const answer = await ok(admin, audit.list, { query: { grouped: 'true', pageSize: 3, sort, after } });
      expect(answer.total).toBe(956);
      seen.push(...answer.items.map(({ action, group }): [string, number] => [action, group!.size]));
      after = answer.next ?? undefined;
    } while (after);
    const pair: [string, number][] = [['organisation.enabled', 1], ['organisation.disabled', 1]];
    const newestFirst = [...pair, ['phone-number.added', 900], ...pair, ['phone-number.added', 50], ...pair];
    expect(seen).toEqual(sort === '-at' ? newestFirst : newestFirst.reverse());
  }
  const { items: [many] } = await ok(admin, audit.list, { query: { grouped: 'true', action: 'phone-number.added', to: undefined, sort: 'at' } });
  expect(many!.group).toEqual({ size: 50, firstLabel: first, lastLabel: plus(first, 49) });
  const inside = await ok(await signedIn(app, enterprise), audit.list, { query: { grouped: 'true', action: 'phone-number.added' } });
  expect(inside.items.map(({ group }) => group!.size)).toEqual([50]);
  const found = await ok(admin, audit.list, { query: { grouped: 'true', q: plus(first, 7) } });
  expect(found.items.map(({ entity, group }) => [entity.label, group!.size])).toEqual([[plus(first, 7), 1]]);
  const { text } = await call(admin, audit.list, { query: { grouped: 'true', format: 'csv' } });
  expect(text.trim().split('\r\n')).toHaveLength(957);
});

test('the log leaves as CSV, with what was and what is', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  const { text, headers } = await call(admin, audit.list, { query: { format: 'csv' } });
  expect(headers['content-disposition']).toMatch(/audit-20\d\d-\d\d-\d\d\.csv/);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('organisation.disabled');
  expect(lines[1]).toContain('""status"":""disabled""');
});
