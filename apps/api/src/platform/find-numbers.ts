import type { Sql } from '@patchbay/database/scope';
import { searchDigits, type SearchDigits, widest } from '@patchbay/domain/numbering/search-digits';
import { likeAnywhere, type Param } from './list.ts';

/**
 * Ids of the subtree's numbers that have a text in them, in any notation, in the label of what they are assigned to, or in a tag;
 * null where there are more than `bound`, or so many that looking through the list in its order is faster.
 */
export const findNumbers = (sql: Sql, text: string, bound: number): Promise<string[] | null> => lookUp(sql, text, bound, widest(searchDigits(text)));

/**
 * The same, without those that merely begin so: these lie together in the order of the numbers, however many they are, and
 * are answered as the digits after the plus.
 */
export const findNumbersOrBeginnings = async (sql: Sql, text: string, bound: number): Promise<{ ids: string[]; beginnings: string[] } | null> => {
  const readings = widest(searchDigits(text));
  const ids = await lookUp(sql, text, bound, readings.filter((reading) => !reading.isPrefix));
  return ids && { ids, beginnings: readings.filter((reading) => reading.isPrefix).map((reading) => reading.digits) };
};

/** Ids of the subtree's numbers with exactly this tag, or null where there are more than `bound`. */
export const findTagged = async (sql: Sql, tag: string, bound: number): Promise<string[] | null> => {
  const [row] = await sql<{ ids: string[] | null }>('select find_tagged_numbers($1, $2) as ids', [tag, bound]);
  return row!.ids;
};

interface Leap {
  /** The number before the first. */
  behind: string;
  wanted: number;
  /** How many of those that have any label are looked at before the index of words is asked. */
  within: number;
  /** Where more numbers have the label, they are found by reading on instead. */
  bound: number;
}

/** What answers the ids of the platform's next numbers that have a text, or null where they lie too thinly for leaps; nothing for one or two signs. */
export const leapTo = (text: string, { behind, wanted, within, bound }: Leap, param: Param): string | undefined => {
  const { parts, starts, isShort } = readingsOf(text);
  if (isShort) return undefined;
  return `leap_to_matches(${[parts, starts, likeAnywhere(text), behind, wanted, within, bound].map(param).join(', ')})`;
};

/** Digits that may stand anywhere, and those that numbers begin with. One or two signs are in no index of trigrams, and in most of the numbers. */
const readingsOf = (text: string, readings = widest(searchDigits(text))) => {
  const parts = readings.filter((reading) => !reading.isPrefix).map((reading) => reading.digits);
  const starts = readings.filter((reading) => reading.isPrefix).map((reading) => reading.digits);
  return { parts, starts, isShort: text.length < 3 || parts.some((part) => part.length < 3) };
};

const lookUp = async (sql: Sql, text: string, bound: number, readings: SearchDigits[]): Promise<string[] | null> => {
  const { parts, starts, isShort } = readingsOf(text, readings);
  if (isShort) return null;
  const rows = await sql<{ ids: string[] | null }>('select find_phone_numbers($1, $2, $3, $4) as ids', [parts, starts, likeAnywhere(text), bound]);
  return rows[0]!.ids;
};

/** The same as a condition on `phone_number n`, for where rows are looked through; `country` is where national notation is to be understood. */
export const numberCondition = (text: string, param: Param, country?: string): string =>
  [...widest(searchDigits(text, country)).map((reading) => `(${digitsCondition(reading, param)})`), `n.search_words like folded(${param(likeAnywhere(text))})`].join(' or ');

/** Any part of the number alone. */
export const digitsConditions = (text: string, param: Param, column = 'n.e164'): string[] => widest(searchDigits(text)).map((reading) => digitsCondition(reading, param, column));

const digitsCondition = ({ digits, isPrefix }: SearchDigits, param: Param, column = 'n.e164'): string => (isPrefix ? beginningCondition(digits, param, column) : `${column} like ${param(`%${digits}%`)}`);

/** The sign after 9 in the column's order ends the range of all that begins so. */
export const beginningCondition = (digits: string, param: Param, column = 'n.e164'): string => `${column} >= ${param(`+${digits}`)} and ${column} < ${param(`+${digits}:`)}`;
