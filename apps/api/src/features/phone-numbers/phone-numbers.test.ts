import { audit } from '@patchbay/contract/audit';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164, uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const plus = (e164: string, count: number) => `+${Number(e164.slice(1)) + count}` as never;
const adding = (owner: Pick<Node, 'id'>, first: string, overrides: object = {}) => ({ first: first as never, ownerId: owner.id, ...overrides });

const allPages = async (caller: Caller, query: object): Promise<string[]> => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await ok(caller, phoneNumbers.list, { query: { pageSize: 3, ...query, ...(after && { after }) } });
    seen.push(...page.items.map((item) => item.e164));
    after = page.next ?? undefined;
  } while (after);
  return seen;
};

describe('adding', () => {
  test('a reseller gives an enterprise a range, and both see it', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(50);
    expect(await ok(admin, phoneNumbers.create, { body: adding(enterprise, first, { last: plus(first, 49), sms: true }) })).toEqual({ added: 50, first, last: plus(first, 49) });
    for (const viewer of [admin, await signedIn(app, enterprise, 'read-only')]) {
      const { items, total } = await ok(viewer, phoneNumbers.list, { query: { pageSize: 200 } });
      expect([total, items.length, items[0]!.e164]).toEqual([50, 50, first]);
      expect(items[7]).toMatchObject({ e164: plus(first, 7), ownerId: enterprise.id, ownerName: enterprise.name, voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING', voiceAssignee: null, services: [], version: 1 });
    }
  });

  test('one number that somebody has, and none is added', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(10);
    const own = await aNumber(app, enterprise, { e164: plus(first, 4) });
    const answer = await call(admin, phoneNumbers.create, { body: adding(enterprise, first, { last: plus(first, 9) }) });
    expect(answer.problem).toMatchObject({ status: 409, code: 'already-exists', errors: [{ pointer: '/first' }], params: { count: 1, total: 10 }, references: [{ kind: 'phone-number', id: own.id, label: own.e164 }] });
    expect(answer.problem.detail).toContain(own.e164);
    expect((await ok(admin, phoneNumbers.list)).total).toBe(1);
  });

  test('of many that somebody has the first few are named, and how many more there are', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(10);
    await ok(admin, phoneNumbers.create, { body: adding(reseller, first, { last: plus(first, 6) }) });
    const { problem } = await call(admin, phoneNumbers.create, { body: adding(reseller, first, { last: plus(first, 9) }) });
    expect(problem.detail).toBe(`7 of the 10 numbers are not available: ${[0, 1, 2, 3, 4].map((n) => plus(first, n)).join(', ')} and 2 more. None was added.`);
  });

  test('thousands at once, each with its audit row', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(3_000);
    expect((await ok(admin, phoneNumbers.create, { body: adding(reseller, first, { last: plus(first, 2_999) }) })).added).toBe(3_000);
    const recorded = await asPlatform(app.deps.database, (tx) => tx.auditEvent.count({ where: { organisationId: reseller.id, action: 'phone-number.added' } }));
    expect(recorded).toBe(3_000);
    const { total, totalIsEstimate } = await ok(admin, phoneNumbers.list);
    expect([total, totalIsEstimate]).toEqual([3_000, false]);
    // One digit is in most of them; nobody is told of more than there are.
    const found = await ok(admin, phoneNumbers.list, { query: { q: '9' } });
    expect(found).toMatchObject({ total: Array.from({ length: 3_000 }, (_, n) => String(plus(first, n))).filter((e164) => e164.includes('9')).length, totalIsEstimate: false });
  });

  test.each([
    ['too many numbers', (first: string) => ({ first, last: plus(first, 10_000) }), '/last'],
    ['a last number before the first', (first: string) => ({ first, last: plus(first, -1) }), '/last'],
    ['a number that no country has', () => ({ first: '+1202555' }), '/first'],
    ['a voice number without a route', (first: string) => ({ first, voiceRouteType: null }), '/voiceRouteType'],
  ])('%s is refused at its field', async (_, body, pointer) => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const answer = await call(admin, phoneNumbers.create, { body: { ...body(uniqueE164()), ownerId: reseller.id } as never });
    expect([answer.status, answer.problem.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('without voice there is no route, whatever was sent', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    await ok(admin, phoneNumbers.create, { body: adding(reseller, uniqueE164(), { voice: false, fax: true }) });
    expect((await ok(admin, phoneNumbers.list)).items[0]).toMatchObject({ voice: false, fax: true, voiceRouteType: null });
  });

  test('an enterprise adds its own only where the organisation above lets it', async () => {
    const { enterprise } = await aTree(app);
    const program = await withApiKey(app, enterprise, ['phoneNumbers:read', 'phoneNumbers:upload']);
    const body = adding(enterprise, uniqueE164());
    expect((await call(program, phoneNumbers.create, { body })).problem.code).toBe('rule-broken');
    await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { allowExternalNumbers: true } }));
    expect((await ok(program, phoneNumbers.create, { body })).added).toBe(1);
  });

  test('the same range from two sides at once is added once', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(100);
    const answers = await Promise.all([1, 2, 3].map(() => call(admin, phoneNumbers.create, { body: adding(reseller, first, { last: plus(first, 99) }) })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    expect((await ok(admin, phoneNumbers.list)).total).toBe(100);
  });
});

describe('the list', () => {
  test('merges the numbers of all owners below in one order, page by page, both ways', async () => {
    const { reseller, enterprise } = await aTree(app);
    const other = await anOrganisation(app, reseller, 'enterprise');
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(12);
    const owners = [enterprise, other, reseller];
    const numbers: string[] = [];
    for (let index = 0; index < 12; index += 1) numbers.push((await aNumber(app, owners[(index * 7) % 3]!, { e164: plus(first, index) })).e164);
    expect(await allPages(admin, { sort: 'e164' })).toEqual(numbers);
    expect(await allPages(admin, { sort: '-e164' })).toEqual([...numbers].reverse());
    expect(await allPages(admin, { sort: 'updatedAt' })).toEqual(numbers);
    expect(await allPages(admin, { sort: '-updatedAt' })).toEqual([...numbers].reverse());
    expect(await allPages(admin, { ownerId: other.id })).toEqual(numbers.filter((_, index) => owners[(index * 7) % 3] === other));
    expect(await allPages(await signedIn(app, enterprise), {})).toEqual(numbers.filter((_, index) => owners[(index * 7) % 3] === enterprise));
  });

  test('orders numbers that changed at the same moment by their id, and shows each once', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const first = uniqueRange(10);
    await ok(admin, phoneNumbers.create, { body: adding(reseller, first, { last: plus(first, 9) }) });
    const seen = await allPages(admin, { sort: 'updatedAt' });
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
  });

  test('each filter takes its part', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const [assigned, spare] = [await aNumber(app, enterprise), await aNumber(app, enterprise, { sms: true })];
    const trunk = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
    const fax = await aNumber(app, reseller, { voice: false, fax: true, voiceRouteType: null });
    await anExtension(app, enterprise, { phoneNumberIds: [assigned.id] });
    const found = async (query: object) => new Set((await ok(admin, phoneNumbers.list, { query })).items.map((item) => item.id));
    expect(await found({ assigned: 'true' })).toEqual(new Set([assigned.id]));
    expect(await found({ assigned: 'false' })).toEqual(new Set([spare.id, trunk.id, fax.id]));
    expect(await found({ sms: 'true' })).toEqual(new Set([spare.id]));
    expect(await found({ fax: 'true' })).toEqual(new Set([fax.id]));
    expect(await found({ voice: 'false' })).toEqual(new Set([fax.id]));
    expect(await found({ voiceRouteType: 'EXTERNAL_TRUNK' })).toEqual(new Set([trunk.id]));
    expect(await found({ ownerId: reseller.id })).toEqual(new Set([fax.id]));
    expect(await found({ assigned: 'false', ownerId: enterprise.id, sms: 'false' })).toEqual(new Set([trunk.id]));
  });

  test('a number is found by any part of it in any notation, and by who has it', async () => {
    const { platform, reseller, enterprise } = await aTree(app);
    const number = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { phoneNumberIds: [number.id], displayName: 'Ágata Winterfeldt' });
    await aNumber(app, enterprise, { e164: '+4420794601' + String(process.pid).padStart(5, '0').slice(-3) });
    const digits = number.e164.slice(1);
    const texts = [number.e164, digits, digits.slice(-5), digits.slice(3, 9), `00${digits}`, `011 ${digits}`, `+1 (${digits.slice(1, 4)}) ${digits.slice(4, 7)}-${digits.slice(7)}`, 'winterfeldt', 'Ágata W'];
    for (const viewer of [await signedIn(app, enterprise), await signedIn(app, reseller), await signedIn(app, platform)]) {
      for (const q of texts) expect((await ok(viewer, phoneNumbers.list, { query: { q, pageSize: 200 } })).items.map((item) => item.id), q).toContain(number.id);
      expect((await ok(viewer, phoneNumbers.list, { query: { q: `${digits}9` } })).items).toEqual([]);
    }
    const shown = (await ok(await signedIn(app, reseller), phoneNumbers.list, { query: { q: digits } })).items;
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ services: ['PBX'], voiceAssignee: { kind: 'extension', label: expect.stringMatching(/^\d+ Ágata Winterfeldt$/) } });
  });

  test('is exported with its filters', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const [one] = [await aNumber(app, enterprise, { sms: true }), await aNumber(app, enterprise)];
    const { text, headers } = await call(admin, phoneNumbers.list, { query: { format: 'csv', sms: 'true' } });
    expect(headers['content-type']).toContain('text/csv');
    expect(text.trim().split('\r\n')).toEqual([expect.stringMatching(/^Phone Number,/), expect.stringMatching(new RegExp(`^\\${one.e164},,,true,true,false,DIRECT_ROUTING`))]);
  });

  test.each(['nonsense', Buffer.from('["x","00000000-0000-0000-0000-000000000000"]').toString('base64url')])('a page marker of our own only: %s', async (after) => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    for (const sort of ['e164', '-updatedAt'] as const) expect((await call(admin, phoneNumbers.list, { query: { after, sort } })).status).toBe(422);
  });
});

describe('changing', () => {
  test('capabilities are saved, and the second of two editors learns of the first', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const { id } = await aNumber(app, enterprise);
    const body = { voice: false, sms: true, fax: true, voiceRouteType: null, version: 1 };
    expect(await ok(admin, phoneNumbers.update, { params: { id }, body })).toMatchObject({ voice: false, sms: true, fax: true, voiceRouteType: null, version: 2 });
    expect((await call(admin, phoneNumbers.update, { params: { id }, body })).problem).toMatchObject({ code: 'stale-version', status: 412 });
  });

  test('a capability in use cannot be taken away, and the answer says by whom it is used', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const [number, shown] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
    const extension = await anExtension(app, enterprise, { displayName: 'Ann', phoneNumberIds: [number.id], presentationNumberId: shown.id });
    const label = `${extension.shortNumber} Ann`;
    const without = (id: string, body: object) => call(admin, phoneNumbers.update, { params: { id }, body: { voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING', version: 1, ...body } });
    for (const [body, pointer] of [[{ voice: false }, '/voice'], [{ voiceRouteType: 'EXTERNAL_TRUNK' }, '/voiceRouteType']] as const) {
      const { problem } = await without(number.id, body);
      expect(problem).toMatchObject({ code: 'in-use', errors: [{ pointer, detail: expect.stringContaining(label) }], references: [{ kind: 'extension', id: extension.id, label }] });
    }
    expect((await without(shown.id, { voice: false })).problem).toMatchObject({ code: 'in-use', references: [{ id: extension.id }] });
    expect((await without(number.id, { sms: true })).status).toBe(200);
  });

  test('only an unassigned number is removed; the dialog knows before', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const [used, spare] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
    const extension = await anExtension(app, enterprise, { phoneNumberIds: [used.id] });
    const reference = { kind: 'extension', id: extension.id, label: `${extension.shortNumber} ${extension.displayName}` };
    expect(await ok(admin, phoneNumbers.references, { params: { id: used.id } })).toEqual({ blocking: [reference], removed: [], released: [] });
    expect((await call(admin, phoneNumbers.remove, { params: { id: used.id } })).problem).toMatchObject({ code: 'in-use', references: [reference] });
    expect(await ok(admin, phoneNumbers.references, { params: { id: spare.id } })).toEqual({ blocking: [], removed: [], released: [] });
    expect((await call(admin, phoneNumbers.remove, { params: { id: spare.id } })).status).toBe(204);
    expect((await call(admin, phoneNumbers.get, { params: { id: spare.id } })).status).toBe(404);
  });
});

describe('transferring', () => {
  test('unassigned numbers go to another organisation of the subtree and come back', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const ids = [(await aNumber(app, reseller)).id, (await aNumber(app, reseller)).id];
    expect(await ok(admin, phoneNumbers.transfer, { body: { ids: [...ids, ids[0]!], ownerId: enterprise.id } })).toEqual({ transferred: 2 });
    expect((await ok(await signedIn(app, enterprise), phoneNumbers.list)).total).toBe(2);
    expect(await ok(admin, phoneNumbers.transfer, { body: { ids, ownerId: enterprise.id } })).toEqual({ transferred: 0 });
    expect(await ok(admin, phoneNumbers.transfer, { body: { ids, ownerId: reseller.id } })).toEqual({ transferred: 2 });
    expect((await ok(await signedIn(app, enterprise), phoneNumbers.list)).total).toBe(0);
  });

  test('one that is in use stops all', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const [used, spare] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
    const extension = await anExtension(app, enterprise, { phoneNumberIds: [used.id] });
    const { problem } = await call(admin, phoneNumbers.transfer, { body: { ids: [used.id, spare.id], ownerId: reseller.id } });
    expect(problem).toMatchObject({ code: 'in-use', references: [{ id: extension.id }], params: { count: 1 } });
    expect((await ok(admin, phoneNumbers.get, { params: { id: spare.id } })).ownerId).toBe(enterprise.id);
  });

  test('is told to whoever stands above both, and to neither of the two', async () => {
    const { platform, reseller, enterprise } = await aTree(app);
    const other = await anOrganisation(app, reseller, 'enterprise');
    const { id } = await aNumber(app, enterprise);
    await ok(await signedIn(app, platform), phoneNumbers.transfer, { body: { ids: [id], ownerId: other.id } });
    const seenBy = async (node: Node) => (await ok(await signedIn(app, node), audit.list, { query: { entityId: id } })).items;
    expect(await seenBy(reseller)).toMatchObject([{ action: 'phone-number.transferred', organisationId: reseller.id, before: { ownerId: enterprise.id }, after: { ownerId: other.id } }]);
    expect(await seenBy(enterprise)).toEqual([]);
    expect(await seenBy(other)).toEqual([]);
  });
});

describe('undoing', () => {
  const lastChange = async (caller: Caller, id: string) => (await ok(caller, audit.list, { query: { entityId: id } })).items[0]!;

  test('brings capabilities back, takes an added number off and puts a removed one back', async () => {
    const { reseller } = await aTree(app);
    const admin = await signedIn(app, reseller);
    await ok(admin, phoneNumbers.create, { body: adding(reseller, uniqueE164()) });
    const [number] = (await ok(admin, phoneNumbers.list)).items;
    const { id } = number!;
    await ok(admin, phoneNumbers.update, { params: { id }, body: { voice: true, sms: true, fax: false, voiceRouteType: 'OPERATOR_CONNECT', version: 1 } });
    const undo = async () => ok(admin, audit.revert, { params: { id: (await lastChange(admin, id)).changeSetId } });
    await undo();
    expect(await ok(admin, phoneNumbers.get, { params: { id } })).toMatchObject({ sms: false, voiceRouteType: 'DIRECT_ROUTING', version: 3 });
    await call(admin, phoneNumbers.remove, { params: { id } });
    await undo();
    expect(await ok(admin, phoneNumbers.get, { params: { id } })).toMatchObject({ e164: number!.e164, ownerId: reseller.id });
    await undo();
    expect((await call(admin, phoneNumbers.get, { params: { id } })).status).toBe(404);
  });

  test('brings transferred numbers back to whoever had them', async () => {
    const { reseller, enterprise } = await aTree(app);
    const admin = await signedIn(app, reseller);
    const ids = [(await aNumber(app, reseller)).id, (await aNumber(app, enterprise)).id];
    const third = await anOrganisation(app, reseller, 'enterprise');
    await ok(admin, phoneNumbers.transfer, { body: { ids, ownerId: third.id } });
    expect(await ok(admin, audit.revert, { params: { id: (await lastChange(admin, ids[0]!)).changeSetId } })).toMatchObject({ reverted: 2 });
    expect((await ok(admin, phoneNumbers.get, { params: { id: ids[0]! } })).ownerId).toBe(reseller.id);
    expect((await ok(admin, phoneNumbers.get, { params: { id: ids[1]! } })).ownerId).toBe(enterprise.id);
  });
});
