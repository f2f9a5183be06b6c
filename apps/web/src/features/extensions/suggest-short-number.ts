import { freeShortNumber } from '@patchbay/domain/numbering/short-numbers';

/** A code of the dial space, and what has it. */
interface Taken {
  code: string;
  kind: string;
}

const usualLength = 3;

const mostCommon = (lengths: number[]): number => {
  const counts = new Map<number, number>();
  lengths.forEach((length) => counts.set(length, (counts.get(length) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usualLength;
};

/** The lowest code of the length that the enterprise's extensions mostly have and that nothing has yet: `100` to begin with. */
export const suggestShortNumber = (taken: readonly Taken[]): string | undefined => {
  const length = mostCommon(taken.filter(({ kind }) => kind === 'extension').map(({ code }) => code.length));
  return freeShortNumber(new Set(taken.map(({ code }) => code)), `1${'0'.repeat(length - 1)}`, '9'.repeat(length));
};
