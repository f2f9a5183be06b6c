import { audit } from '@patchbay/contract/audit';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aRun, aTellablePhone } from '@patchbay/testkit/builders/phone-operations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath } from '@patchbay/testkit/provisioning';
import { atSwitchboard, openSwitchboard, type Switchboard } from '@patchbay/testkit/switchboard';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noSwitch } from '../../../adapters/switch-notify/none.ts';

let board: Switchboard;
beforeAll(async () => void (board = await openSwitchboard()));
afterAll(() => board.close());
beforeEach(() => {
  board.pbx.told = [];
  board.pbx.isReachable = true;
  board.app.deps.switchNotify = board.pbx;
});

const { anEnterprise, fetchFile, forgetJobs, operations, registered, runOf, send, statuses, waitingJobs, watch } = atSwitchboard(() => board);

describe('waves', () => {
  test('no more phones a minute than the rate, and a job for the next wave', async () => {
    const { enterprise, admin } = await anEnterprise();
    const run = await aRun(admin, await registered(enterprise, 5), { perMinute: 2 });
    await forgetJobs(run);
    const begun = board.clock.now().getTime();
    await send(enterprise, run);
    expect(board.pbx.told).toHaveLength(2);
    expect((await waitingJobs(run)).map((at) => at.getTime())).toEqual([begun + 60_000]);
    board.clock.advance(59);
    await send(enterprise, run);
    expect(board.pbx.told).toHaveLength(2);
    board.clock.advance(1);
    await send(enterprise, run);
    expect(board.pbx.told).toHaveLength(4);
    board.clock.advance(60);
    await send(enterprise, run);
    expect((await runOf(admin, run)).counts).toMatchObject({ SENT: 5, QUEUED: 0 });
    expect(new Set(board.pbx.told.map(({ sipUsername }) => sipUsername)).size).toBe(5);
  });

  test('only in quiet hours, on the clock of the enterprise', async () => {
    const { enterprise, admin } = await anEnterprise();
    await asPlatform(board.app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { timeZone: 'Europe/Berlin' } }));
    const hour = (ahead: number) => new Date(board.clock.now().getTime() + (ahead + 1) * 3_600_000).toISOString().slice(11, 13);
    const run = await aRun(admin, await registered(enterprise, 1), { quietHours: { from: `${hour(2)}:00`, to: `${hour(4)}:00` } });
    const opening = new Date(Math.floor(board.clock.now().getTime() / 3_600_000) * 3_600_000 + 2 * 3_600_000);
    expect(run).toMatchObject({ waitsUntil: opening.toISOString() });
    await forgetJobs(run);
    await send(enterprise, run);
    expect(board.pbx.told).toEqual([]);
    expect(await waitingJobs(run)).toEqual([opening]);
    board.clock.advance(2 * 3_600);
    await send(enterprise, run);
    expect(board.pbx.told).toHaveLength(1);
    expect((await runOf(admin, run)).waitsUntil).toBeNull();
    expect((await call(admin, phoneOperationRuns.start, { params: { id: run.id }, body: { quietHours: { from: '08:00', to: '08:00' } } })).status).toBe(422);
  });

  test('what is not sent yet is taken back, one or all of them', async () => {
    const { enterprise, admin } = await anEnterprise();
    const run = await aRun(admin, await registered(enterprise, 4), { perMinute: 1 });
    await send(enterprise, run);
    const [one] = await operations(admin, { status: 'QUEUED' });
    expect(await ok(admin, phoneOperations.cancel, { params: { id: one!.id } })).toMatchObject({ status: 'CANCELLED' });
    expect((await ok(admin, phoneOperationRuns.cancel, { params: { id: run.id } })).counts).toMatchObject({ SENT: 1, CANCELLED: 3, QUEUED: 0 });
    board.clock.advance(120);
    await send(enterprise, run);
    expect(board.pbx.told).toHaveLength(1);
    const [sent] = await operations(admin, { status: 'SENT' });
    expect((await call(admin, phoneOperations.cancel, { params: { id: sent!.id } })).problem.code).toBe('rule-broken');
    expect((await call(admin, phoneOperationRuns.cancel, { params: { id: run.id } })).problem.code).toBe('rule-broken');
    expect((await ok(admin, audit.list, { query: { action: 'phone.operation-cancelled' } })).total).toBe(3);
  });
});

test('what was being sent when the rest was taken back, and could not be sent, is not sent later', async () => {
  const { enterprise, admin } = await anEnterprise();
  const run = await aRun(admin, await registered(enterprise, 3));
  const notify = async () => {
    await ok(admin, phoneOperationRuns.cancel, { params: { id: run.id } });
    return { outcome: 'refused', reason: 'unreachable' } as const;
  };
  board.app.deps.switchNotify = { isConnected: true, notify };
  await send(enterprise, run);
  board.app.deps.switchNotify = board.pbx;
  await watch();
  await send(enterprise, run);
  expect(await statuses(admin)).toEqual([['CANCELLED', null], ['CANCELLED', null], ['CANCELLED', null]]);
  expect(board.pbx.told).toEqual([]);
});

test('nothing is told to phones of an enterprise that was disabled meanwhile: they would restart, and get no file', async () => {
  const { enterprise, admin } = await anEnterprise();
  const run = await aRun(admin, await registered(enterprise, 2), { kind: 'reboot' });
  const put = (status: string) => asPlatform(board.app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { status } }));
  await put('disabled');
  await send(enterprise, run);
  await put('active');
  expect(await statuses(admin)).toEqual([['SKIPPED', 'disabled'], ['SKIPPED', 'disabled']]);
  expect(board.pbx.told).toEqual([]);
});

describe('the switch', () => {
  test('may say against a phone whatever that answered, also what no text can hold', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone, other] = await registered(enterprise, 2);
    board.app.deps.switchNotify = { isConnected: true, notify: () => Promise.resolve({ outcome: 'refused', reason: 'refused', detail: `403 \0${'x'.repeat(194)}😀` }) };
    await send(enterprise, await aRun(admin, [phone!, other!]));
    expect((await operations(admin)).map(({ status, detail }) => [status, detail])).toEqual(Array.from({ length: 2 }, () => ['FAILED', `403 ?${'x'.repeat(194)}\ufffd`]));
  });

  test('while none is connected the operation says so and stays queued, and goes on when one is', async () => {
    const { enterprise, admin } = await anEnterprise();
    board.app.deps.switchNotify = noSwitch;
    const [phone] = await registered(enterprise, 1);
    const run = await aRun(admin, [phone!]);
    expect(run).toMatchObject({ hasSwitch: false, counts: { QUEUED: 1 } });
    await send(enterprise, run);
    await watch();
    expect(await statuses(admin)).toEqual([['QUEUED', 'no-switch']]);
    board.app.deps.switchNotify = board.pbx;
    await forgetJobs(run);
    await watch();
    expect(await waitingJobs(run)).toHaveLength(1);
    await send(enterprise, run);
    expect(await statuses(admin)).toEqual([['SENT', null]]);
  });

  test('whoever looks at what waits learns that there is no switch any more', async () => {
    const { enterprise, admin } = await anEnterprise();
    const run = await aRun(admin, await registered(enterprise, 2));
    board.app.deps.switchNotify = noSwitch;
    const ear = new pg.Client({ connectionString: board.app.deps.config.databaseUrl });
    await ear.connect();
    const heard: unknown[] = [];
    ear.on('notification', ({ payload }) => {
      const { path, keys } = JSON.parse(payload!) as { path: string; keys: string[] };
      if (path === enterprise.path) heard.push(keys);
    });
    await ear.query('listen patchbay_events');
    await send(enterprise, run);
    expect(await statuses(admin)).toEqual([['QUEUED', 'no-switch'], ['QUEUED', 'no-switch']]);
    await ear.query('select');
    expect(heard).toEqual([['phoneOperations', 'phoneOperationRuns']]);
    await send(enterprise, run);
    await ear.query('select');
    expect(heard).toHaveLength(1);
    await ear.end();
  });

  test('a phone that is registered by its second line is told by that', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [first, second] = [await anExtension(board.app, enterprise), await anExtension(board.app, enterprise)];
    const phone = await aPhone(board.app, enterprise, { lines: { 0: first.id, 1: second.id } });
    const sipUsername = await asPlatform(board.app.deps.database, async (tx) => (await tx.extension.findUniqueOrThrow({ where: { id: second.id } })).sipUsername);
    board.pbx.registered.add(sipUsername);
    await send(enterprise, await aRun(admin, [phone]));
    expect(board.pbx.told).toMatchObject([{ sipUsername }]);
  });

  test('what it says against a phone is kept in words', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [absent, angry] = [await aTellablePhone(board.app, enterprise, { name: 'Absent' }), await aTellablePhone(board.app, enterprise, { name: 'Angry' })];
    board.pbx.registered.add(angry.sipUsername);
    board.pbx.answers.set(angry.sipUsername, '403 Forbidden');
    await send(enterprise, await aRun(admin, [absent, angry]));
    expect(await operations(admin)).toMatchObject([
      { phoneName: 'Absent', status: 'SKIPPED', reason: 'not-registered', sentAt: null }, { phoneName: 'Angry', status: 'FAILED', reason: 'refused', detail: '403 Forbidden' },
    ]);
  });

  test('while it is out of reach everything waits, and nothing is lost', async () => {
    const { enterprise, admin } = await anEnterprise();
    const run = await aRun(admin, await registered(enterprise, 2));
    board.pbx.isReachable = false;
    await send(enterprise, run);
    expect(await statuses(admin)).toEqual([['QUEUED', 'unreachable'], ['QUEUED', 'unreachable']]);
    board.pbx.isReachable = true;
    await send(enterprise, run);
    expect(await statuses(admin)).toEqual([['SENT', null], ['SENT', null]]);
  });
});

describe('the end', () => {
  test('a phone that does not come in time is given up, and what it fetched before it was told is no answer', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone] = await registered(enterprise, 1);
    const run = await aRun(admin, [phone!]);
    expect(await fetchFile(phone!)).toBe(200);
    expect(await statuses(admin)).toEqual([['QUEUED', null]]);
    board.clock.advance(1);
    await send(enterprise, run);
    board.clock.advance(15 * 60);
    await watch();
    expect(await statuses(admin)).toEqual([['SENT', null]]);
    board.clock.advance(1);
    await watch();
    expect(await statuses(admin)).toEqual([['TIMED_OUT', 'no-fetch']]);
    expect(await fetchFile(phone!)).toBe(200);
    expect(await statuses(admin)).toEqual([['TIMED_OUT', 'no-fetch']]);
  });

  test('comes for a phone that is removed before it came, and nobody waits for it', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone, other] = await registered(enterprise, 2);
    await send(enterprise, await aRun(admin, [phone!, other!]));
    await ok(admin, phones.remove, { params: { id: phone!.id } });
    expect(await statuses(admin)).toEqual(expect.arrayContaining([['FAILED', 'gone'], ['SENT', null]]));
  });

  test('comes at once for a phone that is removed while it waits for a switch, and no other stops waiting', async () => {
    const { enterprise, admin } = await anEnterprise();
    board.app.deps.switchNotify = noSwitch;
    const [phone, other] = await registered(enterprise, 2);
    const run = await aRun(admin, [phone!, other!]);
    await ok(admin, phones.remove, { params: { id: phone!.id } });
    expect(await operations(admin, { phoneId: phone!.id })).toMatchObject([{ status: 'SKIPPED', reason: 'gone', endedAt: expect.any(String) }]);
    expect((await runOf(admin, run)).counts).toMatchObject({ QUEUED: 1, SKIPPED: 1 });
    expect(await operations(admin, { phoneId: other!.id })).toMatchObject([{ status: 'QUEUED', reason: 'no-switch' }]);
  });

  test('a refused request is no fetch', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone] = await registered(enterprise, 1);
    await send(enterprise, await aRun(admin, [phone!]));
    await board.provisioning.fetch(filePath(phone!), { as: { httpUsername: 'phone', httpPassword: 'wrong' } });
    await board.provisioning.fetch(filePath({ ...phone!, mac: 'other' }), { as: phone! });
    await board.provisioning.flush();
    expect(await statuses(admin)).toEqual([['SENT', null]]);
  });

  test('what a phone sends, asks for again or only asks about is no fetch either', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone] = await registered(enterprise, 1, { acceptsDataFromPhone: true });
    await send(enterprise, await aRun(admin, [phone!]));
    const sent = `/p/${phone!.secret}/${phone!.mac}-local.cfg`;
    const { fetch, flush } = board.provisioning;
    const answers = [
      await fetch(sent, { as: phone!, method: 'PUT', body: 'static.x = 1\n' }), await fetch(sent, { as: phone! }), await fetch(filePath(phone!), { as: phone!, method: 'HEAD' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await flush();
    expect(await statuses(admin)).toEqual([['SENT', null]]);
    expect(await fetchFile(phone!)).toBe(200);
    expect(await statuses(admin)).toEqual([['FETCHED', null]]);
  });

  test('where nobody knows whether a phone was told, it is not told again, and its fetch settles it', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [comes, stays] = await registered(enterprise, 2);
    let asked = 0;
    board.app.deps.switchNotify = { isConnected: true, notify: () => Promise.reject(new Error(`broken ${(asked += 1)}`)) };
    const run = await aRun(admin, [comes!, stays!]);
    await send(enterprise, run);
    await send(enterprise, run);
    expect(asked).toBe(2);
    expect(await statuses(admin)).toEqual([['SENT', 'unknown-if-sent'], ['SENT', 'unknown-if-sent']]);
    expect(await fetchFile(comes!)).toBe(200);
    board.clock.advance(16 * 60);
    await watch();
    expect(await statuses(admin)).toEqual([['FETCHED', null], ['TIMED_OUT', 'unknown-if-sent']]);
  });

  test('what one handset was told is not done by the one that takes its place, nor by what the old one still fetched', async () => {
    const { enterprise, admin } = await anEnterprise();
    const [phone, bystander] = await registered(enterprise, 2);
    await send(enterprise, await aRun(admin, [phone!, bystander!]));
    board.clock.advance(1);
    await board.provisioning.fetch(filePath(phone!), { as: phone! });
    const { version } = await ok(admin, phones.get, { params: { id: phone!.id } });
    const mac = uniqueMac();
    await ok(admin, phoneCopies.replaceHandset, { params: { id: phone!.id }, body: { mac, version } });
    expect(await statuses(admin)).toEqual([['FAILED', 'handset-replaced'], ['SENT', null]]);
    const again = await aRun(admin, [phone!]);
    await send(enterprise, again);
    // Of another process, whose clock is ahead.
    const late = JSON.stringify([{ phoneId: phone!.id, mac: phone!.mac, at: new Date(board.clock.now().getTime() + 5_000), status: 200 }]);
    await asPlatform(board.app.deps.database, (tx) => tx.$executeRaw`select settle_phone_operations(${late}::jsonb)`);
    await board.provisioning.flush();
    expect(await statuses(admin, { runId: again.id })).toEqual([['SENT', null]]);
    board.clock.advance(1);
    const { provisioningUrl } = await ok(admin, phones.revealProvisioning, { params: { id: phone!.id } });
    expect(await fetchFile({ ...phone!, mac, secret: provisioningUrl.split('/').at(-2)! })).toBe(200);
    expect(await statuses(admin, { runId: again.id })).toEqual([['FETCHED', null]]);
  });
});
