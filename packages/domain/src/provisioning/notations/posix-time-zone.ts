import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';

/**
 * A time zone as POSIX writes it: `STD-1DST-2,M3.5.0/02:00:00,M10.5.0/03:00:00`, hours west of UTC being positive. The
 * rule itself, and not the zone's name, because which names a phone knows depends on its firmware. A change at a time
 * of another day happens at the nearest end of its own.
 */
export const posixTimeZone = (timeZone: string): string => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  const standard = `STD${west(offsetMinutes)}`;
  return summer ? `${standard}DST${west(offsetMinutes + summer.savedMinutes)},${change(summer.from)},${change(summer.until)}` : standard;
};

const west = (offsetMinutes: number): string => {
  const rest = Math.abs(offsetMinutes) % 60;
  return `${offsetMinutes > 0 ? '-' : '+'}${Math.floor(Math.abs(offsetMinutes) / 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
};

const change = ({ month, week, weekday, minutes }: Change): string => {
  const within = Math.min(Math.max(minutes, 0), 24 * 60);
  return `M${month}.${week}.${weekday}/${two(Math.floor(within / 60))}:${two(within % 60)}:00`;
};

const two = (number: number) => String(number).padStart(2, '0');
