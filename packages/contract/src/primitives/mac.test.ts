import { describe, expect, test } from 'vitest';
import { Mac } from './mac.ts';

describe('a MAC address', () => {
  test.each([
    ['00:15:65:12:3A:BC', '001565123abc'],
    ['00-15-65-12-3a-bc', '001565123abc'],
    ['0015.6512.3ABC', '001565123abc'],
    ['001565 123abc', '001565123abc'],
    [' 001565123abc\n', '001565123abc'],
  ])('typed as %j is stored as %s', (typed, stored) => {
    expect(Mac.parse(typed)).toBe(stored);
  });

  test.each([
    ['', 'nothing'],
    ['00156512 3ab', 'eleven digits'],
    ['001565123abcd', 'thirteen digits'],
    ['00156512zabc', 'a letter that is no digit'],
    ['00:15:65:12:3A:BC; drop', 'more than an address'],
    ['000000000000', 'all zeros'],
    ['ffffffffffff', 'the broadcast address'],
    ['01005e000001', 'a group address'],
  ])('is not %j: %s', (typed) => {
    expect(Mac.safeParse(typed).success).toBe(false);
  });
});
