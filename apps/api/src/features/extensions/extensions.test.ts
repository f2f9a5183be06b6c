import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const draft = (overrides: object = {}) => ({ shortNumber: '100', displayName: 'Ann', ...overrides });
const lastChange = async (admin: Caller, id: string) => (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!;
const undo = async (admin: Caller, id: string) => ok(admin, audit.revert, { params: { id: (await lastChange(admin, id)).changeSetId } });

describe('creating', () => {
  test('gives a number, a short number and a SIP account that the system makes up', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const made = await ok(admin, extensions.create, { body: draft({ phoneNumberIds: [number.id] }) });
    expect(made).toMatchObject({
      shortNumber: '100', displayName: 'Ann', phoneNumberIds: [number.id], phoneNumbers: [{ id: number.id, e164: number.e164 }], presentationNumberId: null,
      isEnabled: true, sipUsername: `100-${enterprise.code}`, hasSipPassword: true, phones: [], version: 1,
    });
    expect(await ok(admin, extensions.get, { params: { id: made.id } })).toEqual(made);
    expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee).toEqual({ kind: 'extension', id: made.id, label: '100 Ann' });
  });

  test('a short number is one thing in an enterprise, and another in the next', async () => {
    const { admin, reseller } = await anEnterprise();
    await ok(admin, extensions.create, { body: draft() });
    const { problem } = await call(admin, extensions.create, { body: draft({ displayName: 'Bob' }) });
    expect(problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber' }] });
    const next = await signedIn(app, await anOrganisation(app, reseller, 'enterprise'));
    expect((await call(next, extensions.create, { body: draft() })).status).toBe(201);
    expect((await call(admin, extensions.create, { body: draft({ shortNumber: '0100' }) })).status).toBe(201);
  });

  test('numbers that cannot ring there are refused at their place in the list', async () => {
    const { admin, enterprise, reseller } = await anEnterprise();
    const fine = await aNumber(app, enterprise);
    const taken = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { phoneNumberIds: [taken.id] });
    const cases = [
      [taken.id, 409, 'already-exists'],
      [(await aNumber(app, enterprise, { voice: false, voiceRouteType: null })).id, 422, 'rule-broken'],
      [(await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' })).id, 422, 'rule-broken'],
      [(await aNumber(app, reseller)).id, 422, 'rule-broken'],
    ] as const;
    for (const [id, status, code] of cases) {
      const { problem } = await call(admin, extensions.create, { body: draft({ phoneNumberIds: [fine.id, id] }) });
      expect(problem).toMatchObject({ status, code, errors: [{ pointer: '/phoneNumberIds/1' }] });
    }
    expect((await ok(admin, extensions.list)).total).toBe(1);
  });

  test('two who want the same number at once: one gets it, the other learns so at the field', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id } = await aNumber(app, enterprise);
    const answers = await Promise.all(['101', '102', '103'].map((shortNumber) => call(admin, extensions.create, { body: draft({ shortNumber, phoneNumberIds: [id] }) })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    for (const { problem } of answers.filter((answer) => answer.status === 409)) expect(problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  });

  test('any voice number of the enterprise can be shown to the called party', async () => {
    const { admin, enterprise, reseller } = await anEnterprise();
    const main = await aNumber(app, enterprise);
    const fax = await aNumber(app, enterprise, { voice: false, voiceRouteType: null });
    expect((await ok(admin, extensions.create, { body: draft({ presentationNumberId: main.id }) })).presentationNumberId).toBe(main.id);
    for (const presentationNumberId of [fax.id, (await aNumber(app, reseller)).id, app.deps.clock.newId()]) {
      const { problem } = await call(admin, extensions.create, { body: draft({ shortNumber: '101', presentationNumberId }) });
      expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/presentationNumberId' }] });
    }
  });

  test('[188] a number of a trunk, a blocked one and one at rest are not newly presented, and one that is presented already stays', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const made = await ok(admin, extensions.create, { body: draft({ presentationNumberId: number.id }) });
    for (const state of [{ voiceRouteType: 'EXTERNAL_TRUNK' }, { voiceRouteType: 'OPERATOR_CONNECT' }, { blockedReason: 'fraud' }, { quarantineUntil: new Date('2099-01-01T00:00:00Z') }] as const) {
      const other = await aNumber(app, enterprise, state);
      const { problem } = await call(admin, extensions.create, { body: draft({ shortNumber: '101', presentationNumberId: other.id }) });
      expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/presentationNumberId' }] });
    }
    await asPlatform(app.deps.database, (tx) => tx.phoneNumber.update({ where: { id: number.id }, data: { blockedReason: 'fraud' }, select: { id: true } }));
    expect((await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, displayName: 'Ann Lee' } })).presentationNumberId).toBe(number.id);
  });

  test('many that show the same number are saved at once without waiting for each other to death', async () => {
    const { admin, enterprise } = await anEnterprise();
    const main = await aNumber(app, enterprise);
    const shortNumbers = ['201', '202', '203', '204'];
    const made = await Promise.all(shortNumbers.map((shortNumber) => ok(admin, extensions.create, { body: draft({ shortNumber, presentationNumberId: main.id }) })));
    const saved = await Promise.all(made.map((extension) => call(admin, extensions.update, { params: { id: extension.id }, body: { ...extension, displayName: 'Renamed' } })));
    expect(saved.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  });

  test.each(['12345', '', 'abc', '1 2', '*12'])('%j is no short number', async (shortNumber) => {
    const { admin } = await anEnterprise();
    const answer = await call(admin, extensions.create, { body: draft({ shortNumber }) });
    expect([answer.status, answer.problem.errors?.[0]?.pointer]).toEqual([422, '/shortNumber']);
  });
});

describe('changing', () => {
  test('numbers come and go, and the number says whose it is', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [old, kept, fresh] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise)];
    const made = await ok(admin, extensions.create, { body: draft({ phoneNumberIds: [old.id, kept.id] }) });
    const changed = await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, phoneNumberIds: [kept.id, fresh.id], presentationNumberId: kept.id, displayName: 'Ann Lee' } });
    expect(changed).toMatchObject({ displayName: 'Ann Lee', presentationNumberId: kept.id, version: 2 });
    expect(new Set(changed.phoneNumberIds)).toEqual(new Set([kept.id, fresh.id]));
    expect((await ok(admin, phoneNumbers.get, { params: { id: old.id } })).voiceAssignee).toBeNull();
    expect((await ok(admin, phoneNumbers.get, { params: { id: fresh.id } })).voiceAssignee?.label).toBe('100 Ann Lee');
  });

  test('another short number takes the dial code and the account name along; the old one is free', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const made = await ok(admin, extensions.create, { body: draft({ phoneNumberIds: [number.id] }) });
    const changed = await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, shortNumber: '200' } });
    expect(changed).toMatchObject({ shortNumber: '200', sipUsername: `200-${enterprise.code}`, phoneNumberIds: [number.id] });
    expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee?.label).toBe('200 Ann');
    expect((await call(admin, extensions.create, { body: draft({ displayName: 'Bob' }) })).status).toBe(201);
    expect((await call(admin, extensions.update, { params: { id: made.id }, body: { ...changed, shortNumber: '100' } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber' }] });
  });

  test('the account keeps its name when the enterprise gets another code, and a stranger with the old code gets a suffix', async () => {
    const { admin, platform, reseller, enterprise } = await anEnterprise();
    const made = await ok(admin, extensions.create, { body: draft() });
    const above = await signedIn(app, platform);
    const own = await ok(above, organisations.get, { params: { id: enterprise.id } });
    await ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...own, code: `N${unique()}` } });
    const renamed = await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, displayName: 'Bob' } });
    expect(renamed.sipUsername).toBe(`100-${enterprise.code}`);
    const successor = await signedIn(app, await anOrganisation(app, reseller, 'enterprise', { code: enterprise.code }));
    expect((await ok(successor, extensions.create, { body: draft() })).sipUsername).toBe(`100-${enterprise.code}-2`);
  });

  test('the second of two editors learns of the first', async () => {
    const { admin } = await anEnterprise();
    const made = await ok(admin, extensions.create, { body: draft() });
    await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, displayName: 'First' } });
    const { problem } = await call(admin, extensions.update, { params: { id: made.id }, body: { ...made, displayName: 'Second' } });
    expect(problem).toMatchObject({ code: 'stale-version', status: 412 });
  });
});

describe('removing', () => {
  test('frees its numbers and clears its phone lines, as was told before', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const made = await ok(admin, extensions.create, { body: draft({ phoneNumberIds: [number.id], presentationNumberId: number.id }) });
    const phone = await aPhone(app, enterprise, { lines: { 0: made.id } });
    const read = await ok(admin, phones.get, { params: { id: phone.id } });
    expect(await ok(admin, extensions.references, { params: { id: made.id } })).toEqual({
      blocking: [], removed: [], released: [{ kind: 'phone-number', id: number.id, label: number.e164 }, { kind: 'phone', id: phone.id, label: phone.name }],
    });
    expect((await call(admin, extensions.remove, { params: { id: made.id } })).status).toBe(204);
    expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee).toBeNull();
    expect((await ok(admin, phones.get, { params: { id: phone.id } })).lines).toEqual([]);
    expect((await call(admin, phones.update, { params: { id: phone.id }, body: read })).problem.code).toBe('stale-version');
    expect((await call(admin, extensions.create, { body: draft() })).status).toBe(201);
  });
});

describe('undoing', () => {
  test('a change brings back name, short number and numbers', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const made = await ok(admin, extensions.create, { body: draft({ phoneNumberIds: [number.id], presentationNumberId: number.id }) });
    await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, shortNumber: '300', displayName: 'Bob', phoneNumberIds: [], presentationNumberId: null, isEnabled: false } });
    await undo(admin, made.id);
    expect(await ok(admin, extensions.get, { params: { id: made.id } })).toMatchObject({ shortNumber: '100', displayName: 'Ann', phoneNumberIds: [number.id], presentationNumberId: number.id, isEnabled: true, version: 3 });
  });

  test('a removal brings it back with its numbers and lines, and with a new password', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    const extension = await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
    const phone = await aPhone(app, enterprise, { lines: { 1: extension.id } });
    await call(admin, extensions.remove, { params: { id: extension.id } });
    await undo(admin, extension.id);
    const back = await ok(admin, extensions.get, { params: { id: extension.id } });
    expect(back).toMatchObject({ shortNumber: extension.shortNumber, phoneNumberIds: [number.id], phones: [{ id: phone.id, position: 1 }] });
    expect(await storedSipPassword(app, extension.id)).not.toBe(extension.sipPassword);
  });

  test('a creation takes it away again, and is refused once something newer has happened', async () => {
    const { admin } = await anEnterprise();
    const made = await ok(admin, extensions.create, { body: draft() });
    const created = await lastChange(admin, made.id);
    await ok(admin, extensions.update, { params: { id: made.id }, body: { ...made, displayName: 'Bob' } });
    expect((await call(admin, audit.revert, { params: { id: created.changeSetId } })).problem.code).toBe('revert-conflict');
    await undo(admin, made.id);
    await ok(admin, audit.revert, { params: { id: created.changeSetId } });
    expect((await call(admin, extensions.get, { params: { id: made.id } })).status).toBe(404);
  });
});

describe('the list', () => {
  test('sorts short numbers as people do, and finds by name, short number, account and phone number', async () => {
    const { admin, enterprise } = await anEnterprise();
    const number = await aNumber(app, enterprise);
    await anExtension(app, enterprise, { shortNumber: '1000', displayName: 'Émile' });
    const hit = await anExtension(app, enterprise, { shortNumber: '99', displayName: 'Ann', phoneNumberIds: [number.id], isEnabled: false });
    const list = async (query: object) => (await ok(admin, extensions.list, { query })).items.map((item) => item.shortNumber);
    expect(await list({})).toEqual(['99', '1000']);
    expect(await list({ sort: '-displayName' })).toEqual(['1000', '99']);
    for (const q of ['ann', '99', hit.sipUsername.toLowerCase(), number.e164, number.e164.slice(-6)]) expect(await list({ q }), q).toEqual(['99']);
    expect(await list({ enabled: 'false' })).toEqual(['99']);
    expect(await list({ q: '%' })).toEqual([]);
  });
});
