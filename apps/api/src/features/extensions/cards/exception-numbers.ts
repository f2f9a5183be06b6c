import type { ExceptionNumbersDraft } from '@patchbay/contract/extension-cards';
import { type ExceptionNumber, ExceptionNumbers } from '@patchbay/contract/forwarding';
import { Problem } from '@patchbay/contract/http/problem';
import { readExceptionNumber } from '@patchbay/domain/call-routing/exception-number';
import type { Card } from './card.ts';

type Read = { number: string; label: string } | { detail: string };

/** Each as it is kept; one that is no number, or is there twice, with the reason. */
const read = (typed: ExceptionNumbersDraft['numbers'], country: string | undefined): Read[] => {
  const seen = new Set<string>();
  return typed.map(({ number: text, label }) => {
    const number = readExceptionNumber(text, country);
    if (number === undefined) return { detail: country === undefined ? 'Not a short number, and not a phone number in international form.' : 'Neither a short number nor a phone number.' };
    if (seen.has(number)) return { detail: 'This number is in the list already.' };
    seen.add(number);
    return { number, label };
  });
};

const readAll = (typed: ExceptionNumbersDraft['numbers'], country: string | undefined): ExceptionNumber[] => {
  const found = read(typed, country);
  const errors = found.flatMap((one, index) => ('detail' in one ? [{ pointer: `/numbers/${index}/number`, detail: one.detail }] : []));
  if (errors[0]) throw new Problem('rule-broken', errors[0].detail, { errors: errors.slice(0, 100) });
  return ExceptionNumbers.parse(found);
};

export const exceptionNumbersCard: Card<ExceptionNumbersDraft> = {
  name: 'exceptionNumbers',
  keys: ['exceptionNumbers'],
  draftOf: ({ exceptionNumbers }) => ({ numbers: exceptionNumbers }),
  change: async (tx, ctx, { id, country }, { numbers }) => {
    const exceptionNumbers = readAll(numbers, country ?? ctx.organisation.country ?? undefined);
    await tx.extension.update({ where: { id }, data: { exceptionNumbers }, select: { id: true } });
  },
};
