import { relations, type RelatedKind } from '@patchbay/contract/relations';
import { search } from '@patchbay/contract/search';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aCallFlow } from '@patchbay/testkit/builders/call-flows';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const find = async (caller: Caller, q: string) => (await ok(caller, search.find, { query: { q } })).items;

/** One of each kind that a name can find, all with the same word in it. */
const inEnterprise = async () => {
  const tree = await aTree(app);
  const { enterprise } = tree;
  const word = `Zitrön${unique()}`;
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: word });
  const made = {
    user,
    'contact-method': await aContactMethod(app, enterprise, { userId: user.id, name: `Desk ${word}` }),
    'call-flow': await aCallFlow(app, enterprise, { name: `Main ${word}` }),
    'internal-number': await anInternalNumber(app, enterprise, { description: `Door ${word}` }),
    'time-schedule': await aTimeSchedule(app, enterprise, { name: `Hours ${word}` }),
    'audio-file': await anAudioFile(app, enterprise, { name: `Hello ${word}` }),
    playlist: await aPlaylist(app, enterprise, { name: `Waiting ${word}` }),
    'delivery-method': await aDeliveryMethod(app, enterprise, { name: `Archive ${word}` }),
  };
  return { ...tree, word, made, admin: await signedIn(app, enterprise) };
};

test('[43] what has relations is found by any part of its name, and its relations can be asked for where it was found', async () => {
  const { admin, word, made } = await inEnterprise();
  const hits = await find(admin, word.toUpperCase().replace('Ö', 'o'));
  expect(hits.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(Object.entries(made).map(([kind, { id }]) => `${kind} ${id}`).sort());
  for (const { kind, id, hasRelations } of hits) {
    expect(hasRelations, kind).toBe(true);
    expect(await ok(admin, relations.get, { params: { kind: kind as RelatedKind, id } }), kind).toHaveProperty('callFlows');
  }
});

test('words may stand in any order and in any of its texts', async () => {
  const { admin, word, made } = await inEnterprise();
  const texts: { [K in keyof typeof made]: string } = {
    user: `${word} ann`, 'contact-method': `${word} desk`, 'call-flow': `${word} main`, 'internal-number': `door ${made['internal-number'].number} ${word}`, 'time-schedule': `${word} hours`,
    'audio-file': `${word} hello`, playlist: `${word} waiting`, 'delivery-method': `${word} archive`,
  };
  for (const [kind, q] of Object.entries(texts)) expect((await find(admin, q)).map((hit) => `${hit.kind} ${hit.id}`), q).toEqual([`${kind} ${made[kind as keyof typeof made].id}`]);
});

test('a contact method is told by its user and its address, an internal number by what it is for', async () => {
  const { admin, word, made } = await inEnterprise();
  const told = new Map((await find(admin, word)).map(({ kind, label, detail }) => [kind, [label, detail]]));
  expect(told.get('contact-method')).toEqual([`Ann ${word} · Desk ${word}`, expect.any(String)]);
  expect(told.get('internal-number')).toEqual([made['internal-number'].number, `Door ${word}`]);
});

test('a number and an extension have relations where an enterprise has them, a phone and an organisation have none', async () => {
  const { platform, reseller, enterprise } = await inEnterprise();
  const [own, resold] = [await aNumber(app, enterprise), await aNumber(app, reseller)];
  const extension = await anExtension(app, enterprise, { displayName: `Lobby ${unique()}` });
  for (const at of [platform, reseller]) {
    const admin = await signedIn(app, at);
    const told = async (q: string, id: string) => (await find(admin, q)).find((hit) => hit.id === id)?.hasRelations;
    expect([await told(own.e164, own.id), await told(resold.e164, resold.id), await told(extension.displayName, extension.id), await told(enterprise.code, enterprise.id)]).toEqual([true, false, true, false]);
  }
});

test('who may not see relations is not offered them, and finds only kinds that they may read', async () => {
  const { enterprise, word, made } = await inEnterprise();
  const program = await withApiKey(app, enterprise, ['organisations:read', 'users:read', 'callFlows:read']);
  expect((await find(program, word)).map(({ id, hasRelations }) => [id, hasRelations])).toEqual([[made.user.id, false], [made['call-flow'].id, false]]);
});

test('a ring group is found by its name and short number, and a user by name and address, inside an enterprise and from above', async () => {
  const { platform, reseller, enterprise, word, made: { user } } = await inEnterprise();
  const group = await aRingGroup(app, enterprise, { name: `Sales ${word}`, shortNumber: '6789' });
  await aRingGroup(app, enterprise, { name: 'Spare', shortNumber: null });
  for (const at of [platform, reseller, enterprise]) {
    const admin = await signedIn(app, at);
    const place = { organisationId: enterprise.id, organisationName: enterprise.name };
    const hit = { kind: 'ring-group', id: group.id, label: `6789 Sales ${word}`, detail: '', ...place, hasRelations: true };
    for (const q of [`SALES ${word.replace('ö', 'o')}`, ...(at === platform ? [] : ['6789'])]) expect(await find(admin, q), `${at.kind} ${q}`).toContainEqual(hit);
    expect(await find(admin, `ann ${word}`), at.kind).toContainEqual({ kind: 'user', id: user.id, label: `Ann ${word}`, detail: '', ...place, hasRelations: true });
  }
});

test("another enterprise's names are not found", async () => {
  const { word } = await inEnterprise();
  const { admin } = await inEnterprise();
  expect(await find(admin, word)).toEqual([]);
});
