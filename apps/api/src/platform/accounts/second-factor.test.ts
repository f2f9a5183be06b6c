import { expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { newTotp, stepOfCode } from './second-factor.ts';

// RFC 6238, appendix B: the SHA-1 secret "12345678901234567890", last six of eight digits.
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([[59, '287082', 1], [1_111_111_109, '081804', 37_037_036], [1_111_111_111, '050471', 37_037_037], [20_000_000_000, '353130', 666_666_666]])('at second %i the code %s is that of its time step', (second, code, step) => {
  expect(stepOfCode(rfcSecret, code, new Date(second * 1_000))).toBe(step);
});

test('a code belongs to its own step, not to the one that it is entered in', () => {
  expect(stepOfCode(rfcSecret, '287082', new Date(89_000))).toBe(1);
  expect(stepOfCode(rfcSecret, '287082', new Date(29_000))).toBe(1);
  expect(stepOfCode(rfcSecret, '287082', new Date(90_000))).toBeNull();
});

test.each(['', '28708', '2870822', '28708a', '-87082', '２８７０８２'])('%j is no code', (typed) => {
  expect(stepOfCode(rfcSecret, typed, new Date(59_000))).toBeNull();
});

test('a secret has 160 bits and its address names the person and the product', () => {
  const { secret, uri } = newTotp({ clock: systemClock }, 'ada@people.example');
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/Patchbay:ada@people\.example\?issuer=Patchbay&secret=/);
});
