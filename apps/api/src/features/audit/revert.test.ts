import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok, type Caller } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const rename = async (who: Caller, { id }: Pick<Node, 'id'>, name: string) => {
  const read = await ok(who, organisations.get, { params: { id } });
  return ok(who, organisations.update, { params: { id }, body: { ...read, name } });
};

const newest = async (who: Caller, entityId: string) => (await ok(who, audit.list, { query: { entityId } })).items[0]!;

test('undoing a change brings back the state before it, and says so in the log', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await rename(admin, enterprise, 'Wrong');
  const change = await newest(admin, enterprise.id);
  expect(change).toMatchObject({ action: 'organisation.updated', isRevertible: true, revertedBy: null });
  expect(await ok(admin, audit.previewRevert, { params: { id: change.changeSetId } })).toEqual({
    steps: [{ eventId: change.id, entity: change.entity, does: 'restore', conflict: null, lost: [], kept: [] }],
    rest: [],
  });
  const undone = await ok(admin, audit.revert, { params: { id: change.changeSetId } });
  expect(undone.reverted).toBe(1);
  expect((await ok(admin, organisations.get, { params: { id: enterprise.id } })).name).toBe(enterprise.name);
  expect(await newest(admin, enterprise.id)).toMatchObject({
    changeSetId: undone.changeSetId, reverts: change.changeSetId, action: 'organisation.updated', before: { name: 'Wrong' }, after: { name: enterprise.name }, isRevertible: true,
  });
  expect(await ok(admin, audit.get, { params: { id: change.id } })).toMatchObject({ revertedBy: undone.changeSetId, isRevertible: false });
});

test('undoing can be undone, and undone again', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await rename(admin, enterprise, 'Second');
  const change = await newest(admin, enterprise.id);
  let last = change.changeSetId;
  for (const name of [enterprise.name, 'Second', enterprise.name]) {
    last = (await ok(admin, audit.revert, { params: { id: last } })).changeSetId;
    expect((await ok(admin, organisations.get, { params: { id: enterprise.id } })).name).toBe(name);
    expect((await ok(admin, audit.get, { params: { id: change.id } })).isRevertible).toBe(name === 'Second');
  }
});

test('what was changed since stands in the way, by name, and nothing is undone', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await rename(admin, enterprise, 'One');
  const { changeSetId } = await newest(admin, enterprise.id);
  await rename(admin, enterprise, 'Two');
  const { steps } = await ok(admin, audit.previewRevert, { params: { id: changeSetId } });
  expect(steps[0]!.conflict).toMatch(/^It was changed since, by Person .* at 20/);
  const answer = await call(admin, audit.revert, { params: { id: changeSetId } });
  expect(answer.problem).toMatchObject({ code: 'revert-conflict', status: 409, references: [{ kind: 'organisation', id: enterprise.id, label: 'One' }] });
  expect((await ok(admin, organisations.get, { params: { id: enterprise.id } })).name).toBe('Two');
});

test('of several objects all go back, or none', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const other = await anOrganisation(app, reseller, 'enterprise');
  await rename(admin, enterprise, 'A');
  await rename(admin, other, 'B');
  const [one, two] = [await newest(admin, enterprise.id), await newest(admin, other.id)];
  // As a bulk action would have written it: one change set.
  const joined = app.deps.clock.newId();
  await asPlatform(app.deps.database, async (tx) => {
    const rows = await tx.auditEvent.findMany({ where: { id: { in: [one.id, two.id] } } });
    await tx.auditEvent.createMany({ data: rows.map((row) => ({ ...row, actor: row.actor!, before: row.before!, after: row.after!, id: app.deps.clock.newId(), changeSetId: joined })) });
  });
  await rename(admin, other, 'C');
  expect((await call(admin, audit.revert, { params: { id: joined } })).problem.references).toEqual([{ kind: 'organisation', id: other.id, label: two.entity.label }]);
  expect((await ok(admin, organisations.get, { params: { id: enterprise.id } })).name).toBe('A');
  await rename(admin, other, 'B');
  expect(await ok(admin, audit.revert, { params: { id: joined } })).toMatchObject({ reverted: 2 });
  const names = await Promise.all([enterprise, other].map(async ({ id }) => (await ok(admin, organisations.get, { params: { id } })).name));
  expect(names).toEqual([enterprise.name, other.name]);
});

test('what was opened is removed again while it is empty, and what was removed comes back', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const made = await ok(admin, organisations.create, { body: { name: 'New', code: `N${unique()}`, kind: 'enterprise', parentId: reseller.id } });
  const opened = await newest(admin, made.id);
  const { changeSetId } = await ok(admin, audit.revert, { params: { id: opened.changeSetId } });
  expect((await call(admin, organisations.get, { params: { id: made.id } })).status).toBe(404);
  await ok(admin, audit.revert, { params: { id: changeSetId } });
  expect(await ok(admin, organisations.get, { params: { id: made.id } })).toMatchObject({ id: made.id, name: 'New', code: made.code });
  await signedIn(app, { ...made, path: (await nodeOf(made.id)).path, kind: 'enterprise' });
  expect((await call(admin, audit.revert, { params: { id: opened.changeSetId } })).problem).toMatchObject({ code: 'in-use', references: [{ kind: 'account' }] });
});

const nodeOf = (id: string) => asPlatform(app.deps.database, (tx) => tx.organisation.findUniqueOrThrow({ where: { id } }));

test('a move is told to whom it left, without where to, and undone by moving back', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const elsewhere = await anOrganisation(app, platform, 'reseller');
  const [admin, left, joined, inside] = [await signedIn(app, platform), await signedIn(app, reseller), await signedIn(app, elsewhere), await signedIn(app, enterprise)];
  await rename(await signedIn(app, reseller), enterprise, 'Wanderer');
  const read = await ok(admin, organisations.get, { params: { id: enterprise.id } });
  await ok(admin, organisations.move, { params: { id: enterprise.id }, body: { parentId: elsewhere.id, version: read.version } });
  const told = async (who: Caller) => (await ok(who, audit.list, { query: { entityId: enterprise.id } })).items;
  const [departure, ...before] = await told(left);
  expect(before).toEqual([]);
  expect(departure).toMatchObject({
    action: 'organisation.left', organisationId: reseller.id, entity: { label: 'Wanderer' }, before: { name: 'Wanderer', parentId: reseller.id }, after: null, isRevertible: false,
    actor: { via: { organisationId: platform.id } },
  });
  expect(JSON.stringify(departure)).not.toContain(elsewhere.id);
  expect((await told(joined)).map(({ action, isRevertible }) => [action, isRevertible])).toEqual([['organisation.moved', false], ['organisation.updated', true]]);
  expect((await told(inside)).map(({ action }) => action)).toEqual(['organisation.moved', 'organisation.updated']);
  const { changeSetId, isRevertible } = await newest(admin, enterprise.id);
  expect(isRevertible).toBe(true);
  for (const who of [left, joined]) expect((await call(who, audit.revert, { params: { id: changeSetId } })).status).toBe(403);
  // There, back, and there again.
  let last = changeSetId;
  for (const parent of [reseller, elsewhere, reseller]) {
    last = (await ok(admin, audit.revert, { params: { id: last } })).changeSetId;
    expect((await ok(admin, organisations.get, { params: { id: enterprise.id } })).parentId).toBe(parent.id);
  }
  expect((await told(joined)).map(({ action }) => action)).toEqual(['organisation.left', 'organisation.left']);
  expect((await told(left)).map(({ action }) => action)).toEqual(['organisation.updated', 'organisation.updated', 'organisation.left', 'organisation.updated', 'organisation.moved', 'organisation.left', 'organisation.updated']);
});

test('undoing asks for the right to do the thing, and keeps the rules of the thing', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const above = await signedIn(app, platform);
  const read = await ok(above, organisations.get, { params: { id: reseller.id } });
  await ok(above, organisations.update, { params: { id: reseller.id }, body: { ...read, allowExternalNumbers: true } });
  const terms = await newest(above, reseller.id);
  expect((await call(await signedIn(app, reseller), audit.revert, { params: { id: terms.changeSetId } })).problem.code).toBe('rule-broken');
  await rename(above, enterprise, 'By the platform');
  const { changeSetId } = await newest(above, enterprise.id);
  const inside = await signedIn(app, enterprise);
  expect((await call(inside, audit.revert, { params: { id: changeSetId } })).problem).toMatchObject({ code: 'forbidden', params: { permission: 'organisations:write' } });
  const program = await withApiKey(app, reseller, ['audit:revert']);
  expect((await call(program, audit.previewRevert, { params: { id: changeSetId } })).problem).toMatchObject({ code: 'forbidden', params: { permission: 'organisations:write' } });
});

test('a change that reaches beyond one\'s organisation cannot be undone in part', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await rename(admin, enterprise, 'Mine');
  const mine = await newest(admin, enterprise.id);
  await asPlatform(app.deps.database, async (tx) => {
    const row = await tx.auditEvent.findUniqueOrThrow({ where: { id: mine.id } });
    await tx.auditEvent.create({ data: { ...row, actor: row.actor!, before: row.before!, after: row.after!, id: app.deps.clock.newId(), organisationId: platform.id, organisationPath: platform.path }, select: { id: true } });
  });
  expect((await call(admin, audit.revert, { params: { id: mine.changeSetId } })).problem.code).toBe('forbidden');
});

test('two who undo the same at the same time undo it once', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await rename(admin, enterprise, 'Twice');
  const { changeSetId } = await newest(admin, enterprise.id);
  const answers = await Promise.all([1, 2, 3].map(() => call(admin, audit.revert, { params: { id: changeSetId } })));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
});

test('ten thousand numbers that were added at once are taken off at once, and brought back', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const first = uniqueRange(10_000);
  const last = `+${BigInt(first.slice(1)) + 9_999n}` as never;
  await ok(admin, phoneNumbers.create, { body: { first: first as never, last, ownerId: reseller.id } });
  const added = (await ok(admin, audit.list, { query: { action: 'phone-number.added' } })).items[0]!;
  const count = async () => asPlatform(app.deps.database, (tx) => tx.phoneNumber.count({ where: { ownerId: reseller.id } }));
  const { changeSetId, reverted } = await ok(admin, audit.revert, { params: { id: added.changeSetId } });
  expect([reverted, await count()]).toEqual([10_000, 0]);
  expect(await ok(admin, audit.revert, { params: { id: changeSetId } })).toMatchObject({ reverted: 10_000 });
  expect(await count()).toBe(10_000);
  expect((await ok(admin, phoneNumbers.get, { params: { id: added.entity.id } })).e164).toBe(added.entity.label);
  // Of so many one that is in use stops all.
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.update({ where: { id: added.entity.id }, data: { sms: true }, select: { id: true } }));
  const again = (await ok(admin, audit.list, { query: { entityId: added.entity.id } })).items[0]!;
  expect((await call(admin, audit.revert, { params: { id: again.changeSetId } })).problem).toMatchObject({ code: 'revert-conflict', references: [{ id: added.entity.id }] });
  expect(await count()).toBe(10_000);
});

test('extensions and phones of an enterprise go back from the enterprise and from above it', async () => {
  const { reseller, enterprise } = await aTree(app);
  const [inside, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
  const extension = await ok(inside, extensions.create, { body: { shortNumber: '100', displayName: 'Desk' } });
  const phone = await ok(inside, phones.create, { body: { name: 'Phone', modelId: 'yealink-t46u', mac: uniqueMac(), lines: [{ position: 0, extensionId: extension.id }] } });
  await ok(inside, phones.update, { params: { id: phone.id }, body: { name: 'Renamed', modelId: phone.modelId, mac: phone.mac, lines: [], version: phone.version } });
  await ok(above, audit.revert, { params: { id: (await newest(above, phone.id)).changeSetId } });
  expect(await ok(inside, phones.get, { params: { id: phone.id } })).toMatchObject({ name: 'Phone', lines: [{ position: 0, extensionId: extension.id }] });
  await ok(inside, extensions.remove, { params: { id: extension.id } });
  await ok(inside, audit.revert, { params: { id: (await newest(inside, extension.id)).changeSetId } });
  expect(await ok(inside, extensions.get, { params: { id: extension.id } })).toMatchObject({ shortNumber: '100', displayName: 'Desk', phones: [{ id: phone.id, position: 0 }] });
  expect(await newest(inside, extension.id)).toMatchObject({ action: 'extension.created', organisationId: enterprise.id, actor: { via: null } });
});

test('what was only looked at, or replaced by another secret, cannot be undone', async () => {
  const { enterprise } = await aTree(app);
  const inside = await signedIn(app, enterprise);
  const extension = await ok(inside, extensions.create, { body: { shortNumber: '200', displayName: 'Secret' } });
  const phone = await aPhone(app, enterprise);
  await ok(inside, phones.revealProvisioning, { params: { id: phone.id } });
  await ok(inside, extensionCards.replaceSipPassword, { params: { id: extension.id }, body: {} });
  for (const id of [phone.id, extension.id]) {
    const change = await newest(inside, id);
    expect(change).toMatchObject({ isRevertible: false });
    expect((await call(inside, audit.revert, { params: { id: change.changeSetId } })).problem.code).toBe('rule-broken');
  }
});
