import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { parseRange, type RangeProblem } from './expand-range.ts';

export interface NumberList {
  /** Each once, in the order of the text. */
  numbers: E164[];
  unread: { text: string; problem: RangeProblem }[];
}

/** Numbers and ranges as they are pasted, one a line; `country` is where national notation is to be understood. */
export const parseList = (typed: string, country?: string): NumberList => {
  const read = typed.split(/[\n;\t]/).flatMap((line) => parts(line, country)).map((text) => ({ text, range: parseRange(text, country) }));
  return {
    numbers: [...new Set(read.flatMap(({ range }) => (range.ok ? range.numbers : [])))],
    unread: read.flatMap(({ text, range }) => (range.ok ? [] : [{ text, problem: range.problem }])),
  };
};

/** What one line has: a comma parts numbers, and is nothing that a number has inside. */
const parts = (line: string, country: string | undefined): string[] => {
  const texts = line.trim() === '' || parseRange(line, country).ok ? [line] : line.split(',');
  return texts.map((text) => text.trim()).filter((text) => text !== '');
};
