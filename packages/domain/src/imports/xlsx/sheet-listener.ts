import type { RawRow } from '../reading/raw-rows.ts';
import type { ImportLimits } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { numberText } from './number-text.ts';
import type { Workbook } from './workbook.ts';
import { fromXString } from './x-string.ts';
import { attribute, type XmlListener } from './xml-scanner.ts';

const lastRow = 1_048_576;
const lastColumn = 16_384;
// How nearly all programs write a cell's attributes; anything else is read one by one.
const usual = /^ r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]{1,9})")?$/;

interface Cell {
  column: number;
  type: string;
  style: number;
}

/** Gathers the rows of a sheet (ECMA-376, 18.3.1) as they come by; `take` hands them over. */
export const sheetListener = (book: Workbook, limits: ImportLimits) => {
  let rows: RawRow[] = [];
  let cells: string[] = [];
  let row = 0;
  let cell: Cell = { column: -1, type: 'n', style: 0 };
  let value = '';
  let isValue = false;
  let isReading = false;
  let isData = false;
  let isComplete = false;

  const openRow = (attributes: string) => {
    const number = Number(attribute(attributes, 'r') ?? row + 1);
    if (!(Number.isInteger(number) && number > row && number <= lastRow)) throw new UnreadableFile('xlsx-unreadable');
    row = number;
    cells = [];
    cell = { column: -1, type: 'n', style: 0 };
  };

  const openCell = (attributes: string) => {
    const next = cellOf(attributes, cell.column);
    if (!(next.column > cell.column && next.column < lastColumn)) throw new UnreadableFile('xlsx-unreadable');
    cell = next;
    value = '';
  };

  const closeCell = () => {
    const text = cellText(cell, value, book);
    if (text === '') return;
    if (cell.column >= limits.columns) throw new UnreadableFile('too-many-columns', { row, limit: limits.columns });
    while (cells.length < cell.column) cells.push('');
    cells.push(text);
  };

  const opened = { row: openRow, c: openCell, v: () => (isValue = true), t: () => (isValue = true), rPh: () => (isReading = true) };
  const closed = {
    row: () => cells.length > 0 && rows.push({ row, cells }),
    c: closeCell,
    v: () => (isValue = false),
    t: () => (isValue = false),
    rPh: () => (isReading = false),
  };

  const listener: XmlListener = {
    open: (name, attributes) => {
      if (name === 'sheetData') isData = true;
      else if (isData && Object.hasOwn(opened, name)) opened[name as keyof typeof opened](attributes);
    },
    close: (name) => {
      if (name === 'sheetData') [isData, isComplete] = [false, true];
      else if (isData && Object.hasOwn(closed, name)) closed[name as keyof typeof closed]();
    },
    text: (text) => {
      if (isValue && !isReading && value.length <= limits.cellLength) value += text;
    },
  };
  const take = (): RawRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  return { listener, take, isComplete: () => isComplete };
};

const cellOf = (attributes: string, before: number): Cell => {
  const match = usual.exec(attributes);
  if (match) return { column: columnOf(match[1]!), type: match[3] ?? 'n', style: Number(match[2] ?? 0) };
  const reference = attribute(attributes, 'r');
  const letters = reference === undefined ? undefined : /^([A-Z]{1,3})[0-9]{1,7}$/i.exec(reference)?.[1]?.toUpperCase() ?? '';
  const column = letters === undefined ? before + 1 : columnOf(letters);
  return { column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0) };
};

/** `A` is 0, `XFD` is 16,383; no letters are -1, before every column. */
const columnOf = (letters: string): number => {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64;
  return number - 1;
};

const cellText = ({ type, style }: Cell, value: string, book: Workbook): string => {
  if (type === 'n') return value === '' ? '' : numberText(value.trim(), book.formats[style], book.from1904);
  if (type === 's') return value === '' ? '' : sharedText(value, book);
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value;
  return fromXString(value);
};

const sharedText = (value: string, book: Workbook): string => {
  const text = book.strings.get(Number(value));
  if (text === undefined) throw new UnreadableFile('xlsx-unreadable');
  return text;
};
