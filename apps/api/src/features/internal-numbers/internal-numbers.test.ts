import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { extensions } from '@patchbay/contract/extensions';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { Problem } from '@patchbay/contract/http/problem';
import { users } from '@patchbay/contract/users';
import { inScope, type Tx } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { anOrganisation, aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActingCtx } from '../../platform/ctx.ts';
import { toProblem } from '../../platform/http/problem.ts';
import { assignInternalNumbers, claimInternalNumbers } from '../../platform/internal-number-assignment.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const add = (admin: Caller, first: string, last: string | null = null) => call(admin, internalNumbers.create, { body: { first, last } });
const added = async (admin: Caller, first: string) => (await ok(admin, internalNumbers.create, { body: { first } })).first;
const numbersOf = async (admin: Caller) => (await ok(admin, internalNumbers.list)).items.map(({ number }) => number);
const lastChangeSet = async (admin: Caller) => (await ok(admin, audit.list, { query: {} })).items[0]!.changeSetId;
const undo = async (admin: Caller) => ok(admin, audit.revert, { params: { id: await lastChangeSet(admin) } });

describe('a number', () => {
  test('has one to four digits, a description, and nobody to begin with', async () => {
    const { admin } = await anEnterprise();
    const { first } = await ok(admin, internalNumbers.create, { body: { first: '007', description: ' Front door ' } });
    expect(first).toMatchObject({ number: '007', description: 'Front door', routing: null, assignee: null, version: 1 });
    for (const wrong of ['', '12345', '1a', '+1', '*1']) expect((await add(admin, wrong)).status).toBe(422);
    expect((await add(admin, '7')).status).toBe(201);
  });

  test('can get another number and gives the old one back', async () => {
    const { admin } = await anEnterprise();
    const made = await added(admin, '200');
    const changed = await ok(admin, internalNumbers.update, { params: { id: made.id }, body: { number: '201', description: 'Gate', version: 1 } });
    expect(changed).toMatchObject({ number: '201', description: 'Gate', version: 2 });
    expect((await add(admin, '200')).status).toBe(201);
    expect((await call(admin, internalNumbers.update, { params: { id: made.id }, body: { number: '202', version: 1 } })).problem.code).toBe('stale-version');
    expect((await add(admin, '202')).status).toBe(201);
  });
});

describe('[194] the dial space', () => {
  test('a code that an extension has is refused at the field and says whose it is', async () => {
    const { admin, enterprise } = await anEnterprise();
    const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Reception' });
    const { problem } = await add(admin, '100');
    expect(problem).toMatchObject({
      status: 409, code: 'already-exists', detail: '100 is in use by extension 100 Reception.', errors: [{ pointer: '/first', detail: '100 is in use by extension 100 Reception.' }],
      references: [{ kind: 'extension', id: extension.id, label: '100 Reception' }],
    });
    const made = await added(admin, '101');
    const moved = await call(admin, internalNumbers.update, { params: { id: made.id }, body: { number: '100', version: 1 } });
    expect(moved.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/number' }] });
    expect(await ok(admin, internalNumbers.get, { params: { id: made.id } })).toEqual(made);
  });

  test('an extension cannot take the code of an internal number, neither new nor later', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id } = await anInternalNumber(app, enterprise, { number: '300' });
    const body = { shortNumber: '300', displayName: 'Ann' };
    const wanted = { code: 'already-exists', errors: [{ pointer: '/shortNumber', detail: '300 is in use by internal number 300.' }], references: [{ kind: 'internal-number', id, label: '300' }] };
    expect((await call(admin, extensions.create, { body })).problem).toMatchObject(wanted);
    const made = await ok(admin, extensions.create, { body: { ...body, shortNumber: '301' } });
    expect((await call(admin, extensions.update, { params: { id: made.id }, body: { ...body, version: 1 } })).problem).toMatchObject(wanted);
    await ok(admin, extensions.update, { params: { id: made.id }, body: { ...body, shortNumber: '302', version: 1 } });
    expect((await ok(admin, dialSpace.codes)).items).toEqual([{ code: '300', kind: 'internal-number' }, { code: '302', kind: 'extension' }]);
  });

  test('is another one in the next enterprise, of which nothing is said', async () => {
    const { admin, reseller, enterprise } = await anEnterprise();
    await anExtension(app, enterprise, { shortNumber: '100' });
    const next = await signedIn(app, await anOrganisation(app, reseller, 'enterprise'));
    expect((await add(next, '100')).status).toBe(201);
    expect((await ok(next, dialSpace.codes)).items).toEqual([{ code: '100', kind: 'internal-number' }]);
    expect((await add(admin, '100')).status).toBe(409);
  });

  test('two who want the same code at once: one gets it, the others learn who', async () => {
    const { admin } = await anEnterprise();
    const answers = await Promise.all(['Ann', 'Bob'].map((displayName) => call(admin, extensions.create, { body: { shortNumber: '400', displayName } })).concat(add(admin, '400') as never));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    for (const { problem } of answers.filter(({ status }) => status === 409)) expect(problem.detail).toMatch(/^400 is in use by (extension 400 (Ann|Bob)|internal number 400)\.$/);
  });
});

describe('a range', () => {
  test('is added whole, as one change that is undone at once', async () => {
    const { admin } = await anEnterprise();
    expect((await ok(admin, internalNumbers.create, { body: { first: '200', last: '249' } }))).toMatchObject({ added: 50, first: { number: '200' }, last: { number: '249' } });
    expect((await ok(admin, audit.list, { query: { action: 'internal-number.created' } })).total).toBe(50);
    expect(await undo(admin)).toMatchObject({ reverted: 50 });
    expect(await numbersOf(admin)).toEqual([]);
    expect(await undo(admin)).toMatchObject({ reverted: 50 });
    expect((await numbersOf(admin)).length).toBe(50);
  });

  test('with a code that is taken is not added at all, and says which are', async () => {
    const { admin, enterprise } = await anEnterprise();
    await anExtension(app, enterprise, { shortNumber: '205', displayName: 'Luca' });
    await anInternalNumber(app, enterprise, { number: '207' });
    const { problem } = await add(admin, '200', '209');
    expect(problem).toMatchObject({
      code: 'already-exists', params: { count: 2, total: 10 }, references: [{ label: '205 Luca' }, { label: '207' }],
      errors: [{ pointer: '/first', detail: '2 of the 10 numbers are in use: 205 Luca, 207. None was added.' }],
    });
    expect(await numbersOf(admin)).toEqual(['207']);
  });

  test('ends at a number of the same length that is not lower', async () => {
    const { admin } = await anEnterprise();
    for (const [first, last] of [['98', '102'], ['20', '10']] as const) expect((await add(admin, first, last)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/last' }] });
    expect((await add(admin, '08', '11')).status).toBe(201);
    expect(await numbersOf(admin)).toEqual(['08', '09', '10', '11']);
  });
});

describe('the holder', () => {
  const inTenant = <T>(id: string, work: (tx: Tx) => Promise<T>) => inScope(app.deps.database, { kind: 'tenant', tenantId: id }, work);
  const ctx = { now: new Date('2026-02-03T04:05:06.000Z') } as ActingCtx;
  const holder = async (enterprise: Node, firstName = 'Ann') => {
    const { appConfigurationId, name } = await aUser(app, enterprise, { firstName, lastName: 'Lee' });
    return { kind: 'app-configuration' as const, id: appConfigurationId, label: name };
  };
  const give = (tenantId: string, to: Awaited<ReturnType<typeof holder>>, ids: string[]) =>
    inTenant(tenantId, async (tx) => {
      await claimInternalNumbers(tx, to, ids.map((id, i) => ({ id, pointer: `/internalNumberIds/${i}` })));
      await assignInternalNumbers(tx, ctx, to, ids);
    });
  const refusal = (work: Promise<unknown>): Promise<Problem> => work.then(() => { throw new Error('was not refused'); }, (error: Problem) => error);

  test('[22] gets exactly the numbers that it names, and gives the others back', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [a, b] = [await anInternalNumber(app, enterprise, { number: '500' }), await anInternalNumber(app, enterprise, { number: '501' })];
    const ann = await holder(enterprise);
    await give(enterprise.id, ann, [a.id]);
    expect(await ok(admin, internalNumbers.get, { params: { id: a.id } })).toMatchObject({ routing: 'CONTACT_METHOD', assignee: ann });
    await give(enterprise.id, ann, [b.id]);
    expect((await ok(admin, internalNumbers.list)).items.map(({ assignee }) => assignee?.label)).toEqual([undefined, 'Ann Lee']);
    await give(enterprise.id, ann, []);
    expect((await ok(admin, internalNumbers.list, { query: { routing: 'NONE' } })).total).toBe(2);
  });

  test('is one at most, and the next is told who it is', async () => {
    const { enterprise } = await anEnterprise();
    const { id } = await anInternalNumber(app, enterprise, { number: '510' });
    await give(enterprise.id, await holder(enterprise), [id]);
    const problem = await refusal(give(enterprise.id, await holder(enterprise, 'Bob'), [id]));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ code: 'already-exists', message: '510 is assigned to Ann Lee: take it from there first.', extras: { errors: [{ pointer: '/internalNumberIds/0' }] } });
  });

  test('and whoever shows it are named together when it cannot be removed', async () => {
    const { admin, enterprise } = await anEnterprise();
    const made = await added(admin, '530');
    const [ann, bob] = [await holder(enterprise), await holder(enterprise, 'Bob')];
    await give(enterprise.id, ann, [made.id]);
    await inTenant(enterprise.id, (tx) => tx.appConfiguration.updateMany({ where: { id: { in: [ann.id, bob.id] } }, data: { internalCallerIdId: made.id } }));
    expect((await call(admin, internalNumbers.remove, { params: { id: made.id } })).problem).toMatchObject({ code: 'in-use', references: [ann, bob] });
    expect((await ok(admin, internalNumbers.references, { params: { id: made.id } })).blocking).toEqual([ann, bob]);
  });

  test('of another enterprise cannot be given one, as if there were none', async () => {
    const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
    const { id } = await anInternalNumber(app, theirs.enterprise);
    const ann = await holder(mine.enterprise);
    expect(await refusal(give(mine.enterprise.id, ann, [id]))).toMatchObject({ code: 'rule-broken', message: 'The enterprise has no such internal number.' });
    expect(await refusal(give(mine.enterprise.id, ann, [app.deps.clock.newId()]))).toMatchObject({ code: 'rule-broken', message: 'The enterprise has no such internal number.' });
  });

  test('of another enterprise is refused by the key', async () => {
    const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
    const { id } = await anInternalNumber(app, mine.enterprise);
    await expect(give(mine.enterprise.id, await holder(theirs.enterprise), [id])).rejects.toSatisfy((error) => toProblem(error).code === 'rule-broken');
  });

  test('is called by a new name at once, and frees the number by going', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id } = await anInternalNumber(app, enterprise);
    const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
    await give(enterprise.id, { kind: 'app-configuration', id: user.appConfigurationId, label: user.name }, [id]);
    await ok(admin, users.update, { params: { id: user.id }, body: { firstName: 'Ann', lastName: 'Ray', email: null, version: 1 } });
    expect((await ok(admin, internalNumbers.list, { query: { assignee: 'ray' } })).items.map(({ assignee }) => assignee?.label)).toEqual(['Ann Ray']);
    expect((await ok(admin, users.references, { params: { id: user.id } })).released).toMatchObject([{ kind: 'internal-number', id }]);
    await ok(admin, users.remove, { params: { id: user.id } });
    expect((await ok(admin, internalNumbers.get, { params: { id } })).assignee).toBeNull();
  });

  test('keeps its number from being removed, also by an undo, and is named', async () => {
    const { admin, enterprise } = await anEnterprise();
    const made = await added(admin, '520');
    const ann = await holder(enterprise);
    await give(enterprise.id, ann, [made.id]);
    const detail = '520 is assigned to Ann Lee: take it from there first.';
    expect((await ok(admin, internalNumbers.references, { params: { id: made.id } })).blocking).toEqual([ann]);
    expect((await call(admin, internalNumbers.remove, { params: { id: made.id } })).problem).toMatchObject({ status: 409, code: 'in-use', detail, references: [ann] });
    expect((await call(admin, audit.revert, { params: { id: await lastChangeSet(admin) } })).problem).toMatchObject({ code: 'in-use', detail });
    await give(enterprise.id, ann, []);
    await ok(admin, internalNumbers.remove, { params: { id: made.id } });
    expect((await ok(admin, dialSpace.codes)).items).toEqual([]);
  });
});

test('what was changed and removed can be undone, as long as its code is free', async () => {
  const { admin } = await anEnterprise();
  const made = await added(admin, '600');
  await ok(admin, internalNumbers.update, { params: { id: made.id }, body: { number: '601', description: 'Gate', version: 1 } });
  await undo(admin);
  expect(await ok(admin, internalNumbers.get, { params: { id: made.id } })).toMatchObject({ number: '600', description: '' });
  await ok(admin, internalNumbers.remove, { params: { id: made.id } });
  const removal = await lastChangeSet(admin);
  const inTheWay = await added(admin, '600');
  expect((await call(admin, audit.revert, { params: { id: removal } })).problem).toMatchObject({ code: 'already-exists', detail: '600 is in use by internal number 600.' });
  await ok(admin, internalNumbers.remove, { params: { id: inTheWay.id } });
  await ok(admin, audit.revert, { params: { id: removal } });
  expect((await ok(admin, internalNumbers.get, { params: { id: made.id } })).number).toBe('600');
});
