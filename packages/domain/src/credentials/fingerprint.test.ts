import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

test('a fingerprint has six letters or digits, always the same for a text', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(fingerprint(text)).toMatch(/^[0-9a-z]{6}$/);
    expect(fingerprint(text)).toBe(fingerprint(text));
  }));
});

test('a hundred thousand texts have hardly a fingerprint in common', () => {
  const all = new Set(Array.from({ length: 100_000 }, (_, at) => fingerprint(`word ${at}`)));
  expect(all.size).toBeGreaterThan(99_990);
});
