import { numberPresets } from '@patchbay/contract/number-presets';
import { organisations } from '@patchbay/contract/organisations';
import { extensions } from '@patchbay/contract/extensions';
import { externalTrunks } from '@patchbay/contract/external-trunks';
import { numberBulks } from '@patchbay/contract/number-bulks';
import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anExternalTrunk } from '@patchbay/testkit/builders/external-trunks';
import { anOperatorConnectTrunk } from '@patchbay/testkit/builders/operator-connect-trunks';
import { anOrganisation, aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

/** A number of every use and of every kind that is free. */
const aStock = async ({ reseller, enterprise }: Tree) => {
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const sms = { sms: true, smsCarrierId: carrier.id };
  const numbers = {
    pbx: await aNumber(app, enterprise),
    callApp: await aNumber(app, enterprise),
    et: await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' }),
    oc: await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' }),
    sms: await aNumber(app, enterprise, { ...sms, voice: false, voiceRouteType: null }),
    both: await aNumber(app, enterprise, sms),
    freeDirect: await aNumber(app, enterprise),
    freeEt: await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' }),
    freeOc: await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' }),
    freeSms: await aNumber(app, enterprise, { ...sms, voice: false, voiceRouteType: null }),
    freeFax: await aNumber(app, enterprise, { voice: false, voiceRouteType: null, fax: true }),
  };
  await anExtension(app, enterprise, { phoneNumberIds: [numbers.pbx.id, numbers.both.id], displayName: 'Reception' });
  await anExternalTrunk(app, enterprise, { phoneNumberIds: [numbers.et.id] });
  await anOperatorConnectTrunk(app, enterprise, { phoneNumberIds: [numbers.oc.id] });
  await aSmsGroup(app, enterprise, { phoneNumberId: numbers.sms.id });
  await aUser(app, enterprise, { phoneNumberIds: [numbers.callApp.id], firstName: 'Ann', lastName: 'Onthemove' });
  return numbers;
};
type Stock = Awaited<ReturnType<typeof aStock>>;

const idsOf = async (as: Caller, query: object): Promise<Set<string>> => new Set((await ok(as, phoneNumbers.list, { query: { pageSize: 200, ...query } })).items.map(({ id }) => id));

describe('the inventory of an enterprise', () => {
  let tree: Tree;
  let stock: Stock;
  let admin: Caller;
  let above: Caller;
  beforeAll(async () => {
    tree = await aTree(app);
    stock = await aStock(tree);
    [admin, above] = [await signedIn(app, tree.enterprise), await signedIn(app, tree.reseller)];
  });
  const named = (ids: Set<string>) => Object.entries(stock).flatMap(([name, { id }]) => (ids.has(id) ? [name] : [])).sort();

  test('[159] there are ten presets, and each combines with the other filters', async () => {
    expect(numberPresets).toHaveLength(10);
    expect(named(await idsOf(admin, { preset: 'available-voice', voiceRouteType: 'EXTERNAL_TRUNK' }))).toEqual(['freeEt']);
    expect(named(await idsOf(admin, { preset: 'available-sms', voice: 'true', state: 'IN_SERVICE' }))).toEqual(['both']);
    expect(named(await idsOf(admin, { assigneeKind: 'external-trunk,sms-group' }))).toEqual(['et', 'sms']);
  });

  test('[152] the list has the numbers of the provider and the own ones, and says which is which', async () => {
    const own = await aNumber(app, tree.enterprise, { source: 'EXTERNAL' });
    const notTheirs = [await aNumber(app, tree.reseller), await aNumber(app, await anOrganisation(app, tree.reseller, 'enterprise'))];
    const { items } = await ok(admin, phoneNumbers.list, { query: { pageSize: 200 } });
    expect(items.find(({ id }) => id === own.id)?.source).toBe('EXTERNAL');
    expect(items.find(({ id }) => id === stock.pbx.id)?.source).toBe('PROVIDER');
    expect(await idsOf(admin, { source: 'EXTERNAL' })).toEqual(new Set([own.id]));
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(stock).map(({ id }) => id)));
    for (const { id } of notTheirs) expect(items.some((item) => item.id === id)).toBe(false);
  });

  test('[154] [155] [156] a number says to what it is assigned, what it can carry, and for which services', async () => {
    const read = (id: string) => ok(admin, phoneNumbers.get, { params: { id } });
    expect(await read(stock.both.id)).toMatchObject({ voice: true, sms: true, fax: false, services: ['PBX'], voiceAssignee: { kind: 'extension', label: expect.stringContaining('Reception') }, smsAssignee: null });
    expect(await read(stock.callApp.id)).toMatchObject({ services: ['CALLAPP'], voiceAssignee: { kind: 'app-configuration', label: 'Ann Onthemove' } });
    expect(await read(stock.et.id)).toMatchObject({ services: ['ET'], voiceAssignee: { kind: 'external-trunk', id: expect.any(String) } });
    expect(await read(stock.oc.id)).toMatchObject({ services: ['OC'] });
    expect(await read(stock.sms.id)).toMatchObject({ services: ['SMS'], smsAssignee: { kind: 'sms-group' } });
  });

  test('[158] a number is found by any part of it, by both assignees and by its tags', async () => {
    const tagged = await aNumber(app, tree.enterprise, { tags: ['Lisbon office'] });
    for (const as of [admin, above]) {
      expect(await idsOf(as, { q: stock.freeFax.e164.slice(-6) })).toEqual(new Set([stock.freeFax.id]));
      expect(named(await idsOf(as, { q: 'reception' }))).toEqual(['both', 'pbx']);
      expect(named(await idsOf(as, { q: 'sms group' }))).toEqual(['sms']);
      expect(await idsOf(as, { q: 'lisbon off' })).toEqual(new Set([tagged.id]));
      expect(await idsOf(as, { tag: 'Lisbon office' })).toEqual(new Set([tagged.id]));
      expect(await idsOf(as, { tag: 'Lisbon' })).toEqual(new Set());
    }
  });

  test('[170] nothing about numbers assigns them, one or many: that is done where the assignee is', () => {
    const bodies = [...Object.values(phoneNumbers), ...Object.values(numberBulks)].filter((endpoint) => !('unaudited' in endpoint)).map((endpoint) => JSON.stringify(endpoint.body?.toJSONSchema?.({ io: 'input' }) ?? ''));
    expect(bodies.some((body) => body.length > 2)).toBe(true);
    for (const body of bodies) expect(body).not.toMatch(/extensionId|trunkId|groupId|assigneeId|userId/i);
  });

  test('numbers are given and taken, singly or several at once, by what has them: extensions, trunks and SMS groups', async () => {
    const { reseller, enterprise } = await aTree(app);
    const inside = await signedIn(app, enterprise);
    const holderOf = async ({ id }: { id: string }) => {
      const { voiceAssignee, smsAssignee } = await ok(inside, phoneNumbers.get, { params: { id } });
      return (voiceAssignee ?? smsAssignee)?.kind ?? null;
    };
    const giveAndTake = async (numbers: { id: string }[], kind: string, give: (ids: string[]) => Promise<unknown>, release: () => Promise<unknown>) => {
      await give(numbers.map(({ id }) => id));
      expect(await Promise.all(numbers.map(holderOf))).toEqual(numbers.map(() => kind));
      await release();
      expect(await Promise.all(numbers.map(holderOf))).toEqual(numbers.map(() => null));
    };
    const two = (voiceRouteType: string) => Promise.all([aNumber(app, enterprise, { voiceRouteType }), aNumber(app, enterprise, { voiceRouteType })]);
    const ann = await anExtension(app, enterprise, { shortNumber: '100' });
    const set = (phoneNumberIds: string[], version: number) => ok(inside, extensions.update, { params: { id: ann.id }, body: { shortNumber: '100', displayName: 'Ann', phoneNumberIds, version } });
    await giveAndTake(await two('DIRECT_ROUTING'), 'extension', (ids) => set(ids, 1), () => set([], 2));
    for (const [route, endpoints, kind] of [['EXTERNAL_TRUNK', externalTrunks, 'external-trunk'], ['OPERATOR_CONNECT', operatorConnectTrunks, 'operator-connect-trunk']] as const) {
      let id = '';
      await giveAndTake(await two(route), kind, async (phoneNumberIds) => void ({ id } = await ok(inside, endpoints.create, { body: { name: 'Main', phoneNumberIds } })), () => ok(inside, endpoints.remove, { params: { id } }));
    }
    const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
    const texting = await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id });
    let group = '';
    await giveAndTake([texting], 'sms-group', async ([phoneNumberId]) => void ({ id: group } = await ok(inside, smsGroups.create, { body: { name: 'Support', phoneNumberId: phoneNumberId!, ownerExtensionId: ann.id, memberExtensionIds: [] } })),
      () => ok(inside, smsGroups.remove, { params: { id: group } }));
  });

  test('[187] a reseller sees its pool and the numbers of all its enterprises, with their holders', async () => {
    const pooled = await aNumber(app, tree.reseller);
    const other = await anOrganisation(app, tree.reseller, 'enterprise');
    const elsewhere = await aNumber(app, other);
    const { items } = await ok(above, phoneNumbers.list, { query: { pageSize: 200 } });
    const holders = new Map(items.map(({ id, ownerName }) => [id, ownerName]));
    expect([holders.get(pooled.id), holders.get(elsewhere.id), holders.get(stock.pbx.id)]).toEqual([tree.reseller.name, other.name, tree.enterprise.name]);
    expect((await idsOf(admin, {})).has(pooled.id)).toBe(false);
  });

  test('[187] a partner sees those of its resellers and of their enterprises, and gives and takes them between all of these', async () => {
    const partner = await anOrganisation(app, tree.platform, 'partner');
    const [reseller, other] = [await anOrganisation(app, partner, 'reseller'), await anOrganisation(app, partner, 'reseller')];
    const enterprise = await anOrganisation(app, reseller, 'enterprise');
    const [pooled, held] = [await aNumber(app, reseller), await aNumber(app, enterprise)];
    const atPartner = await signedIn(app, partner);
    const holders = async () => Object.fromEntries((await ok(atPartner, phoneNumbers.list, { query: {} })).items.map(({ id, ownerName }) => [id, ownerName]));
    expect(await holders()).toEqual({ [pooled.id]: reseller.name, [held.id]: enterprise.name });
    const give = (as: Caller, ownerId: string) => call(as, phoneNumbers.transfer, { body: { ids: [pooled.id, held.id], ownerId } });
    expect((await give(atPartner, other.id)).status).toBe(200);
    expect(await holders()).toEqual({ [pooled.id]: other.name, [held.id]: other.name });
    expect((await give(await signedIn(app, reseller), reseller.id)).status).toBe(404);
    expect((await give(atPartner, partner.id)).status).toBe(200);
    expect(await holders()).toEqual({ [pooled.id]: partner.name, [held.id]: partner.name });
  });
});

describe('what each may do', () => {
  const capabilities = { voice: true, sms: true, fax: true, voiceRouteType: 'DIRECT_ROUTING' as const };

  test('[157] a reseller changes capabilities, an enterprise never, and none that is in use', async () => {
    const { reseller, enterprise } = await aTree(app);
    const [admin, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
    const number = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { phoneNumberIds: [number.id], shortNumber: '100', displayName: 'Ann' });
    const change = (as: Caller, more: object, version: number) => call(as, phoneNumbers.update, { params: { id: number.id }, body: { ...capabilities, ...more, version } });
    expect((await change(admin, {}, 1)).status).toBe(403);
    expect((await change(above, {}, 1)).body).toMatchObject({ sms: true, fax: true });
    expect((await change(above, { voice: false }, 2)).problem).toMatchObject({ code: 'in-use', errors: [{ pointer: '/voice', detail: 'In use by 100 Ann.' }] });
    expect((await change(above, { voiceRouteType: 'EXTERNAL_TRUNK' }, 2)).problem).toMatchObject({ code: 'in-use', errors: [{ pointer: '/voiceRouteType' }] });
  });

  test('[172] [173] an enterprise brings numbers of its own where that is ticked for it, and removes those alone', async () => {
    const { reseller, enterprise } = await aTree(app);
    const [admin, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
    const first = uniqueE164();
    const bring = () => call(admin, phoneNumbers.create, { body: { first: first as never, ownerId: enterprise.id } });
    expect((await bring()).problem.code).toBe('rule-broken');
    const { id, version, ...organisation } = await ok(above, organisations.get, { params: { id: enterprise.id } });
    await ok(above, organisations.update, { params: { id }, body: { ...organisation, allowExternalNumbers: true, version } });
    expect((await bring()).status).toBe(201);
    const [own] = (await ok(admin, phoneNumbers.list, { query: { q: first } })).items;
    expect(own?.source).toBe('EXTERNAL');
    const given = await aNumber(app, enterprise);
    expect((await call(admin, phoneNumbers.remove, { params: { id: given.id } })).status).toBe(403);
    expect((await call(admin, phoneNumbers.remove, { params: { id: own!.id } })).status).toBe(204);
    expect((await call(above, phoneNumbers.remove, { params: { id: given.id } })).status).toBe(204);
  });

  test('an enterprise tags its numbers; tags are trimmed, each there once, and stay behind when the number goes', async () => {
    const { reseller, enterprise } = await aTree(app);
    const [admin, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
    const { id } = await aNumber(app, enterprise);
    const tag = (tags: string[], version: number) => call(admin, phoneNumbers.tag, { params: { id }, body: { tags, version } });
    expect((await tag([' Lisbon ', 'Lisbon', 'Support'], 1)).body.tags).toEqual(['Lisbon', 'Support']);
    expect((await tag([], 1)).status).toBe(412);
    expect((await tag(Array.from({ length: 21 }, (_, n) => `Tag ${n}`), 2)).status).toBe(422);
    expect((await tag(['x'.repeat(41)], 2)).status).toBe(422);
    await ok(above, phoneNumbers.transfer, { body: { ids: [id], ownerId: reseller.id } });
    expect((await ok(above, phoneNumbers.get, { params: { id } })).tags).toEqual([]);
  });
});

test("[158] where an enterprise says in which country it is, its numbers are found as they are dialled there, in the list, its export and a choice of all that match", async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const numbers = ['+442079468881', '+12025558881', '+74951238881'];
  for (const e164 of numbers) await aNumber(app, enterprise, { e164 });
  const setCountry = (country: string | null) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { country }, select: { id: true } }));
  const found = async (q: string) => (await ok(admin, phoneNumbers.list, { query: { q } })).items.map(({ e164 }) => e164).filter((e164) => numbers.includes(e164));
  expect(await found('0202')).toEqual(['+12025558881']);
  await setCountry('GB');
  expect([await found('0202'), await found('020 7946 88'), await found('00 1 202')]).toEqual([[], ['+442079468881'], ['+12025558881']]);
  await setCountry('RU');
  expect(await found('8 (495) 123')).toEqual(['+74951238881']);
  const { text } = await call(admin, phoneNumbers.list, { query: { q: '8 (495) 123', format: 'csv' } });
  expect(text).toContain('+74951238881');
  await setCountry('GB');
  expect((await ok(admin, numberBulks.create, { body: { matching: { q: '020 7946 88' } } })).numbers).toBe(1);
});
