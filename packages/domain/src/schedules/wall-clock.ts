/**
 * What the clocks of a zone show. A wall time is a number too: the milliseconds since 1970 at which UTC would show the same.
 * The offsets are the runtime's own, so nothing is carried along that a change of law would make wrong.
 */
export const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, made);
  return made;
};

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export const offsetAt = (zone: string, at: number): number => {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatOf(zone).format(at)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
};

export const wallAt = (zone: string, at: number): number => at + offsetAt(zone, at);

/** The moments at which the clocks show this, in order: none where they skip it, two where they are set back over it. */
export const momentsOf = (zone: string, wall: number): number[] =>
  [...new Set([offsetAt(zone, wall - dayMs), offsetAt(zone, wall + dayMs)])]
    .map((offset) => wall - offset)
    .filter((at) => wallAt(zone, at) === wall)
    .sort((a, b) => a - b);

/** The first moment that is not before what the clocks are to show: where they skip it, the moment of the skip. */
export const firstMoment = (zone: string, wall: number): number =>
  momentsOf(zone, wall)[0] ?? nextShift(zone, wall - Math.max(offsetAt(zone, wall - dayMs), offsetAt(zone, wall + dayMs)), wall + dayMs);

/** The first moment after `from` at which the offset is another, or `limit`. No zone changes twice within a day. */
const nextShift = (zone: string, from: number, limit: number): number => {
  const offset = offsetAt(zone, from);
  for (let low = from; low < limit; low += dayMs) {
    let high = Math.min(low + dayMs, limit);
    if (offsetAt(zone, high) === offset) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(zone, middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }
  return limit;
};

/** A period cut where the clocks are changed. */
export function* stretches(zone: string, from: number, to: number): Generator<{ from: number; to: number; offset: number }> {
  for (let start = from; start < to; ) {
    const end = nextShift(zone, start, to);
    yield { from: start, to: end, offset: offsetAt(zone, start) };
    start = end;
  }
}

/** `2026-12-25T09:00` as a wall time, and back. */
export const wallOf = (local: string): number => Date.parse(`${local}Z`);
export const localOf = (wall: number): string => new Date(wall).toISOString().slice(0, 16);

/** 1 is Monday. */
export const weekdayOf = (wall: number): number => ((new Date(wall).getUTCDay() + 6) % 7) + 1;
export const midnightOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;
