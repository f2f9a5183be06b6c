import { describe, expect, test } from 'vitest';
import { dayOf } from '#ui/day-of.ts';
import { expiryOf, keyForm, toDraft } from './expiry.ts';

const now = new Date('2026-11-20T10:00:00Z');
const form = { name: 'Billing', permissions: ['audit:read' as const], expiry: 'date' as const, lastDay: '2026-12-01' };

describe('the end of a key', () => {
  test('is never, or so many days from now', () => {
    expect(toDraft({ ...form, expiry: 'never' }, now).expiresAt).toBeNull();
    expect(toDraft({ ...form, expiry: 'd30' }, now).expiresAt).toBe('2026-12-20T10:00:00.000Z');
  });

  test('on a day is the end of that day where the viewer is', () => {
    const end = new Date(toDraft(form, now).expiresAt!);
    expect(dayOf(end)).toBe('2026-12-01');
    expect(dayOf(new Date(end.getTime() + 1))).toBe('2026-12-02');
  });

  test('stays to the second when only the name is changed', () => {
    const before = '2026-12-01T12:34:56.000Z';
    const untouched = { ...form, ...expiryOf(before) };
    expect(toDraft(untouched, now, before).expiresAt).toBe(before);
    expect(toDraft({ ...untouched, lastDay: '2026-12-24' }, now, before).expiresAt).not.toBe(before);
  });

  test.each(['', '2026-11-18'])('cannot be the day %j', (lastDay) => {
    expect(keyForm(now).safeParse({ ...form, lastDay }).error?.issues[0]?.path).toEqual(['lastDay']);
  });
});
