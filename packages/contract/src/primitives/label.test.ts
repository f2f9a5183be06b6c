import { describe, expect, test } from 'vitest';
import { label, Label, optionalLabel } from './label.ts';

describe('a label', () => {
  test.each([
    ['Front desk', 'Front desk'],
    ['  Front desk\n', 'Front desk'],
    ['Zoe\u0308 Müller', 'Zoë Müller'],
    ['株式会社', '株式会社'],
    ['Mail 📧', 'Mail 📧'],
    ['علی‌رضا', 'علی‌رضا'],
    ['👩‍💻', '👩‍💻'],
    ['<b>"R&D"</b> \\ # = %', '<b>"R&D"</b> \\ # = %'],
  ])('typed as %j is kept as %j', (typed, kept) => {
    expect(Label.parse(typed)).toBe(kept);
  });

  test.each([
    ['', 'nothing'],
    ['   ', 'blanks'],
    ['two\nlines', 'a newline'],
    ['a\rb', 'a carriage return'],
    ['a\tb', 'a tab'],
    ['a\u0000b', 'NUL'],
    ['a\u001b[31mb', 'an escape sequence'],
    ['a\u2028b', 'a line separator'],
    ['a\u2029b', 'a paragraph separator'],
    ['a\u202eb', 'a bidi override'],
    ['a\u200bb', 'a zero-width blank'],
    ['a\u200d', 'a joiner with nothing to join'],
    ['1\u200c2', 'a non-joiner between digits'],
    ['a\ud800b', 'half a surrogate pair'],
    ['a\ue000b', 'a private character'],
    ['x'.repeat(101), 'too long'],
  ])('is not %j: %s', (typed) => {
    expect(Label.safeParse(typed).success).toBe(false);
  });

  test('has the length that is asked for', () => {
    expect(label(5).safeParse('12345').success).toBe(true);
    expect(label(5).safeParse('123456').success).toBe(false);
  });

  test('may be empty where it is optional, and only that', () => {
    expect(optionalLabel().parse('  ')).toBe('');
    expect(optionalLabel().parse(undefined)).toBe('');
    expect(optionalLabel().safeParse('a\nb').success).toBe(false);
  });
});
