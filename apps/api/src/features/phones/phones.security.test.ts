import { audit } from '@patchbay/contract/audit';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const draft = (overrides: object = {}) => ({ name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), ...overrides });

test("another enterprise's phone and none at all are refused in the same words", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aPhone(app, theirs.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  const asked = [
    (id: string) => call(admin, phones.get, { params: { id } }),
    (id: string) => call(admin, phones.update, { params: { id }, body: { ...draft(), version: 1 } }),
    (id: string) => call(admin, phones.remove, { params: { id } }),
    (id: string) => call(admin, phones.references, { params: { id } }),
    (id: string) => call(admin, phones.regenerateSecret, { params: { id } }),
    (id: string) => call(admin, phones.revealProvisioning, { params: { id } }),
  ];
  for (const ask of asked) {
    const [one, other] = [await ask(foreign.id), await ask(app.deps.clock.newId())];
    expect([one.status, one.problem.detail]).toEqual([404, other.problem.detail]);
  }
});

test("a stranger's extension and none at all are refused in the same words, and by the database itself", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await anExtension(app, theirs.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  const mac = uniqueMac();
  const creating = async (extensionId: string) => (await call(admin, phones.create, { body: draft({ mac, lines: [{ position: 0, extensionId }] }) })).problem;
  const [one, other] = [await creating(foreign.id), await creating(app.deps.clock.newId())];
  expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' });
  const own = await aPhone(app, mine.enterprise);
  const line = inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, (tx) => tx.phoneLine.create({ data: { phoneId: own.id, position: 0, extensionId: foreign.id } }));
  await expect(line).rejects.toMatchObject({ code: 'P2003' });
});

test("a stranger's MAC address reads like one's own", async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const [own, foreign] = [await aPhone(app, mine.enterprise), await aPhone(app, theirs.enterprise)];
  const admin = await signedIn(app, mine.enterprise);
  const creating = async (mac: string | null) => ({ ...(await call(admin, phones.create, { body: draft({ mac }) })).problem, requestId: '' });
  expect(await creating(foreign.mac)).toEqual(await creating(own.mac));
});

test('secret and password are in no answer but the one that was asked for them, in no audit row, list, export or log line', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const texts: string[] = [];
  const chosen = 'Chosen-Password-77';
  const made = await call(admin, phones.create, { body: draft({ httpUsername: 'desk', httpPassword: chosen }) });
  const params = { id: made.body.id };
  const first = await ok(admin, phones.revealProvisioning, { params });
  texts.push(made.text, (await call(admin, phones.regenerateSecret, { params })).text);
  const second = await ok(admin, phones.revealProvisioning, { params });
  const { body: read, text } = await call(admin, phones.get, { params });
  texts.push(text, (await call(admin, phones.update, { params, body: { ...read, name: 'Lobby' } })).text);
  texts.push((await call(admin, phones.list)).text, (await call(admin, phones.list, { query: { format: 'csv' } })).text);
  texts.push((await call(admin, phones.remove, { params })).text, (await call(admin, audit.list, { query: { entityId: params.id } })).text);
  const stored = await asPlatform(app.deps.database, (tx) => tx.auditEvent.findMany({ where: { entityId: params.id }, orderBy: { id: 'asc' } }));
  expect(stored.map((event) => event.action)).toEqual(['phone.created', 'phone.provisioning-revealed', 'phone.secret-replaced', 'phone.provisioning-revealed', 'phone.updated', 'phone.removed']);
  const everything = [...texts, JSON.stringify(stored), ...app.logged].join('\n');
  const secretOf = (url: string) => url.split('/').at(-2)!;
  const secrets = [chosen, secretOf(first.provisioningUrl), secretOf(second.provisioningUrl)];
  expect(secrets.map((secret) => secret.length)).toEqual([18, 32, 32]);
  for (const secret of secrets) expect(everything).not.toContain(secret);
});

test('who may only read, sees no address and changes nothing', async () => {
  const { enterprise } = await aTree(app);
  const { id } = await aPhone(app, enterprise);
  for (const role of ['read-only', 'supervisor'] as const) {
    const reader = await signedIn(app, enterprise, role);
    expect((await call(reader, phones.get, { params: { id } })).status).toBe(200);
    const refused = [
      await call(reader, phones.revealProvisioning, { params: { id } }),
      await call(reader, phones.regenerateSecret, { params: { id } }),
      await call(reader, phones.create, { body: draft() }),
      await call(reader, phones.remove, { params: { id } }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
  }
});
