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
    expect(filled([phone(many)], 'a b c', 6)).toEqual(['1=a 2=b 3=c', 'left: ']);
    expect(filled([phone(two)], 'a b c', 6)).toEqual(['1=a 2=b', 'left: c']);
  });

  test('puts a range onto many phones, one each, and leaves those alone that nobody is left for', () => {
    expect(filled([phone(two), phone(many), phone(two, { 2: 'z' })], 'a b', 1)).toEqual(['1=a', '1=b', '2=z', 'left: ']);
  });

  test('fills free lines only, unless it is to replace', () => {
    expect(filled([phone(two, { 1: 'z' }), phone(two)], 'a b', 1)).toEqual(['1=z 2=a', '1=b', 'left: ']);
    expect(filled([phone(two, { 1: 'y', 2: 'z' }), phone(two)], 'a b', 1)).toEqual(['1=y 2=z', '1=a', 'left: b']);
    expect(filled([phone(two, { 1: 'y', 2: 'z' })], 'a b', 1, true)).toEqual(['1=a', 'left: b']);
    expect(filled([phone(two, { 1: 'z', 2: 'a' })], 'a b', 6, true)).toEqual(['1=a 2=b', 'left: ']);
  });

  test('done twice is done once', () => {
    expect(filled([phone(two, { 1: 'a' }), phone(two, { 1: 'b' })], 'a b', 1)).toEqual(['1=a', '1=b', 'left: ']);
  });
});

describe('lines on another model', () => {
  const lines = [{ position: 1, extensionId: 'a' }, { position: 3, extensionId: 'b' }];

  test('keep their places where it has them, counted its way', () => {
    expect(shown([movedLines(lines, many, many)!])).toEqual(['1=a 3=b']);
    expect(shown([movedLines(lines, many, { firstLine: 0, lastLine: 3 })!])).toEqual(['0=a 2=b']);
  });

  test('move together where it has fewer, and do not fit where it has too few', () => {
    expect(shown([movedLines(lines, many, two)!])).toEqual(['1=a 2=b']);
    expect(movedLines(lines, many, { firstLine: 1, lastLine: 1 })).toBeUndefined();
  });
});
