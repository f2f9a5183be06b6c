import type { QuietHours } from '@patchbay/contract/phone-operations';
import { nextChange } from '../../schedules/intervals.ts';
import { isOpen, type Schedule } from '../../schedules/is-open.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

const scheduleOf = (timeZone: string, { from, to }: QuietHours): Schedule => ({ timeZone, hours: everyDay.map((weekday) => ({ weekday, from, to })), exceptions: [] });

/** When the quiet hours begin next, as the clocks of the zone show it; null: they are now, or there are none to wait for. */
export const waitsUntil = (quietHours: QuietHours | null, timeZone: string, now: Date): Date | null => {
  if (!quietHours) return null;
  const schedule = scheduleOf(timeZone, quietHours);
  if (isOpen(schedule, now.getTime()).isOpen) return null;
  return new Date(nextChange(schedule, now.getTime())!);
};

export const minuteMs = 60_000;

/** How many may be sent now, and when to look again where more are waiting. `sentLately` are the times of the last minute, in any order. */
export const waveAt = ({ perMinute, quietHours, timeZone, sentLately }: { perMinute: number; quietHours: QuietHours | null; timeZone: string; sentLately: readonly Date[] }, now: Date): { size: number; next: Date } => {
  const opening = waitsUntil(quietHours, timeZone, now);
  if (opening) return { size: 0, next: opening };
  const lately = sentLately.map((at) => at.getTime()).filter((at) => at > now.getTime() - minuteMs).sort((a, b) => a - b);
  return { size: Math.max(0, perMinute - lately.length), next: new Date((lately[0] ?? now.getTime()) + minuteMs) };
};
