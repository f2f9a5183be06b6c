import type { Delimiter, ImportLimits } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { RawRow } from './raw-rows.ts';

/**
 * Splits text into rows (RFC 4180), piece by piece. Beyond the standard: any separator; CRLF, LF or CR, also mixed; a
 * quotation mark in the middle of a cell is just that, and text after a closing one belongs to the cell. Blank lines are
 * counted and left out. Never holds more than one unfinished row, whose length is bounded.
 */
export const csvRows = (delimiter: Delimiter, limits: ImportLimits) => {
  const state: State = { delimiter, limits, text: '', at: 0, row: 0, isFinal: false, next: nothingFound() };

  const take = (text: string, isFinal: boolean, { most, isWanted }: Wish = allFilled): RawRow[] => {
    state.text = state.at < state.text.length ? state.text.slice(state.at) + text : text;
    state.at = 0;
    state.next = nothingFound();
    state.isFinal = isFinal;
    const rows: RawRow[] = [];
    while (rows.length < most && state.at < state.text.length) {
      const row = readRow(state);
      if (!row) break;
      if (isWanted(row)) rows.push(row);
    }
    if (rows.length < most && state.text.length - state.at > limits.rowLength) throw tooLong(state);
    return rows;
  };

  return {
    push: (text: string) => take(text, false),
    end: () => take('', true),
    /** The first row that has a text in it, alone. */
    first: (text: string, isFinal: boolean): RawRow | undefined => take(text, isFinal, firstText)[0],
  };
};

interface Wish {
  most: number;
  isWanted: (row: RawRow) => boolean;
}

const allFilled: Wish = { most: Infinity, isWanted: ({ cells }) => cells.length > 1 || cells[0] !== '' };
const firstText: Wish = { most: 1, isWanted: ({ cells }) => cells.some((cell) => cell.trim() !== '') };

interface State {
  delimiter: Delimiter;
  limits: ImportLimits;
  text: string;
  at: number;
  row: number;
  isFinal: boolean;
  /** Where the next one of each stands, at or after `at`; searched once and not per row. */
  next: { lf: number; cr: number; quote: number; delimiter: number };
}

const nothingFound = (): State['next'] => ({ lf: -1, cr: -1, quote: -1, delimiter: -1 });

const tooLong = ({ row, limits }: State) => new UnreadableFile('row-too-long', { row: row + 1, limit: limits.rowLength });

/** The row at `state.at`, or nothing if the rest of it has not come yet. */
const readRow = (state: State): RawRow | undefined => {
  const end = lineEnd(state, state.at);
  if (nextIndex(state, 'quote', '"', state.at) < end) return quotedRow(state);
  if (isAwaited(state, end)) return undefined;
  const line = state.text.slice(state.at, end === Infinity ? undefined : end);
  return finish(state, line.split(state.delimiter), end);
};

/** A row of which at least one cell has a quotation mark somewhere. */
const quotedRow = (state: State): RawRow | undefined => {
  const { text, delimiter } = state;
  const cells: string[] = [];
  let isMisquoted = false;
  for (let at = state.at; ; ) {
    let cell: string | undefined;
    if (text.charCodeAt(at) === quote) {
      const closing = closingQuote(text, at + 1, state.isFinal);
      if (closing === -1) return neverClosed(state, at);
      cell = text.slice(at + 1, closing).replaceAll('""', '"');
      at = closing + 1;
    }
    const end = lineEnd(state, at);
    const delimiterAt = nextIndex(state, 'delimiter', delimiter, at);
    const isLast = !(delimiterAt < end);
    if (isLast && isAwaited(state, end)) return undefined;
    const rest = text.slice(at, Math.min(delimiterAt, end, text.length));
    isMisquoted ||= cell !== undefined && rest.trim() !== '';
    cells.push((cell ?? '') + rest);
    if (isLast) return { ...finish(state, cells, end), ...(isMisquoted && { isMisquoted }) };
    at = delimiterAt + 1;
  }
};

/** Where the quotation mark that closes the cell stands; -1 if the text ends before. */
const closingQuote = (text: string, from: number, isFinal: boolean): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (at + 1 === text.length) return isFinal ? at : -1;
    if (text.charCodeAt(at + 1) !== quote) return at;
  }
  return -1;
};

const neverClosed = (state: State, openedAt: number): undefined => {
  const isTooLong = state.text.length - openedAt > state.limits.rowLength;
  if (state.isFinal || isTooLong) throw new UnreadableFile('quote-never-closed', { row: state.row + 1 });
};

const finish = (state: State, cells: string[], end: number): RawRow => {
  if (Math.min(end, state.text.length) - state.at > state.limits.rowLength) throw tooLong(state);
  state.row += 1;
  if (end === Infinity) {
    state.at = state.text.length;
    return { row: state.row, cells, isUnfinished: true };
  }
  const isPair = state.text.charCodeAt(end) === cr && state.text.charCodeAt(end + 1) === lf;
  state.at = end + (isPair ? 2 : 1);
  return { row: state.row, cells };
};

/** Whether the line's end is still to come, or the second half of it: a CR at the end of what is there may have an LF. */
const isAwaited = ({ text, isFinal }: State, end: number): boolean => !isFinal && (end === Infinity || (end + 1 === text.length && text.charCodeAt(end) === cr));

const lineEnd = (state: State, from: number): number => Math.min(nextIndex(state, 'lf', '\n', from), nextIndex(state, 'cr', '\r', from));

const nextIndex = (state: State, name: keyof State['next'], sought: string, from: number): number => {
  if (state.next[name] < from) {
    const found = state.text.indexOf(sought, from);
    state.next[name] = found === -1 ? Infinity : found;
  }
  return state.next[name];
};

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
