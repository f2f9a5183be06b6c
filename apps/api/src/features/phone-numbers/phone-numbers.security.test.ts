import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

/** Two resellers that know nothing of each other, each with an enterprise that has a number. */
const strangers = async () => {
  const mine = await aTree(app);
  const theirs = await aTree(app);
  return { mine, theirs, number: await aNumber(app, mine.enterprise), foreign: await aNumber(app, theirs.enterprise), admin: await signedIn(app, mine.reseller) };
};

const capabilities = { voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' as const, version: 1 };

test("a stranger's number and none at all are refused in the same words", async () => {
  const { admin, foreign, mine } = await strangers();
  const nobodys = app.deps.clock.newId();
  const asked = [
    (id: string) => call(admin, phoneNumbers.get, { params: { id } }),
    (id: string) => call(admin, phoneNumbers.update, { params: { id }, body: capabilities }),
    (id: string) => call(admin, phoneNumbers.remove, { params: { id } }),
    (id: string) => call(admin, phoneNumbers.references, { params: { id } }),
    (id: string) => call(admin, phoneNumbers.transfer, { body: { ids: [id], ownerId: mine.enterprise.id } }),
  ];
  for (const ask of asked) {
    const [one, other] = [await ask(foreign.id), await ask(nobodys)];
    expect([one.status, one.problem.detail]).toEqual([404, other.problem.detail]);
  }
});

test("a stranger's organisation cannot be given numbers, nor be filtered by", async () => {
  const { admin, number, theirs } = await strangers();
  const nobodys = app.deps.clock.newId();
  for (const ownerId of [theirs.enterprise.id, nobodys]) {
    const transferred = await call(admin, phoneNumbers.transfer, { body: { ids: [number.id], ownerId } });
    const added = await call(admin, phoneNumbers.create, { body: { first: uniqueE164() as never, ownerId } });
    for (const answer of [transferred, added]) expect(answer.problem).toMatchObject({ status: 404, errors: [{ pointer: '/ownerId' }] });
    expect((await ok(admin, phoneNumbers.list, { query: { ownerId } })).items).toEqual([]);
  }
});

test('that a number is not available reads the same whoever has it, but names only what the asker may see', async () => {
  const { admin, number, foreign, mine } = await strangers();
  const adding = async (first: string) => (await call(admin, phoneNumbers.create, { body: { first: first as never, ownerId: mine.reseller.id } })).problem;
  const [own, other] = [await adding(number.e164), await adding(foreign.e164)];
  const { references, requestId: _, ...visible } = own;
  const { references: none, requestId: __, ...hidden } = other;
  expect(visible).toEqual(hidden);
  expect([references?.length, none]).toEqual([1, []]);
});

test('a search and a filter never leave the subtree, nor does the search function that bypasses policies', async () => {
  const { admin, foreign, theirs, number, mine } = await strangers();
  await anExtension(app, theirs.enterprise, { displayName: 'Zebulon Quartermain', phoneNumberIds: [foreign.id] });
  const digits = foreign.e164.slice(1);
  for (const q of [foreign.e164, digits, digits.slice(-7), `00${digits}`, 'Quartermain']) expect((await ok(admin, phoneNumbers.list, { query: { q } })).items, q).toEqual([]);
  const { database } = app.deps;
  const find = (path: string) => readInScope(database, { kind: 'subtree', path }, (sql) =>
    sql<{ ids: string[] }>("select find_phone_numbers($1, '{}', '%quartermain%', 10) as ids", [[digits, number.e164.slice(1)]]));
  expect((await find(mine.reseller.path))[0]!.ids).toEqual([number.id]);
  expect((await find(theirs.reseller.path))[0]!.ids.sort()).toEqual([foreign.id, foreign.id]);
  await expect(find('')).rejects.toThrow(/scope of a subtree/);
});

test('who uses a number is told inside its scope only', async () => {
  const { foreign, theirs, mine } = await strangers();
  const extension = await anExtension(app, theirs.enterprise, { phoneNumberIds: [foreign.id] });
  const { database } = app.deps;
  const uses = (scope: Parameters<typeof readInScope>[1]) => readInScope(database, scope, (sql) => sql<{ id: string }>('select id from phone_number_uses($1)', [[foreign.id]]));
  expect(await uses({ kind: 'subtree', path: theirs.reseller.path })).toEqual([{ id: extension.id }]);
  expect(await uses({ kind: 'tenant', tenantId: theirs.enterprise.id })).toEqual([{ id: extension.id }]);
  expect(await uses({ kind: 'subtree', path: mine.reseller.path })).toEqual([]);
  expect(await uses({ kind: 'tenant', tenantId: mine.enterprise.id })).toEqual([]);
  expect(await uses({ kind: 'subtree', path: '' })).toEqual([]);
});

test('a sibling path that begins with the same digits is another subtree', async () => {
  const { platform } = await aTree(app);
  const resellers = await Promise.all(Array.from({ length: 12 }, () => anOrganisation(app, platform, 'reseller')));
  const numbers = await Promise.all(resellers.map((reseller) => aNumber(app, reseller)));
  for (const [index, reseller] of resellers.entries()) {
    const { items } = await ok(await signedIn(app, reseller), phoneNumbers.list);
    expect(items.map((item) => item.id)).toEqual([numbers[index]!.id]);
  }
});

test('reading does not suffice for changing, and an enterprise changes no capability', async () => {
  const { mine, number } = await strangers();
  const reader = await signedIn(app, mine.reseller, 'read-only');
  const enterpriseAdmin = await signedIn(app, mine.enterprise);
  for (const caller of [reader, enterpriseAdmin]) {
    const answers = [
      await call(caller, phoneNumbers.update, { params: { id: number.id }, body: capabilities }),
      await call(caller, phoneNumbers.remove, { params: { id: number.id } }),
      await call(caller, phoneNumbers.transfer, { body: { ids: [number.id], ownerId: mine.reseller.id } }),
      await call(caller, phoneNumbers.create, { body: { first: uniqueE164() as never, ownerId: caller.organisationId! } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, caller === reader ? 403 : 422]);
  }
  const program = await withApiKey(app, mine.reseller, ['phoneNumbers:write']);
  expect((await call(program, phoneNumbers.transfer, { body: { ids: [number.id], ownerId: mine.reseller.id } })).status).toBe(403);
});

test('the database itself keeps a number from an extension of another enterprise', async () => {
  const { mine, theirs, number } = await strangers();
  const foreignExtension = await anExtension(app, theirs.enterprise);
  const assign = inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, (tx) => tx.phoneNumber.update({ where: { id: number.id }, data: { voiceExtensionId: foreignExtension.id } }));
  await expect(assign).rejects.toMatchObject({ code: 'P2003' });
  const giveAway = inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, (tx) => tx.phoneNumber.update({ where: { id: number.id }, data: { ownerId: theirs.enterprise.id, ownerPath: theirs.enterprise.path } }));
  await expect(giveAway).rejects.toThrow(/row-level security/);
});

test.each(["' or 1=1 --", '%', '_', '\\', '%_%', '+', '(', '"; drop table phone_number', '*'.repeat(200), '🦜', '\u202e123'])('a hostile search text is only a text: %j', async (q) => {
  const { admin, mine } = await strangers();
  const answer = await call(admin, phoneNumbers.list, { query: { q } });
  expect(answer.status).toBe(200);
  for (const item of answer.body.items) expect([mine.reseller.id, mine.enterprise.id]).toContain(item.ownerId);
});

test('a NUL in a search text is refused, and nothing breaks', async () => {
  const { admin } = await strangers();
  expect((await call(admin, phoneNumbers.list, { query: { q: 'a\u0000b' } })).status).toBe(422);
});
