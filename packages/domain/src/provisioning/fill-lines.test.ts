import { describe, expect, test } from 'vitest';
import { fillLines, movedLines } from './fill-lines.ts';

const two = { firstLine: 1, lastLine: 2 };
const many = { firstLine: 1, lastLine: 16 };
const phone = (model: typeof two, lines: Record<number, string> = {}) => ({ model, lines: Object.entries(lines).map(([position, extensionId]) => ({ position: Number(position), extensionId })) });
const shown = (lines: { position: number; extensionId: string }[][]) => lines.map((of) => of.map(({ position, extensionId }) => `${position}=${extensionId}`).join(' '));
const filled = (phones: ReturnType<typeof phone>[], extensions: string, linesPerPhone: number, replaces = false) => {
  const { lines, leftOver } = fillLines(phones, extensions.split(' ').filter(Boolean), { linesPerPhone, replaces });
  return [...shown(lines), `left: ${leftOver.join(' ')}`];
};

describe('[142] filling lines', () => {
  test('puts several extensions onto the lines of one phone in order, as many as it has', () => {
    expect(filled([phone(many)], 'a b c', 6)).toEqual(['0=a 1=b 2=c', 'left: ']);
    expect(filled([phone(two)], 'a b c', 6)).toEqual(['0=a 1=b', 'left: c']);
  });

  test('puts a range onto many phones, one each, and leaves those alone that nobody is left for', () => {
    expect(filled([phone(two), phone(many), phone(two, { 1: 'z' })], 'a b', 1)).toEqual(['0=a', '0=b', '1=z', 'left: ']);
  });

  test('fills free lines only, unless it is to replace', () => {
    expect(filled([phone(two, { 0: 'z' }), phone(two)], 'a b', 1)).toEqual(['0=z 1=a', '0=b', 'left: ']);
    expect(filled([phone(two, { 0: 'y', 1: 'z' }), phone(two)], 'a b', 1)).toEqual(['0=y 1=z', '0=a', 'left: b']);
    expect(filled([phone(two, { 0: 'y', 1: 'z' })], 'a b', 1, true)).toEqual(['0=a', 'left: b']);
    expect(filled([phone(two, { 0: 'z', 1: 'a' })], 'a b', 6, true)).toEqual(['0=a 1=b', 'left: ']);
  });

  test('done twice is done once', () => {
    expect(filled([phone(two, { 0: 'a' }), phone(two, { 0: 'b' })], 'a b', 1)).toEqual(['0=a', '0=b', 'left: ']);
  });
});

describe('lines on another model', () => {
  const lines = [{ position: 0, extensionId: 'a' }, { position: 2, extensionId: 'b' }];

  test('keep their places where it has them, whatever it counts its accounts from', () => {
    expect(shown([movedLines(lines, many)!])).toEqual(['0=a 2=b']);
    expect(shown([movedLines(lines, { firstLine: 0, lastLine: 3 })!])).toEqual(['0=a 2=b']);
  });

  test('move together where it has fewer, and do not fit where it has too few', () => {
    expect(shown([movedLines(lines, two)!])).toEqual(['0=a 1=b']);
    expect(movedLines(lines, { firstLine: 1, lastLine: 1 })).toBeUndefined();
  });
});
