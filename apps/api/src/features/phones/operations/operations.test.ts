import { audit } from '@patchbay/contract/audit';
import { phoneOperationRuns, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aRun, aTellablePhone } from '@patchbay/testkit/builders/phone-operations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { atSwitchboard, openSwitchboard, type Switchboard } from '@patchbay/testkit/switchboard';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let board: Switchboard;
beforeAll(async () => void (board = await openSwitchboard()));
afterAll(() => board.close());
beforeEach(() => {
  board.pbx.told = [];
  board.pbx.isReachable = true;
  board.app.deps.switchNotify = board.pbx;
});

const { anEnterprise, fetchFile, operations, registered, runOf, send, statuses } = atSwitchboard(() => board);

test('[145] a resync tells each chosen phone its own event, and is fetched when the phone comes for its file', async () => {
  const { enterprise, admin } = await anEnterprise();
  const [first, second] = await registered(enterprise, 2);
  await aTellablePhone(board.app, enterprise, { name: 'Not chosen' });
  const run = await aRun(admin, [first!, second!]);
  expect(run).toMatchObject({ kind: 'resync', phones: 2, counts: { QUEUED: 2, SENT: 0 }, perMinute: 30, quietHours: null, hasSwitch: true });
  expect(await statuses(admin)).toEqual([['QUEUED', null], ['QUEUED', null]]);
  await send(enterprise, run);
  expect(board.pbx.told.map(({ sipUsername, event }) => [sipUsername, event]).sort()).toEqual([[first!.sipUsername, 'check-sync;reboot=false'], [second!.sipUsername, 'check-sync;reboot=false']].sort());
  expect(await statuses(admin)).toEqual([['SENT', null], ['SENT', null]]);
  board.clock.advance(5);
  expect(await fetchFile(first!)).toBe(200);
  expect(await operations(admin, { status: 'FETCHED' })).toMatchObject([{ phoneId: first!.id, phoneName: first!.name, endedAt: board.clock.now().toISOString(), isPhoneGone: false }]);
  expect((await runOf(admin, run)).counts).toMatchObject({ FETCHED: 1, SENT: 1, QUEUED: 0 });
});

test('[146] a reboot is told by the event for a restart, and whoever asked stands in the history of the phone', async () => {
  const { enterprise, admin } = await anEnterprise();
  const [phone] = await registered(enterprise, 1);
  await send(enterprise, await aRun(admin, [phone!], { kind: 'reboot' }));
  expect(board.pbx.told).toMatchObject([{ event: 'check-sync;reboot=true' }]);
  const { items } = await ok(admin, audit.list, { query: { entityId: phone!.id } });
  expect(items).toMatchObject([{ action: 'phone.reboot-requested', isRevertible: false, entity: { label: phone!.name } }]);
});

describe('which phones', () => {
  test('[145] [146] all that match when they are chosen, and no others whatever matches later', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [first] = await registered(enterprise, 2);
    const other = await aTellablePhone(board.app, enterprise, { name: 'Other' });
    const chosen = await ok(admin, phoneOperationRuns.create, { body: { kind: 'resync', matching: { q: 'Phone' } } });
    expect(chosen).toMatchObject({ phones: 2, startedAt: null, counts: { QUEUED: 2 } });
    expect(await operations(admin)).toEqual([]);
    await asPlatform(board.app.deps.database, (tx) => tx.phone.update({ where: { id: other.id }, data: { name: 'Phone 9' } }));
    await asPlatform(board.app.deps.database, (tx) => tx.phone.update({ where: { id: first!.id }, data: { name: 'Renamed' } }));
    const run = await ok(admin, phoneOperationRuns.start, { params: { id: chosen.id }, body: {} });
    expect(run.counts.QUEUED).toBe(2);
    expect((await operations(admin)).map(({ phoneId }) => phoneId)).toContain(first!.id);
    expect((await operations(admin)).map(({ phoneId }) => phoneId)).not.toContain(other.id);
    expect((await call(admin, phoneOperationRuns.start, { params: { id: chosen.id }, body: {} })).problem.code).toBe('rule-broken');
    for (const body of [{ kind: 'resync' }, { kind: 'resync', ids: [first!.id], matching: {} }, { kind: 'resync', matching: { nmae: 'slip' } }]) expect((await call(admin, phoneOperationRuns.create, { body: body as never })).status).toBe(422);
    expect((await call(admin, phoneOperationRuns.create, { body: { kind: 'resync', matching: { q: 'nobody' } } })).problem.code).toBe('rule-broken');
  });

  test('those that cannot be told are left out, and why is said before and after', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [able, busy] = await registered(enterprise, 2);
    const off = await anExtension(board.app, enterprise);
    await asPlatform(board.app.deps.database, (tx) => tx.extension.update({ where: { id: off.id }, data: { isEnabled: false } }));
    const left = [
      await aPhone(board.app, enterprise, { name: 'Virtual', mac: null }), await aPhone(board.app, enterprise, { name: 'No line' }), await aPhone(board.app, enterprise, { name: 'Line off', lines: { 0: off.id } }),
      await aTellablePhone(board.app, enterprise, { name: 'Deaf', modelId: 'linphone-desktop' }), await aTellablePhone(board.app, enterprise, { name: 'Poly', modelId: 'poly-vvx-250' }),
    ];
    await aRun(admin, [busy!], { kind: 'reboot' });
    const chosen = await ok(admin, phoneOperationRuns.create, { body: { kind: 'reboot', ids: [able!, busy!, ...left].map(({ id }) => id) } });
    expect(chosen.counts).toMatchObject({ QUEUED: 1, SKIPPED: 6 });
    expect(chosen.skipped).toEqual([
      { reason: 'no-line', count: 2, first: ['Line off', 'No line'] }, { reason: 'model-does-not-listen', count: 1, first: ['Deaf'] }, { reason: 'model-has-no-restart', count: 1, first: ['Poly'] },
      { reason: 'under-way', count: 1, first: [busy!.name] }, { reason: 'virtual', count: 1, first: ['Virtual'] },
    ]);
    const run = await ok(admin, phoneOperationRuns.start, { params: { id: chosen.id }, body: {} });
    await send(enterprise, run);
    expect(await statuses(admin, { runId: run.id, status: 'SKIPPED' })).toHaveLength(6);
    expect(board.pbx.told).toHaveLength(1);
    expect((await call(admin, phoneOperationRuns.start, { params: { id: (await ok(admin, phoneOperationRuns.create, { body: { kind: 'resync', ids: [left[0]!.id] } })).id }, body: {} })).problem.code).toBe('rule-broken');
  });

  test('two of a kind are never under way for one phone, two kinds may be, and after its end it can be told again', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone] = await registered(enterprise, 1);
    const body = { kind: 'resync' as const, ids: [phone!.id] };
    const chosen = [await ok(admin, phoneOperationRuns.create, { body }), await ok(admin, phoneOperationRuns.create, { body }), await ok(admin, phoneOperationRuns.create, { body })];
    const answers = await Promise.all(chosen.map(({ id }) => call(admin, phoneOperationRuns.start, { params: { id }, body: {} })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    await aRun(admin, [phone!], { kind: 'reboot' });
    await expect(asPlatform(board.app.deps.database, (tx) => tx.phoneOperation.updateMany({ where: { runId: { in: chosen.map(({ id }) => id) } }, data: { status: 'SENT' } }))).rejects.toThrow(/phone_operation_under_way|Unique constraint/);
    const open = answers.find(({ status }) => status === 200)!.body as PhoneOperationRun;
    await send(enterprise, open);
    expect(await fetchFile(phone!)).toBe(200);
    expect((await aRun(admin, [phone!])).counts.QUEUED).toBe(1);
  });

  test('a phone that is removed before its turn is left out, and the operation keeps its name', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone] = await registered(enterprise, 1);
    const run = await aRun(admin, [phone!]);
    await ok(admin, phones.remove, { params: { id: phone!.id } });
    await send(enterprise, run);
    expect(await operations(admin)).toMatchObject([{ status: 'SKIPPED', reason: 'gone', phoneName: phone!.name, isPhoneGone: true }]);
  });
});

test('the list can be had for one phone, and the runs are there for everybody of the enterprise once started', async () => {
  const { enterprise, admin } = await anEnterprise();
  const [first, second] = await registered(enterprise, 2);
  await ok(admin, phoneOperationRuns.create, { body: { kind: 'resync', ids: [first!.id] } });
  const run = await aRun(admin, [first!, second!]);
  expect((await operations(admin, { phoneId: first!.id })).map(({ phoneId }) => phoneId)).toEqual([first!.id]);
  const colleague = await signedIn(board.app, enterprise);
  expect((await ok(colleague, phoneOperationRuns.list, {})).items.map(({ id }) => id)).toEqual([run.id]);
});
