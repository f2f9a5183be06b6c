import { freeShortNumber } from '@patchbay/domain/numbering/short-numbers';

const usualLength = 3;

const mostCommon = (lengths: number[]): number => {
  const counts = new Map<number, number>();
  lengths.forEach((length) => counts.set(length, (counts.get(length) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usualLength;
};

/** The lowest free short number of the length that the enterprise mostly uses: `100` to begin with. */
export const suggestShortNumber = (taken: readonly string[]): string | undefined => {
  const length = mostCommon(taken.map((code) => code.length));
  return freeShortNumber(new Set(taken), `1${'0'.repeat(length - 1)}`, '9'.repeat(length));
};
