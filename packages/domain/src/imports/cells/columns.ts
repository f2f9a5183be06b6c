import { optionalLabel } from '@patchbay/contract/primitives/label';
import type { ImportColumn, Parsed } from '../types.ts';
import { digitsOf, refused } from './digits.ts';
import { fold } from './fold.ts';

type ColumnOf<V, Key extends string> = Omit<ImportColumn<V, Key>, 'parse' | 'format'>;

// What the spreadsheets of our languages write for TRUE and FALSE, and what people write.
const yes = new Set(['true', 'yes', 'y', '1', 'on', 'wahr', 'ja', 'vrai', 'oui', 'verdadeiro', 'sim', 'verdadero', 'si']);
const no = new Set(['false', 'no', 'n', '0', 'off', 'falsch', 'nein', 'faux', 'non', 'falso', 'nao']);

export const parseFlag = (cell: string): Parsed<boolean> => {
  if (cell === 'TRUE') return { ok: true, value: true };
  if (cell === 'FALSE') return { ok: true, value: false };
  const word = fold(cell);
  if (yes.has(word)) return { ok: true, value: true };
  return no.has(word) ? { ok: true, value: false } : refused('not-a-flag');
};

/** TRUE or FALSE, in any case, and their equivalents in other spreadsheets. */
export const flagColumn = <Key extends string>(column: ColumnOf<boolean, Key>): ImportColumn<boolean, Key> => ({
  ...column,
  parse: parseFlag,
  format: (value) => (value ? 'TRUE' : 'FALSE'),
});

/** One of a few words: `words` has the word to write for each value; the value itself is understood too. */
export const choiceColumn = <V extends string, Key extends string>(column: ColumnOf<V, Key> & { words: Readonly<Record<V, string>> }): ImportColumn<V, Key> => {
  const { words, ...rest } = column;
  const values = Object.keys(words) as V[];
  // Words as an export writes them are found without folding, which costs more than the rest of the row.
  const byWord = new Map(values.flatMap((value) => [value, words[value]].flatMap((word) => [[word, value], [fold(word), value]] as const)));
  const choices = values.map((value) => words[value]).join(', ');
  return {
    ...rest,
    parse: (cell) => {
      const value = byWord.get(cell) ?? byWord.get(fold(cell));
      return value === undefined ? refused('not-a-choice', { choices }) : { ok: true, value };
    },
    format: (value) => words[value],
  };
};

/** Digits whose value is a text, so that leading zeros stay. */
export const digitsColumn = <Key extends string>(column: ColumnOf<string, Key> & { min?: number; max?: number }): ImportColumn<string, Key> => {
  const { min, max, ...rest } = column;
  return { ...rest, parse: (cell) => digitsOf(cell, { min, max }), format: (value) => value };
};

/** One line of text. */
export const textColumn = <Key extends string>(column: ColumnOf<string, Key> & { max: number }): ImportColumn<string, Key> => {
  const { max, ...rest } = column;
  return {
    ...rest,
    parse: (cell) => {
      if (/[\r\n\u2028\u2029]/.test(cell)) return refused('text-several-lines');
      return cell.length > max ? refused('text-too-long', { max }) : { ok: true, value: cell };
    },
    format: (value) => value,
  };
};

/** One line of text that may end up on a phone's display: the same characters as a label of the contract. */
export const labelColumn = <Key extends string>(column: ColumnOf<string, Key> & { max: number }): ImportColumn<string, Key> => {
  const text = textColumn(column);
  const label = optionalLabel(column.max);
  return {
    ...text,
    parse: (cell) => {
      const parsed = text.parse(cell);
      if (!parsed.ok) return parsed;
      const printable = label.safeParse(cell);
      return printable.success ? { ok: true, value: printable.data } : refused('character-control');
    },
  };
};
