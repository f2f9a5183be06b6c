import { describe, expect, test } from 'vitest';
import { isTrivialPin } from './trivial-pin.ts';

test.each(['0000', '1111', '999999', '1212', '123123', '1234', '4321', '7890', '8901', '2468', '13579', '1221', '2002', '12321', '1984', '2026', '2580', '112233'])(
  '%s is trivial',
  (pin) => {
    expect(isTrivialPin(pin)).toBe(true);
  },
);

test.each(['4096', '7194', '83017', '905126', '61938472'])('%s is not', (pin) => {
  expect(isTrivialPin(pin)).toBe(false);
});

describe('a number that is known anyway', () => {
  test.each([
    ['100', '1007', true],
    ['1007', '1007', true],
    ['1749', '9471', true],
    ['+12025550149', '0149', true],
    ['100', '4096', false],
    ['', '4096', false],
  ])('of %s makes %s trivial: %s', (known, pin, trivial) => {
    expect(isTrivialPin(pin, [known])).toBe(trivial);
  });
});
