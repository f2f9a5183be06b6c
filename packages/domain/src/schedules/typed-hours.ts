import type { WeeklyRange } from '@patchbay/contract/time-schedules';

export type ClockRange = Pick<WeeklyRange, 'from' | 'to'>;

const closedWords = new Set(['', '-', '–', '—', 'closed', 'geschlossen', 'zu']);
const wholeDayWords = new Set(['24h', '24 h', 'all day', 'ganztags', 'ganztägig']);

/** The hour of 24 that `11` is, and `11` with `a` or `p` behind it. */
const hourOf = (hour: number, half: string | undefined): number | undefined => {
  if (half === undefined) return hour;
  return hour >= 1 && hour <= 12 ? (hour % 12) + (half === 'p' ? 12 : 0) : undefined;
};

const clockOf = (text: string): string | undefined => {
  const found = /^(\d{1,2})(?:[:.h]?([0-5]\d))?\s*([ap])?\.?(?:m\.?)?(?:uhr)?$/.exec(text);
  const hour = found ? hourOf(Number(found[1]), found[3]) : undefined;
  const minute = Number(found?.[2] ?? 0);
  if (hour === undefined || hour * 60 + minute > 24 * 60) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

const rangeOf = (text: string): ClockRange | undefined => {
  const [first, last, ...rest] = text.split(/\s*(?:-|–|—|\bto\b|\bbis\b)\s*/);
  if (first === undefined || last === undefined || rest.length > 0) return undefined;
  const [from, to] = [clockOf(first), clockOf(last)];
  if (!from || !to || from === '24:00') return undefined;
  return { from, to: to === '00:00' ? '24:00' : to };
};

const byStart = (a: ClockRange, b: ClockRange) => a.from.localeCompare(b.from);

/**
 * The hours of a day as people type them: `9-17`, `9:00–12:30, 14–18`, `8.30 bis 12`, `9am–5pm`, `22-6`, `24h`; empty is closed.
 * @returns in order, or nothing for what cannot be understood
 */
export const readHours = (typed: string): ClockRange[] | undefined => {
  // Blanks of every width are blanks: some locales write a narrow one before AM.
  const text = typed.toLowerCase().replace(/\s+/g, ' ').trim();
  if (closedWords.has(text)) return [];
  if (wholeDayWords.has(text)) return [{ from: '00:00', to: '24:00' }];
  const ranges = text.split(/\s*(?:[,;+&/]|\band\b|\bund\b)\s*/).map(rangeOf);
  return ranges.every((range) => range !== undefined) ? ranges.sort(byStart) : undefined;
};

/** The hours of a day as `readHours` reads them. `clock` words a time. */
export const writeHours = (ranges: readonly ClockRange[], clock: (time: string) => string = (time) => time): string =>
  [...ranges].sort(byStart).map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
