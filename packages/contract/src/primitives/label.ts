import { z } from 'zod';

// Control, format (bidi overrides and zero-width among them), line and paragraph separators, private use, unassigned, lone surrogates.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u;
// Persian and Indic spellings and some emoji need a joiner or a non-joiner; between two letters neither is invisible.
const joiners = /(?<=[\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const isPrintable = (text: string): boolean => !unprintable.test(text.replace(joiners, ''));

/**
 * One printable line: a name that may end up in a phone's display, a SIP header or a dial plan. Outer blanks are
 * removed and the text is brought to NFC; anything that could break out of a line is refused.
 */
export const label = (max = 100) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, 'Must not be empty')
        .max(max, `At most ${max} characters`)
        .refine(isPrintable, 'Only printable characters on one line'),
    );

export const Label = label();
/** A free text that may be empty; the same characters as a label. */
export const optionalLabel = (max = 100) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().max(max, `At most ${max} characters`).refine(isPrintable, 'Only printable characters on one line'))
    .default('');
