import { extensions } from '@patchbay/contract/extensions';
import { search } from '@patchbay/contract/search';
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

const aCompany = async () => {
  const tree = await aTree(app);
  const { enterprise } = tree;
  const number = await aNumber(app, enterprise);
  const extension = await anExtension(app, enterprise, { displayName: `Ágata ${unique()}`, phoneNumberIds: [number.id] });
  const phone = await aPhone(app, enterprise, { name: `Lobby ${unique()}` });
  return { ...tree, number, extension, phone };
};

test('a number is found by any part in any notation, from every level', async () => {
  const { platform, reseller, enterprise, number } = await aCompany();
  const digits = number.e164.slice(1);
  for (const at of [platform, reseller, enterprise]) {
    const admin = await signedIn(app, at);
    for (const q of [number.e164, digits, digits.slice(-7), `00${digits}`, `+1 (${digits.slice(1, 4)}) ${digits.slice(4, 7)}-${digits.slice(7)}`]) expect(await found(admin, q), `${at.kind} ${q}`).toContain(`phone-number ${number.id}`);
  }
});

test('inside an enterprise its extensions and phones are found as well', async () => {
  const { enterprise, reseller, number, extension, phone } = await aCompany();
  const admin = await signedIn(app, enterprise);
  for (const q of [extension.displayName, extension.sipUsername, extension.shortNumber, number.e164]) expect(await found(admin, q), q).toContain(`extension ${extension.id}`);
  for (const q of [phone.name, phone.mac!, phone.mac!.toUpperCase().replace(/(..)(?=.)/g, '$1:')]) expect(await found(admin, q), q).toContain(`phone ${phone.id}`);
  const { items } = await ok(admin, search.find, { query: { q: extension.displayName } });
  const label = `${extension.shortNumber} ${extension.displayName}`;
  expect(items).toEqual([
    { kind: 'extension', id: extension.id, label, detail: extension.sipUsername, organisationId: enterprise.id, organisationName: enterprise.name, hasRelations: true },
    { kind: 'phone-number', id: number.id, label: number.e164, detail: label, organisationId: enterprise.id, organisationName: enterprise.name, hasRelations: true },
  ]);
  expect(await found(await signedIn(app, reseller, 'administrator', enterprise), phone.name)).toEqual([`phone ${phone.id}`]);
});

test('from above, extensions and phones of every enterprise are found by any form of name or number', async () => {
  const { platform, reseller, enterprise, number, extension, phone } = await aCompany();
  const digits = number.e164.slice(1);
  const pairs = phone.mac!.match(/../g)!;
  const [asExtension, asPhone] = [`extension ${extension.id}`, `phone ${phone.id}`];
  for (const at of [platform, reseller]) {
    const admin = await signedIn(app, at);
    const label = `${extension.shortNumber} ${extension.displayName}`;
    for (const q of [label, extension.displayName, extension.displayName.toUpperCase(), extension.sipUsername, number.e164, `00${digits}`, `(${digits.slice(1, 4)}) ${digits.slice(4)}`]) expect(await found(admin, q), `${at.kind} ${q}`).toContain(asExtension);
    for (const q of [phone.name, phone.mac!, phone.mac!.toUpperCase(), pairs.join(':'), pairs.join('-'), phone.mac!.match(/..../g)!.join('.'), phone.mac!.slice(-7)]) expect(await found(admin, q), `${at.kind} ${q}`).toContain(asPhone);
  }
  const admin = await signedIn(app, reseller);
  for (const q of [extension.shortNumber, extension.shortNumber.slice(0, 2)]) expect(await found(admin, q), q).toContain(asExtension);
  const { items } = await ok(admin, search.find, { query: { q: phone.name } });
  expect(items).toEqual([{ kind: 'phone', id: phone.id, label: phone.name, detail: `Yealink T46U · ${phone.mac}`, organisationId: enterprise.id, organisationName: enterprise.name, hasRelations: false }]);
});

test('from above, what is dialled so comes before what merely contains it', async () => {
  const { reseller, enterprise } = await aTree(app);
  const [longer, exact] = [await anExtension(app, enterprise, { shortNumber: '4321', displayName: 'Aaron' }), await anExtension(app, enterprise, { shortNumber: '432', displayName: 'Zoe' })];
  expect(await found(await signedIn(app, reseller), '432')).toEqual([`extension ${exact.id}`, `extension ${longer.id}`]);
});

test('organisations are found by name and code, the best match first, and alone where the switcher asks', async () => {
  const { reseller } = await aTree(app);
  const word = `Quince${unique()}`;
  const [other, exact] = [await anOrganisation(app, reseller, 'enterprise', { name: `The ${word}` }), await anOrganisation(app, reseller, 'enterprise', { name: 'Zebra', code: word.toUpperCase().slice(0, 20) })];
  const admin = await signedIn(app, reseller);
  expect(await found(admin, word.toUpperCase().slice(0, 20))).toEqual([`organisation ${exact.id}`, `organisation ${other.id}`]);
  const { items } = await ok(admin, search.find, { query: { q: reseller.code, organisationKind: 'enterprise' } });
  expect(items).toEqual([]);
});

test('people are found by name and address, with an organisation that the asker sees', async () => {
  const { reseller, enterprise } = await aTree(app);
  const person = await signedIn(app, enterprise, 'read-only');
  const admin = await signedIn(app, reseller);
  const { items } = await ok(admin, search.find, { query: { q: person.email.toUpperCase() } });
  expect(items).toMatchObject([{ kind: 'account', id: person.accountId, detail: person.email, organisationId: enterprise.id, organisationName: enterprise.name }]);
});

test('only what the asker may read is looked for', async () => {
  const { enterprise, number, extension, phone } = await aCompany();
  const program = await withApiKey(app, enterprise, ['organisations:read', 'extensions:read']);
  expect(await found(program, extension.displayName)).toEqual([`extension ${extension.id}`]);
  expect(await found(program, number.e164)).toEqual([`extension ${extension.id}`]);
  expect(await found(program, phone.name)).toEqual([]);
  expect((await call(await withApiKey(app, enterprise, ['extensions:read']), search.find, { query: { q: 'x' } })).status).toBe(403);
});

test('words may each stand in another text of the same thing, in any order, and each has to', async () => {
  const { platform, reseller, enterprise, number, extension, phone } = await aCompany();
  const [name, place] = [extension.displayName.split(' ')[1]!, phone.name.split(' ')[1]!];
  const group = await aRingGroup(app, enterprise, { name: `Sales ${unique()} North`, shortNumber: '777' });
  const email = `m${unique()}@one.example`.toLowerCase();
  const user = await aUser(app, enterprise, { firstName: 'Maria', lastName: `Lopes${unique()}`, email });
  const person = await signedIn(app, enterprise, 'read-only');
  const expected: [find: string, what: string][] = [
    [`${extension.shortNumber} ${name}`, `extension ${extension.id}`], [`${name} ${extension.shortNumber}`, `extension ${extension.id}`], [`${name} ${number.e164}`, `phone-number ${number.id}`], [`${number.e164.slice(-7)} agata ${extension.shortNumber}`, `phone-number ${number.id}`],
    [`north 777`, `ring-group ${group.id}`], [`north sales`, `ring-group ${group.id}`], [`${place} ${phone.mac!.slice(-6)}`, `phone ${phone.id}`], [`${phone.mac!.slice(0, 8)} lobby ${place}`, `phone ${phone.id}`],
    [`${email} maria`, `user ${user.id}`], [`${enterprise.code} ${enterprise.name.split(' ').reverse().join(' ')}`, `organisation ${enterprise.id}`],
    [`${person.email.split('@')[0]} ${person.email.split('@')[1]}`, `account ${person.accountId}`],
  ];
  for (const at of [platform, reseller, enterprise]) {
    const admin = await signedIn(app, at);
    for (const [q, what] of expected) {
      expect(await found(admin, q), `${at.kind} ${q}`).toContain(what);
      expect(await found(admin, `${q} zzzyx`), `${at.kind} ${q} zzzyx`).toEqual([]);
    }
  }
  const inside = await signedIn(app, enterprise);
  expect(await found(inside, `${name} ${number.e164.slice(-7)}`)).toContain(`extension ${extension.id}`);
  expect((await ok(inside, extensions.list, { query: { q: `${name} ${extension.shortNumber}` } })).items.map(({ id }) => id)).toEqual([extension.id]);
});

test('a stranger finds nothing of it, whatever is typed', async () => {
  const { enterprise, number, extension, phone } = await aCompany();
  const { reseller, enterprise: sibling } = await aTree(app);
  const askers: [Node, string][] = [[reseller, 'reseller'], [sibling, 'enterprise']];
  for (const [at] of askers) {
    const admin = await signedIn(app, at);
    for (const q of [enterprise.name, enterprise.code, number.e164, number.e164.slice(-7), extension.displayName, extension.sipUsername, phone.name, phone.mac!]) expect(await found(admin, q), q).toEqual([]);
  }
});

test.each(['%', '_', "'", '\\', '+', 'ß', '👍', '()', '-', 'a'.repeat(100)])('%j breaks nothing', async (q) => {
  const { enterprise } = await aCompany();
  expect((await call(await signedIn(app, enterprise), search.find, { query: { q } })).status).toBe(200);
});

test('nothing, a NUL and too much are refused', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  for (const q of ['', '  ', 'a\u0000b', 'a'.repeat(101)]) expect((await call(admin, search.find, { query: { q } })).status).toBe(422);
});
