import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { callingCodeOf } from './country.ts';
import { toE164 } from './to-e164.ts';
import { plain } from './typed.ts';

/** How many numbers one range may have. */
export const rangeBound = 10_000;

export type RangeProblem = 'first-invalid' | 'last-invalid' | 'last-before-first' | 'count-invalid' | 'too-many' | 'beyond-country';

export const rangeProblemText: { [P in RangeProblem]: string } = {
  'first-invalid': 'The first number is not a phone number in international form.',
  'last-invalid': 'The last number must be a full phone number as long as the first, or its last digits.',
  'last-before-first': 'The last number comes before the first.',
  'count-invalid': 'The count must be a whole number of at least 1.',
  'too-many': `A range has at most ${rangeBound} numbers.`,
  'beyond-country': "The range runs out of its country's numbers.",
};

export type Range = { ok: true; numbers: E164[] } | { ok: false; problem: RangeProblem };

/**
 * All numbers from the first to the last, as in `+1 202 555 0100–0149`. The last is given in full or by its last digits, or
 * the count says how many there are. `country` is where national notation is to be understood.
 */
export const expandRange = (typedFirst: string, end: { last: string } | { count: number }, country?: string): Range => {
  const first = toE164(typedFirst, country);
  if (!first) return refuse('first-invalid');
  if ('count' in end) return sequence(first, end.count);
  const last = lastNumber(first, end.last, country);
  if (!last) return refuse('last-invalid');
  if (callingCodeOf(last) !== callingCodeOf(first)) return refuse('beyond-country');
  return last < first ? refuse('last-before-first') : sequence(first, Number(last) - Number(first) + 1);
};

/**
 * One field that takes a number or a range: `+1 202 555 0100`, `+1 202 555 0100–0149`, `+12025550100 … +12025550149`,
 * `202 555 0100 to 0149`. A hyphen parts a range only where the text as a whole is no number.
 */
export const parseRange = (typed: string, country?: string): Range => {
  const text = plain(typed);
  const single = text.endsWith('-') ? undefined : toE164(text, country);
  if (single) return { ok: true, numbers: [single] };
  const cuts = [...text.matchAll(/ ?(?:\.{2,3}|\bto\b|-) ?/g)].reverse();
  let refusal = refuse('first-invalid');
  for (const cut of cuts) {
    const range = expandRange(text.slice(0, cut.index), { last: text.slice(cut.index + cut[0].length) }, country);
    if (range.ok) return range;
    if (range.problem !== 'first-invalid') refusal = range;
  }
  return refusal;
};

/** The last number in full: as it stands, or as the digits in which it differs from the first. */
const lastNumber = (first: E164, typed: string, country: string | undefined): E164 | undefined => {
  const full = toE164(typed, country);
  if (full?.length === first.length) return full;
  const digits = plain(typed).replace(/[ ().\/-]/g, '');
  const changeable = first.length - 1 - (callingCodeOf(first)?.length ?? 0);
  return /^\d+$/.test(digits) && digits.length < changeable ? (first.slice(0, -digits.length) + digits) as E164 : undefined;
};

const sequence = (first: E164, count: number): Range => {
  if (!Number.isInteger(count) || count < 1) return refuse('count-invalid');
  if (count > rangeBound) return refuse('too-many');
  const start = Number(first.slice(1));
  const numbers = Array.from({ length: count }, (_, i) => `+${start + i}` as E164);
  const last = numbers.at(-1)!;
  const isSamePlan = last.length === first.length && callingCodeOf(last) === callingCodeOf(first);
  return isSamePlan ? { ok: true, numbers } : refuse('beyond-country');
};

const refuse = (problem: RangeProblem): Range => ({ ok: false, problem });
