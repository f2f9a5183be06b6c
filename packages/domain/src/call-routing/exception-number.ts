import { ShortNumber } from '@patchbay/contract/primitives/phone-number';
import { toE164 } from '../numbering/to-e164.ts';
import { plain } from '../numbering/typed.ts';

/** Whom a person means by what they typed or pasted as an exception number, in any notation: a colleague by one to four digits, else somebody outside. */
export const readExceptionNumber = (typed: string, country: string | undefined): string | undefined =>
  ShortNumber.safeParse(plain(typed)).data ?? toE164(typed, country);
