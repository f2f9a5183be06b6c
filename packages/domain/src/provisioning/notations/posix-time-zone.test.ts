import { expect, test } from 'vitest';
import { posixTimeZone } from './posix-time-zone.ts';

test.each([
  ['UTC', 'STD+0'],
  ['Europe/Lisbon', 'STD+0DST-1,M3.5.0/01:00:00,M10.5.0/02:00:00'],
  ['Europe/Berlin', 'STD-1DST-2,M3.5.0/02:00:00,M10.5.0/03:00:00'],
  ['America/New_York', 'STD+5DST+4,M3.2.0/02:00:00,M11.1.0/02:00:00'],
  ['America/St_Johns', 'STD+3:30DST+2:30,M3.2.0/02:00:00,M11.1.0/02:00:00'],
  ['Asia/Kathmandu', 'STD-5:45'],
  ['Australia/Lord_Howe', 'STD-10:30DST-11,M10.1.0/02:00:00,M4.1.0/02:00:00'],
  ['America/Nuuk', 'STD+2DST+1,M3.5.0/00:00:00,M10.5.0/00:00:00'],
  ['Mars/Olympus', 'STD+0'],
])('%s is %s', (timeZone, notation) => {
  expect(posixTimeZone(timeZone)).toBe(notation);
});
