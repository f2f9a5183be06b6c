import { describe, expect, test } from 'vitest';
import { zoneRule } from './zone-rule.ts';
import { zoneRules, type Change, type ZoneRule } from './zone-rules.ts';

const year = 2030;
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

const offsetOf = (zone: string, at: number): number => {
  let format = offsetFormats.get(zone);
  if (!format) offsetFormats.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
};

/** The moment of a change in UTC milliseconds, its clock being `offsetMinutes` ahead of UTC. */
const momentOf = (change: Change, offsetMinutes: number): number => {
  const first = new Date(Date.UTC(year, change.month - 1, 1)).getUTCDay();
  const daysInMonth = new Date(Date.UTC(year, change.month, 0)).getUTCDate();
  let day = 1 + ((change.weekday - first + 7) % 7) + (change.week - 1) * 7;
  if (day > daysInMonth) day -= 7;
  return Date.UTC(year, change.month - 1, day) + (change.minutes - offsetMinutes) * 60_000;
};

/** Whether a moment is in the summer time of a year that begins in winter or, in the south, in summer. */
const isWithin = (at: number, [from, until]: readonly [number, number]): boolean => (from < until ? at >= from && at < until : at >= from || at < until);

const summerOf = ({ offsetMinutes, summer }: ZoneRule) =>
  summer && ([momentOf(summer.from, offsetMinutes), momentOf(summer.until, offsetMinutes + summer.savedMinutes)] as const);

/** Where rule and runtime differ: in the middle of a month, at a change, or in the minute before one. */
const disagreement = (zone: string, rule: ZoneRule): string | undefined => {
  const summer = summerOf(rule);
  const moments = Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 15));
  moments.push(...(summer ?? []).flatMap((change) => [change - 60_000, change]));
  for (const at of moments) {
    const expected = rule.offsetMinutes + (summer && isWithin(at, summer) ? rule.summer!.savedMinutes : 0);
    if (offsetOf(zone, at) !== expected) return `${zone} at ${new Date(at).toISOString()}: ${expected}, runtime ${offsetOf(zone, at)}`;
  }
};

// Its change is newer than the runtime's own data.
const knownDifferences = new Set(['America/Inuvik']);

describe('the time zone rules', () => {
  test('know every zone that the runtime knows', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !zoneRule(zone))).toEqual([]);
  });

  test('agree with the runtime, to the minute of each change', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !knownDifferences.has(zone));
    const disagreements = zones.flatMap((zone) => disagreement(zone, zoneRule(zone)!) ?? []);
    expect(disagreements).toEqual([]);
  });

  test('list no zone twice', () => {
    const zones = zoneRules.flatMap((row) => row.zones.split(' '));
    expect(new Set(zones).size).toBe(zones.length);
  });

  test('are found in any letter case, and only by a real name', () => {
    expect(zoneRule('europe/lisbon')).toBe(zoneRule('Europe/Lisbon'));
    expect(zoneRule('Mars/Olympus')).toBeUndefined();
    expect(zoneRule('')).toBeUndefined();
  });
});
