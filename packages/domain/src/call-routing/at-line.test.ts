import type { LineAvailability } from '@patchbay/contract/call-worlds';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpenSlowly, readClock } from '../schedules/testing/slow-clock.ts';
import { always, anExtension, aWorld, call, codes, extension, external, idOf, phoneNumber, stepOf } from './testing/worlds.ts';

const line = { kind: 'app-configuration', id: idOf(900), label: 'Ann Lee' };
const office: LineAvailability['schedule'] = { name: 'Office', timeZone: 'Europe/Berlin', hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })), exceptions: [] };
const ringing = (availability: LineAvailability | null) =>
  aWorld([anExtension(101, { forwarding: { unconditional: always(phoneNumber(1)) } })], { numbers: [{ id: idOf(1), e164: external('+493090182001').e164, leadsTo: { kind: 'OTHER', reference: line }, availability }] });
const follows = (whenUnavailable: LineAvailability['whenUnavailable'] = 'DO_NOTHING', schedule = office) => ringing({ schedule, whenUnavailable });
const [wednesday, sunday] = ['2026-12-02T11:00:00Z', '2026-12-06T11:00:00Z'];

describe('[5] the time schedule of a user defines whether their line rings', () => {
  test('within its hours the line takes the call, and without a schedule always', () => {
    for (const [world, at] of [[follows(), wednesday], [ringing(null), wednesday], [ringing(null), sunday]] as const) {
      expect(call(world, phoneNumber(1), { at })).toMatchObject({ steps: [{ code: 'leads-to' }], outcome: { kind: 'HANDED_OVER', to: line } });
    }
  });

  test('outside of them it does not ring, and the call ends or goes to voicemail, as the line has it', () => {
    const made = call(follows(), phoneNumber(1), { at: sunday });
    expect([codes(made), made.outcome]).toEqual([['leads-to', 'out-of-hours'], { kind: 'ENDED', because: 'out-of-hours' }]);
    expect(stepOf(made, 'out-of-hours')).toMatchObject({ who: phoneNumber(1), line, schedule: 'Office', local: '2026-12-06T12:00' });
    expect(call(follows('ROUTE_TO_VOICEMAIL'), phoneNumber(1), { at: sunday }).outcome).toEqual({ kind: 'LINE_VOICEMAIL', line });
  });

  test('an exception closes it within the hours, and opens it outside of them', () => {
    const exceptions = [{ name: 'Party', type: 'NON_WORKING' as const, repeat: 'ONCE' as const, from: '2026-12-02T00:00', to: '2026-12-03T00:00' }, { name: 'Sale', type: 'WORKING' as const, repeat: 'ONCE' as const, from: '2026-12-06T00:00', to: '2026-12-07T00:00' }];
    const world = follows('DO_NOTHING', { ...office, exceptions });
    expect([wednesday, sunday].map((at) => call(world, phoneNumber(1), { at }).outcome.kind)).toEqual(['ENDED', 'HANDED_OVER']);
  });

  test('whoever is forwarded there meets the same', () => {
    expect(codes(call(follows(), extension(101), { at: sunday }))).toEqual(['forwards', 'leads-to', 'out-of-hours']);
  });

  test('around the changes of the clocks it rings in the minutes in which the slow, obvious way says so', () => {
    const minute = 60_000;
    fc.assert(fc.property(fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }), fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z'), fc.constantFrom('01:30', '02:15', '03:00'), (offset, near, from) => {
      const at = Date.parse(near) + offset * minute;
      const schedule = { ...office, hours: [6, 7].map((weekday) => ({ weekday, from, to: '03:30' })) };
      const { kind } = call(follows('DO_NOTHING', schedule), phoneNumber(1), { at: new Date(at).toISOString() }).outcome;
      expect(kind).toBe(isOpenSlowly(schedule, readClock('Europe/Berlin', at)) ? 'HANDED_OVER' : 'ENDED');
    }));
  });
});
