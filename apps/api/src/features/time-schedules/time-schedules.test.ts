import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { reseller, enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller) };
};

type Draft = BodyInputOf<typeof timeSchedules.create>;
const office = { weekday: 1, from: '09:00', to: '17:00' };
const christmas = { name: 'Christmas', type: 'NON_WORKING', repeat: 'YEARLY', from: '2025-12-25T00:00', to: '2025-12-26T00:00' } as const;
const draft = (more: Partial<Draft> = {}): Draft => ({ name: 'Office hours', timeZone: 'Europe/Berlin', hours: [office], exceptions: [christmas], ...more });

test('a schedule is created with its hours in the order of the week, changed, and removed', async () => {
  const { admin } = await inEnterprise();
  const made = await ok(admin, timeSchedules.create, { body: draft({ hours: [{ weekday: 2, from: '14:00', to: '18:00' }, { weekday: 2, from: '09:00', to: '12:00' }, office] }) });
  expect(made).toMatchObject({ ...draft(), hours: [office, { weekday: 2, from: '09:00' }, { weekday: 2, from: '14:00' }], version: 1 });
  const changed = await ok(admin, timeSchedules.update, { params: { id: made.id }, body: { ...draft({ name: 'Night', hours: [{ weekday: 7, from: '22:00', to: '06:00' }], exceptions: [] }), version: 1 } });
  expect(changed).toMatchObject({ name: 'Night', hours: [{ weekday: 7, from: '22:00', to: '06:00' }], exceptions: [], version: 2 });
  expect((await call(admin, timeSchedules.update, { params: { id: made.id }, body: { ...draft(), version: 1 } })).problem.code).toBe('stale-version');
  await ok(admin, timeSchedules.remove, { params: { id: made.id } });
  expect((await call(admin, timeSchedules.get, { params: { id: made.id } })).status).toBe(404);
});

describe('a schedule is refused at the field', () => {
  const night = { weekday: 7, from: '22:00', to: '06:00' };
  test.each<[string, Partial<Draft>, string]>([
    ['whose hours overlap', { hours: [office, { weekday: 1, from: '16:59', to: '18:00' }] }, '/hours/1/from'],
    ['whose night reaches into the next day', { hours: [{ weekday: 1, from: '05:00', to: '12:00' }, night] }, '/hours/1/from'],
    ['whose hours last no time', { hours: [{ weekday: 1, from: '09:00', to: '09:00' }] }, '/hours/0/to'],
    ['whose hours end where the day begins', { hours: [{ weekday: 1, from: '09:00', to: '00:00' }] }, '/hours/0/to'],
    ['with an exception that ends before it begins', { exceptions: [{ ...christmas, to: '2025-12-25T00:00' }] }, '/exceptions/0/to'],
    ['with a monthly exception that lasts longer than a month', { exceptions: [christmas, { ...christmas, repeat: 'MONTHLY', to: '2026-01-23T00:00' }] }, '/exceptions/1/to'],
    ['with an exception on a day that there is not', { exceptions: [{ ...christmas, from: '2025-02-30T00:00' }] }, '/exceptions/0/from'],
    ['in a zone that there is not', { timeZone: 'Europe/Atlantis' }, '/timeZone'],
    ['with more than 200 exceptions', { exceptions: Array.from({ length: 201 }, () => christmas) }, '/exceptions'],
  ])('%s', async (_, more, pointer) => {
    const { admin } = await inEnterprise();
    expect((await call(admin, timeSchedules.create, { body: draft(more) })).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer }] });
  });

  test('not for hours that touch', async () => {
    const { admin } = await inEnterprise();
    const hours = [{ weekday: 1, from: '00:00', to: '06:00' }, { weekday: 1, from: '06:00', to: '24:00' }, { weekday: 7, from: '22:00', to: '24:00' }, { weekday: 6, from: '23:00', to: '22:00' }];
    expect((await ok(admin, timeSchedules.create, { body: draft({ hours }) })).hours).toHaveLength(4);
  });

  test('whose title is taken', async () => {
    const { enterprise, admin } = await inEnterprise();
    const { name } = await aTimeSchedule(app, enterprise);
    expect((await call(admin, timeSchedules.create, { body: draft({ name }) })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
  });
});

describe('open at …?', () => {
  const asking = async (at?: string, more: Partial<Draft> = {}) => {
    const { admin } = await inEnterprise();
    const { id } = await ok(admin, timeSchedules.create, { body: draft(more) });
    return call(admin, timeSchedules.openAt, { params: { id }, query: { at } });
  };

  test('is answered for a moment with the range that opens, and when it closes', async () => {
    const { body } = await asking('2026-11-30T08:00:00Z');
    expect(body).toEqual({ at: '2026-11-30T08:00:00.000Z', local: '2026-11-30T09:00', timeZone: 'Europe/Berlin', isOpen: true, range: office, exception: null, overruled: [], nextChange: '2026-11-30T16:00:00.000Z' });
  });

  test('is not answered for a moment that no hours are kept for', async () => {
    for (const at of ['0000-01-01T00:00:00Z', '1999-12-31T23:00:00Z', '2100-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) expect([at, (await asking(at)).status]).toEqual([at, 422]);
    for (const at of ['2000-01-02T00:00:00Z', '2099-12-30T23:59:59Z']) expect([at, (await asking(at)).status]).toEqual([at, 200]);
  });

  test('is answered for what the clock of the schedule shows, with the exception that closes and those that give way', async () => {
    const openDay = { ...christmas, name: 'Open day', type: 'WORKING', repeat: 'ONCE', from: '2028-12-25T10:00', to: '2028-12-25T12:00' } as const;
    const { body } = await asking('2028-12-25T12:00', { exceptions: [christmas, openDay] });
    expect(body).toMatchObject({ at: '2028-12-25T11:00:00.000Z', isOpen: false, range: null, exception: christmas, overruled: [], nextChange: '2029-01-01T08:00:00.000Z' });
    const { body: earlier } = await asking('2028-12-25T11:59', { exceptions: [christmas, openDay] });
    expect(earlier).toMatchObject({ isOpen: true, exception: openDay, overruled: [christmas], nextChange: '2028-12-25T11:00:00.000Z' });
  });

  test('is answered for now', async () => {
    const { body } = await asking(undefined, { hours: [], exceptions: [] });
    expect(body).toMatchObject({ isOpen: false, range: null, exception: null, nextChange: null });
    expect(Math.abs(Date.parse(body.at) - app.deps.clock.now().getTime())).toBeLessThan(60_000);
  });

  test('is refused for a time that the clocks skip', async () => {
    expect((await asking('2026-03-29T02:30')).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '?at' }] });
  });
});

test('the calendar names what the clocks skip, and shows nothing of it', async () => {
  const { admin } = await inEnterprise();
  const night = { name: 'Night', type: 'WORKING' as const, repeat: 'MONTHLY' as const, from: '2026-01-29T02:15', to: '2026-01-29T02:45' };
  const { id } = await ok(admin, timeSchedules.create, { body: draft({ hours: [], exceptions: [night] }) });
  const calendarOf = (from: string, to: string) => ok(admin, timeSchedules.calendar, { params: { id }, query: { from, to } });
  const march = await calendarOf('2026-03-01', '2026-04-01');
  expect([march.skipped, march.intervals.map(({ isOpen }) => isOpen)]).toEqual([[{ exception: night, from: '2026-03-29T02:15' }], [false]]);
  const april = await calendarOf('2026-04-01', '2026-05-01');
  expect([april.skipped, april.intervals.map(({ isOpen }) => isOpen)]).toEqual([[], [false, true, false]]);
});

test('the calendar covers the days that are asked for without gaps, one of 23 hours among them', async () => {
  const { admin } = await inEnterprise();
  const { id } = await ok(admin, timeSchedules.create, { body: draft({ hours: [{ weekday: 7, from: '01:00', to: '04:00' }] }) });
  const { intervals } = await ok(admin, timeSchedules.calendar, { params: { id }, query: { from: '2026-03-29', to: '2026-03-30' } });
  expect(intervals.map(({ from, to, isOpen }) => [from, to, isOpen])).toEqual([
    ['2026-03-28T23:00:00.000Z', '2026-03-29T00:00:00.000Z', false],
    ['2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z', true],
    ['2026-03-29T02:00:00.000Z', '2026-03-29T22:00:00.000Z', false],
  ]);
  const refused = await call(admin, timeSchedules.calendar, { params: { id }, query: { from: '2026-01-01', to: '2027-06-01' } });
  expect(refused.problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '?to' }] });
});

test('a changed and a removed schedule come back when that is undone', async () => {
  const { admin } = await inEnterprise();
  const made = await ok(admin, timeSchedules.create, { body: draft() });
  const undo = async () => {
    const { items } = await ok(admin, audit.list, { query: { entityId: made.id } });
    await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  };
  await ok(admin, timeSchedules.update, { params: { id: made.id }, body: { ...draft({ name: 'Other', hours: [], exceptions: [] }), version: 1 } });
  await undo();
  expect(await ok(admin, timeSchedules.get, { params: { id: made.id } })).toMatchObject(draft());
  await ok(admin, timeSchedules.remove, { params: { id: made.id } });
  await undo();
  expect(await ok(admin, timeSchedules.get, { params: { id: made.id } })).toMatchObject(draft());
});

test('an enterprise that has one is told so before it is removed', async () => {
  const { enterprise, above } = await inEnterprise();
  const { id, name } = await aTimeSchedule(app, enterprise);
  const { blocking } = await ok(above, organisations.references, { params: { id: enterprise.id } });
  expect(blocking).toContainEqual({ kind: 'time-schedule', id, label: name });
});

test('the export has a column for each day', async () => {
  const { admin } = await inEnterprise();
  await ok(admin, timeSchedules.create, { body: draft() });
  const { text } = await call(admin, timeSchedules.list, { query: { format: 'csv' } });
  expect(text).toContain('Office hours,Europe/Berlin,09:00–17:00,,,,,,,Christmas: non-working yearly 2025-12-25T00:00 to 2025-12-26T00:00');
});
