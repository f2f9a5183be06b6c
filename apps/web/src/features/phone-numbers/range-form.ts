import { PhoneNumberAdd } from '@patchbay/contract/phone-numbers';
import { parseRange, type Range, type RangeProblem } from '@patchbay/domain/numbering/expand-range';
import { z } from 'zod';
import { isProblem } from '#api/problem.ts';

/** What was typed, as numbers; nothing while nothing is typed. */
export const readRange = (typed: string, country: string | undefined): Range | undefined => (typed.trim() === '' ? undefined : parseRange(typed, country));

interface Reading {
  country: string | undefined;
  problemText: (problem: RangeProblem) => string;
}

/** The form of new numbers: one text for a number or a range, which answers the first and the last. */
export const rangeForm = ({ country, problemText }: Reading) => {
  const { first: _first, last: _last, ...shape } = PhoneNumberAdd.shape;
  return z.object({ ...shape, numbers: z.string().min(1) }).transform(({ numbers: typed, voiceCarrierId, smsCarrierId, ...rest }, context) => {
    const range = parseRange(typed, country);
    if (!range.ok) {
      context.addIssue({ code: 'custom', path: ['numbers'], message: problemText(range.problem) });
      return z.NEVER;
    }
    const { numbers } = range;
    // A carrier that is not named is the default one; null would be none.
    const carriers = { ...(voiceCarrierId && { voiceCarrierId }), ...(smsCarrierId && { smsCarrierId }) };
    return { ...rest, ...carriers, first: numbers[0]!, last: numbers.length > 1 ? numbers.at(-1)! : null };
  });
};
export type RangeForm = ReturnType<typeof rangeForm>;

/** What the API refuses about the first or the last number, said of the one field that both come from. */
export const atNumbersField = (error: unknown, takenText: (taken: Taken) => string): unknown => {
  if (!isProblem(error)) return error;
  const count = Number(error.params.count);
  const taken = isProblem(error, 'already-exists') && count > 0 && takenText({ count, total: Number(error.params.total), numbers: error.message.match(/\+\d+/g) ?? [] });
  return error.saidOf(error.errors.map(({ pointer, detail }) => (/^\/(first|last)$/.test(pointer) ? { pointer: '/numbers', detail: taken || detail } : { pointer, detail })));
};

interface Taken {
  count: number;
  total: number;
  /** The first few of them. */
  numbers: string[];
}
