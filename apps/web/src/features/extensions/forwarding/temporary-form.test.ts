import type { TemporaryForward } from '@patchbay/contract/forwarding';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryForm, temporaryValues } from './temporary-form.ts';

const zones = ['Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
const destination = { kind: 'EXTENSION', id: '0190a000-0000-4000-8000-000000000001' } as const;
const now = Date.parse('2027-06-01T12:00:00Z');

const opened = (timeZone: string, temporary: TemporaryForward) => temporaryValues({ temporary, version: 1 }, timeZone, now);
const saved = (timeZone: string, temporary: TemporaryForward, change: (values: ReturnType<typeof opened>) => ReturnType<typeof opened>) =>
  temporaryForm(timeZone).safeParse(change(opened(timeZone, temporary)));
const same = (values: ReturnType<typeof opened>) => values;

const iso = (at: number) => new Date(at).toISOString();
/** The hours in which the clocks of most of the zones are changed, to the millisecond. */
const changes = ['2027-03-28T01:00Z', '2027-10-31T01:00Z', '2027-03-14T07:00Z', '2027-11-07T06:00Z', '2027-04-03T15:00Z', '2027-10-02T15:30Z'].map((text) => Date.parse(text));
const moment = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 3_600_000, max: 3 * 3_600_000 })).map(([at, by]) => at + by);

test('the second half past two of the night when clocks are set back stays the second when the destination alone is changed', () => {
  const temporary = { from: '2027-10-31T01:30:00.000Z', until: '2027-11-02T07:15:42.000Z', destination };
  const other = { kind: 'EXTERNAL', e164: '+393331234567' } as const;
  const { data } = saved('Europe/Rome', temporary as TemporaryForward, (values) => ({ ...values, temporary: { ...values.temporary, destination: other as never } }));
  expect(data?.temporary).toEqual({ from: temporary.from, until: temporary.until, destination: other });
});

test('what is opened and saved keeps both of its moments, to the millisecond, in every zone', () => {
  fc.assert(fc.property(fc.constantFrom(...zones), moment, fc.integer({ min: 1, max: 40 * 86_400_000 }), (zone, from, lasts) => {
    const temporary: TemporaryForward = { from: iso(from), until: iso(from + lasts), destination };
    const { data } = saved(zone, temporary, same);
    expect(data?.temporary).toEqual(temporary);
  }), { numRuns: 300 });
});

test('a time that is changed is read from the clocks anew, and the other stays', () => {
  const temporary: TemporaryForward = { from: '2027-10-31T01:30:00.000Z', until: '2027-11-02T07:15:42.000Z', destination };
  const { data } = saved('Europe/Rome', temporary, (values) => ({ ...values, temporary: { ...values.temporary, from: '2027-10-30T09:00' as never } }));
  expect(data?.temporary).toMatchObject({ from: '2027-10-30T07:00:00.000Z', until: temporary.until });
});

test('a time that the clocks skip is refused', () => {
  const temporary: TemporaryForward = { from: '2027-03-27T09:00:00.000Z', until: '2027-04-02T07:00:00.000Z', destination };
  const { error } = saved('Europe/Rome', temporary, (values) => ({ ...values, temporary: { ...values.temporary, from: '2027-03-28T02:30' as never } }));
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['temporary.from', 'The clocks of the time zone skip this time.']]);
});
