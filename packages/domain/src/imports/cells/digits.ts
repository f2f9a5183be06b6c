import type { ImportProblemCode } from '../problem-text.ts';
import type { Params, Parsed } from '../types.ts';

export const refused = (code: ImportProblemCode, params: Params = {}): { ok: false; code: string; params: Params } => ({ ok: false, code, params });

const plainDigits = /^[0-9]+$/;
const scientific = /^[+-]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$/i;
// As our reader of .xlsx shows a date, and as spreadsheets of our languages save one.
const date = /^(?:(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?:T[0-9:]+)?|[0-3]?[0-9]([./])[0-3]?[0-9]\1(?:19|20)[0-9]{2})$/;
const errors = /^(?:#[A-ZÄÖÜÉ/0-9]+[!?]?|#+)$/;
// A number that went through a program which holds whole numbers as fractions.
const idleFraction = /^(\+?[0-9]{4,})[.,]0+$/;
const fraction = /^[+-]?[0-9]+[.,][0-9]{1,2}$/;
const thousands = /^[0-9]{1,3}(?:[,'’][0-9]{3})+$/;

/** Whether a spreadsheet has destroyed this number; says how. Digits that are lost cannot be guessed. */
export const numberDamage = (cell: string): { ok: false; code: string; params: Params } | undefined => {
  if (scientific.test(cell)) return refused('scientific-notation');
  if (date.test(cell)) return refused('spreadsheet-date');
  if (errors.test(cell)) return refused('spreadsheet-error');
};

/**
 * The digits of a cell, without what people put between them, without a plus in front and without the apostrophe that makes
 * a number text in a spreadsheet. Numbers that a spreadsheet has
 * grouped (`2,025,550,123`) or given a fraction (`2025550123.0`) are understood.
 */
export const digitsOf = (cell: string, { min = 1, max = 15 }: { min?: number; max?: number } = {}): Parsed<string> => {
  const digits = plainDigits.test(cell) ? cell : bareDigits(cell);
  if (typeof digits !== 'string') return digits;
  if (digits.length < min) return refused('too-few-digits', { min });
  return digits.length > max ? refused('too-many-digits', { max }) : { ok: true, value: digits };
};

const bareDigits = (cell: string) => {
  const text = cell.normalize('NFKC').replace(/\p{Cf}/gu, '').trim().replace(/^['’](?=\d)/, '');
  const damage = numberDamage(text);
  if (damage) return damage;
  // Two numbers in one cell would become a third one.
  if (/[\r\n\u2028\u2029]/.test(text)) return refused('text-several-lines');
  if (fraction.test(text) && !idleFraction.test(text)) return refused('digits-fraction');
  const whole = (idleFraction.exec(text)?.[1] ?? text).replace(/^\+/, '');
  const digits = (thousands.test(whole) ? whole.replace(/[,'’]/g, '') : whole).replace(/[\s().\/\p{Pd}\u2212]/gu, '');
  return plainDigits.test(digits) ? digits : refused('not-digits');
};

/** Leading zeros that a spreadsheet has eaten, where the length is known: `7` is `007`. */
export const restoreZeros = (digits: string, length: number): string => digits.padStart(length, '0');

/**
 * The international number whose plus a spreadsheet has eaten, or nothing: bare digits of that length which do not
 * begin with zero. A national number can look the same, so only a column of international numbers may ask.
 */
export const restorePlus = (cell: string): string | undefined => (/^[1-9][0-9]{6,14}$/.test(cell) ? `+${cell}` : undefined);
