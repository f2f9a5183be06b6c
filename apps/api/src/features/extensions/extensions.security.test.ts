import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const draft = { shortNumber: '100', displayName: 'Ann' };

test("another enterprise's extension and none at all are refused in the same words", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await anExtension(app, theirs.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  const asked = [
    (id: string) => call(admin, extensions.get, { params: { id } }),
    (id: string) => call(admin, extensions.update, { params: { id }, body: { ...draft, version: 1 } }),
    (id: string) => call(admin, extensions.remove, { params: { id } }),
    (id: string) => call(admin, extensions.references, { params: { id } }),
    (id: string) => call(admin, extensionCards.replaceSipPassword, { params: { id }, body: {} }),
  ];
  for (const ask of asked) {
    const [one, other] = [await ask(foreign.id), await ask(app.deps.clock.newId())];
    expect([one.status, one.problem.detail]).toEqual([404, other.problem.detail]);
  }
  expect((await call({ ...admin, tenantId: theirs.enterprise.id }, extensions.list)).status).toBe(404);
  expect((await call({ ...admin, tenantId: mine.reseller.id }, extensions.list)).status).toBe(404);
});

test("a stranger's number and none at all are refused in the same words, wherever they are put", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aNumber(app, theirs.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  const creating = async (overrides: object) => (await call(admin, extensions.create, { body: { ...draft, ...overrides } })).problem;
  for (const body of [(id: string) => ({ phoneNumberIds: [id] }), (id: string) => ({ presentationNumberId: id })]) {
    const [one, other] = [await creating(body(foreign.id)), await creating(body(app.deps.clock.newId()))];
    expect(one.status).toBe(422);
    expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' });
  }
});

test('the database itself keeps an extension from presenting a number of another enterprise', async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aNumber(app, theirs.enterprise);
  const own = await anExtension(app, mine.enterprise);
  const present = inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, (tx) => tx.extension.update({ where: { id: own.id }, data: { presentationNumberId: foreign.id } }));
  await expect(present).rejects.toMatchObject({ code: 'P2003' });
});

test('the SIP password is in no answer but the one to whom replaced it, in no audit row and no log line, and sealed in the database', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const answers: string[] = [];
  const heard = async <T extends { text: string }>(answer: Promise<T>): Promise<T> => {
    const given = await answer;
    answers.push(given.text);
    return given;
  };
  const { body: made } = await heard(call(admin, extensions.create, { body: draft }));
  const params = { id: made.id };
  const first = await storedSipPassword(app, made.id);
  const shown = await ok(admin, extensionCards.replaceSipPassword, { params, body: {} });
  expect(shown).toEqual({ sipUsername: `100-${enterprise.code}`, sipPassword: expect.stringMatching(/^[a-km-np-z2-9]{32}$/), sipServer: app.deps.config.sipServer });
  expect(shown.sipPassword).not.toBe(first);
  await heard(call(admin, extensions.get, { params }));
  await heard(call(admin, extensions.update, { params, body: { ...draft, displayName: 'Bob', version: 2 } }));
  await heard(call(admin, extensions.list, { query: { format: 'csv' } }));
  await heard(call(admin, extensions.list));
  await heard(call(admin, extensions.remove, { params }));
  await heard(call(admin, audit.list, { query: { entityId: made.id } }));
  const stored = await asPlatform(app.deps.database, (tx) => tx.auditEvent.findMany({ where: { entityId: made.id }, orderBy: { id: 'asc' } }));
  expect(stored.map((event) => event.action)).toEqual(['extension.created', 'extension.sip-password-replaced', 'extension.updated', 'extension.removed']);
  const everything = [...answers, JSON.stringify(stored), ...app.logged].join('\n');
  for (const secret of [first, shown.sipPassword]) expect(everything).not.toContain(secret);
});

test('what is stored for one extension does not open for another', async () => {
  const { enterprise } = await aTree(app);
  const [one, other] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  await asPlatform(app.deps.database, async (tx) => {
    const { sipPassword } = await tx.extension.findUniqueOrThrow({ where: { id: one.id } });
    expect(sipPassword).not.toContain(one.sipPassword);
    await tx.extension.update({ where: { id: other.id }, data: { sipPassword } });
  });
  await expect(storedSipPassword(app, other.id)).rejects.toThrow();
});

test('who may only read, reads no password and changes nothing', async () => {
  const { enterprise } = await aTree(app);
  const { id } = await anExtension(app, enterprise);
  for (const role of ['read-only', 'supervisor'] as const) {
    const reader = await signedIn(app, enterprise, role);
    expect((await call(reader, extensions.get, { params: { id } })).status).toBe(200);
    const refused = [
      await call(reader, extensionCards.replaceSipPassword, { params: { id }, body: {} }),
      await call(reader, extensions.create, { body: draft }),
      await call(reader, extensions.remove, { params: { id } }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403]);
  }
});

test.each(['Ann\nEvil: header', 'Ann\u0000', 'Ann\u202eevil', '\u200b', 'x'.repeat(61)])('a name that could break out of its line is refused: %j', async (displayName) => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  expect((await call(admin, extensions.create, { body: { ...draft, displayName } })).problem).toMatchObject({ status: 422, errors: [{ pointer: '/displayName' }] });
});
