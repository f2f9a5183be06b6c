import { search } from '@patchbay/contract/search';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const found = async (caller: Caller, q: string) => (await ok(caller, search.find, { query: { q } })).items.map((hit) => `${hit.kind} ${hit.id}`);

/** An extension with a number, a phone, a ring group and a user that have the same word in their names. */
const equip = async (enterprise: Node, word: string) => {
  const number = await aNumber(app, enterprise);
  const extension = await anExtension(app, enterprise, { displayName: `Desk ${word}`, phoneNumberIds: [number.id] });
  const phone = await aPhone(app, enterprise, { name: `Set ${word}` });
  const group = await aRingGroup(app, enterprise, { name: `Team ${word}` });
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: word });
  return { number, extension, phone, group, user, hits: [`extension ${extension.id}`, `ring-group ${group.id}`, `user ${user.id}`, `phone ${phone.id}`], ids: [extension.id, phone.id, group.id, user.id] };
};

/** What the functions that bypass policies answer in a scope. */
const askedIn = (path: string, q: string, { numbers = [], mac = null }: { numbers?: string[]; mac?: string | null } = {}) =>
  readInScope(app.deps.database, { kind: 'subtree', path }, async (sql) => {
    const all = await Promise.all([
      sql<{ id: string }>('select id from find_extensions_below($1, $2, 100)', [q, numbers]),
      sql<{ id: string }>('select id from find_phones_below($1, $2, 100)', [q, mac]),
      sql<{ id: string }>('select id from find_ring_groups_below($1, 100)', [q]),
      sql<{ id: string }>('select id from find_users_below($1, 100)', [q]),
    ]);
    return all.flat().map(({ id }) => id);
  });

test("a sibling reseller's extensions, phones, ring groups and users are not found by anything", async () => {
  const word = `Quark${unique()}`;
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const [own, foreign] = [await equip(mine.enterprise, word), await equip(theirs.enterprise, word)];
  const admin = await signedIn(app, mine.reseller);
  expect((await found(admin, word)).filter((hit) => !hit.startsWith('phone-number'))).toEqual(own.hits);
  for (const q of [foreign.extension.sipUsername, foreign.number.e164, foreign.number.e164.slice(1), foreign.phone.mac!, foreign.phone.mac!.slice(-7)]) {
    const hits = await found(admin, q);
    for (const hit of foreign.hits) expect(hits, q).not.toContain(hit);
  }
  expect(await askedIn(mine.reseller.path, word, { numbers: [foreign.number.id], mac: foreign.phone.mac })).toEqual(own.ids);
  expect(await askedIn(theirs.reseller.path, word, { numbers: [own.number.id], mac: own.phone.mac })).toEqual(foreign.ids);
});

test('a sibling path that begins with the same digits is another subtree', async () => {
  const word = `Quoll${unique()}`;
  const { platform } = await aTree(app);
  const resellers = await Promise.all(Array.from({ length: 12 }, () => anOrganisation(app, platform, 'reseller')));
  const equipped = await Promise.all(resellers.map(async (reseller) => equip(await anOrganisation(app, reseller, 'enterprise'), word)));
  for (const [index, reseller] of resellers.entries()) {
    expect(await askedIn(reseller.path, word)).toEqual(equipped[index]!.ids);
  }
});

test('a scope with many of them is searched by its index, and answers nothing of its sibling either', async () => {
  const word = `Quince${unique()}`;
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  await inScope(app.deps.database, { kind: 'platform' }, async (tx) => {
    for (const { enterprise } of [mine, theirs]) {
      await tx.$executeRaw`insert into dial_code (tenant_id, code, kind) select ${enterprise.id}::uuid, n::text, 'extension' from generate_series(1, 5100) n`;
      await tx.$executeRaw`insert into extension (tenant_id, short_number, display_name, username, sip_username, sip_password)
        select ${enterprise.id}::uuid, n::text, 'Filler', n::text, n || '-' || ${enterprise.code}, 'x' from generate_series(1, 5100) n`;
      await tx.$executeRaw`insert into phone (tenant_id, name, is_virtual, model_id, secret_hash, secret)
        select ${enterprise.id}::uuid, 'Filler', true, 'yealink-t46u', sha256(convert_to(${enterprise.id} || n, 'UTF8')), 'x' from generate_series(1, 5100) n`;
      await tx.$executeRaw`insert into ring_group (tenant_id, name, strategy, ring_seconds) select ${enterprise.id}::uuid, 'Filler ' || n, 'RANDOM', 20 from generate_series(1, 5100) n`;
      await tx.$executeRaw`insert into app_user (tenant_id, first_name, last_name) select ${enterprise.id}::uuid, 'Filler', 'Person ' || n from generate_series(1, 5100) n`;
    }
  }, { longestMs: 120_000 });
  const named = async ({ enterprise }: { enterprise: Node }) => ({
    extension: await anExtension(app, enterprise, { shortNumber: '9900', displayName: `Ärger ${word}` }),
    phone: await aPhone(app, enterprise, { name: `Ärger ${word}` }),
    group: await aRingGroup(app, enterprise, { name: `Ärger ${word}`, shortNumber: '9901' }),
    user: await aUser(app, enterprise, { firstName: 'Ärger', lastName: word, email: `${enterprise.code}@staff.example` }),
  });
  const idsOf = ({ extension, phone, group, user }: Awaited<ReturnType<typeof named>>) => [extension.id, phone.id, group.id, user.id];
  const [own, foreign] = [await named(mine), await named(theirs)];
  for (const q of [word, `ärger ${word.toLowerCase()}`, `ÄRGER ${word}`]) expect(await askedIn(mine.reseller.path, q), q).toEqual(idsOf(own));
  expect(await askedIn(mine.reseller.path, '9901')).toEqual([own.group.id]);
  expect(await askedIn(mine.reseller.path, `${mine.enterprise.code}@staff.example`)).toEqual([own.user.id]);
  expect(await askedIn(mine.reseller.path, `${theirs.enterprise.code}@staff.example`)).toEqual([]);
  expect(await askedIn(mine.reseller.path, 'nobody', { mac: own.phone.mac })).toEqual([own.phone.id]);
  expect(await askedIn(mine.reseller.path, 'nobody', { mac: foreign.phone.mac })).toEqual([]);
  expect(await askedIn(mine.reseller.path, foreign.extension.sipUsername)).toEqual([]);
  expect(await askedIn(mine.reseller.path, 'filler')).toHaveLength(200);
});

test('who may not read extensions, ring groups, users or phones does not find them below either', async () => {
  const word = `Quail${unique()}`;
  const { reseller, enterprise } = await aTree(app);
  const { hits: [extension, group, user, phone] } = await equip(enterprise, word);
  const withOnly = async (...permissions: Parameters<typeof withApiKey>[2]) => found(await withApiKey(app, reseller, ['organisations:read', ...permissions]), word);
  expect(await withOnly()).toEqual([]);
  expect(await withOnly('extensions:read')).toEqual([extension, group]);
  expect(await withOnly('users:read')).toEqual([user]);
  expect(await withOnly('phones:read')).toEqual([phone]);
  expect(await found(await signedIn(app, reseller, 'read-only'), word)).toEqual(expect.arrayContaining([extension, group, user, phone]));
  const refused = [await signedIn(app, enterprise, 'supervisor'), await withApiKey(app, reseller, ['extensions:read', 'phones:read'])];
  for (const caller of refused) expect((await call(caller, search.find, { query: { q: word } })).status).toBe(403);
});

test('without a subtree the functions answer nothing', async () => {
  const { enterprise } = await aTree(app);
  await equip(enterprise, 'Quiet');
  const { database } = app.deps;
  for (const text of ["select id from find_extensions_below('quiet', '{}', 10)", "select id from find_phones_below('quiet', null, 10)", "select id from find_ring_groups_below('quiet', 10)", "select id from find_users_below('quiet', 10)"]) {
    await expect(readInScope(database, { kind: 'subtree', path: '' }, (sql) => sql(text))).rejects.toThrow(/scope of a subtree/);
    await expect(readInScope(database, { kind: 'tenant', tenantId: enterprise.id }, (sql) => sql(text))).rejects.toThrow(/permission denied/);
  }
  const holdings = (path: string) => readInScope(database, { kind: 'subtree', path }, (sql) => sql('select id from enterprise_holdings($1, 10)', [enterprise.id]));
  expect(await holdings('')).toEqual([]);
  expect(await holdings((await aTree(app)).reseller.path)).toEqual([]);
  expect(await holdings(enterprise.path)).toHaveLength(4);
});

test.each(["' or 1=1 --", '%', '_', '%_%', '\\', 'a\\', '*'.repeat(100), '🦜', '0'.repeat(12)])('a hostile text is only a text: %j', async (q) => {
  const { reseller, enterprise } = await aTree(app);
  await equip(enterprise, 'Plain');
  expect((await ok(await signedIn(app, reseller), search.find, { query: { q } })).items).toEqual([]);
});
