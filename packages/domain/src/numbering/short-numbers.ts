import { ShortNumber } from '@patchbay/contract/primitives/phone-number';

/**
 * The short numbers from the first to the last, `100` to `149`, both of one length: `007` and `7` are two different codes.
 * Nothing if they are no range.
 */
export const expandShortRange = (first: string, last: string): string[] | undefined => {
  const isRange = ShortNumber.safeParse(first).success && ShortNumber.safeParse(last).success && first.length === last.length && first <= last;
  if (!isRange) return undefined;
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => padded(Number(first) + i, first.length));
};

/** The lowest code of the range that is not taken, to suggest for what is created next. */
export const freeShortNumber = (taken: ReadonlySet<string>, first = '100', last = '999'): string | undefined =>
  expandShortRange(first, last)?.find((code) => !taken.has(code));

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
