import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sipPasswordFrom, tokenFrom } from './generated.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a token', () => {
  test.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('of %j is %j, as in RFC 4648', (text, token) => {
    expect(tokenFrom(bytes(text))).toBe(token);
  });

  test('of 16 bytes has 26 characters, and differs wherever its bytes do', () => {
    const random = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(random, random, (one, other) => {
        expect(tokenFrom(one)).toMatch(/^[a-z2-7]{26}$/);
        expect(tokenFrom(one) === tokenFrom(other)).toBe(one.join() === other.join());
      }),
    );
  });
});

describe('a SIP password', () => {
  test('has nothing that is mistaken for something else, and nothing that a file must escape', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 15, maxLength: 20 }), (random) => {
        expect(sipPasswordFrom(random)).toMatch(/^[a-km-np-z2-9]{24,}$/);
      }),
    );
  });

  test('uses all of its 32 characters, so that each holds five bits', () => {
    const all = sipPasswordFrom(Uint8Array.from({ length: 256 }, (_, i) => i));
    expect(new Set(all).size).toBe(32);
  });

  test('is not made of less than 120 bits', () => {
    expect(sipPasswordFrom(new Uint8Array(15))).toHaveLength(24);
    expect(() => sipPasswordFrom(new Uint8Array(14))).toThrow(RangeError);
  });
});
