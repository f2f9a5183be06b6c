import { DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import { countryCode, internationalPrefix } from '../numbering/country.ts';
import { numberText, plain } from '../numbering/typed.ts';

/**
 * The beginning of numbers as a person means it, `+4420` for `+44 (20)` or `00 44 20`. `country` (ISO code) says what is dialled there for the plus.
 * Nothing where it does not begin with that or a plus: the digits could be of any country.
 */
export const readPrefix = (typed: string, country?: string): string | undefined => {
  const digits = numberText(typed)?.replace(/[^\d+]/g, '');
  if (digits === undefined) return undefined;
  const from = countryCode(country);
  const abroad = ['00', ...(from ? [internationalPrefix(from)] : [])].find((prefix) => digits.startsWith(prefix));
  const read = abroad === undefined ? digits : `+${digits.slice(abroad.length)}`;
  return DialPrefix.shape.prefix.safeParse(read).data;
};

export interface Prefixes {
  found: DialPrefix[];
  /** Lines that hold something and do not begin with a prefix. */
  unread: { line: number; text: string }[];
}

const longestNote = 60;
const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"').trim();

/** The note is what comes after the first tab, semicolon or comma; without one, after what can be of a number. */
const partsOf = (line: string): [prefix: string, note: string] => {
  const separator = ['\t', ';', ','].find((candidate) => line.includes(candidate));
  if (separator === undefined) {
    const [, prefix = '', note = ''] = /^([+\d ()./-]*)(.*)$/.exec(plain(line)) ?? [];
    return [prefix, note.trim()];
  }
  const end = line.indexOf(separator);
  // A spreadsheet's guard before the plus is none of it.
  return [unquoted(line.slice(0, end)).replace(/^'/, ''), unquoted(line.slice(end + 1).replace(/[\t;,\s]+$/, ''))];
};

const isHeading = (line: string, index: number): boolean => index === 0 && !/\d/.test(line);

/** Prefixes as people keep them: one in each line, with a note behind it. The first of two that are the same counts. */
export const readPrefixes = (text: string, country?: string): Prefixes => {
  const found = new Map<string, DialPrefix>();
  const unread: Prefixes['unread'] = [];
  text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '' || isHeading(line, index)) return;
    const [typed, note] = partsOf(line);
    const prefix = readPrefix(typed, country);
    const read = prefix === undefined ? undefined : DialPrefix.safeParse({ prefix, note: note.slice(0, longestNote).trim() }).data;
    if (!read) unread.push({ line: index + 1, text: line.trim() });
    else if (!found.has(read.prefix)) found.set(read.prefix, read);
  });
  return { found: [...found.values()], unread };
};
