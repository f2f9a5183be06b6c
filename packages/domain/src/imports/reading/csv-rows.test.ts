import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../testing/any-text.ts';
import { importLimits } from '../limits.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { Delimiter } from '../types.ts';
import { csvRows } from './csv-rows.ts';

const read = (pieces: readonly string[], delimiter: Delimiter = ',', limits = importLimits) => {
  const reader = csvRows(delimiter, limits);
  return [...pieces.flatMap(reader.push), ...reader.end()];
};
const cellsOf = (text: string, delimiter: Delimiter = ',') => read([text], delimiter).map(({ cells }) => cells);

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.finding;
    throw error;
  }
};

describe('rows of CSV', () => {
  test.each<[name: string, text: string, cells: string[][]]>([
    ['LF', 'a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
    ['CRLF', 'a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
    ['CR', 'a,b\rc,d\r', [['a', 'b'], ['c', 'd']]],
    ['no last line break', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['mixed line breaks', 'a\rb\r\nc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['quotes', '"a","b"\n', [['a', 'b']]],
    ['a separator in quotes', '"a,b",c\n', [['a,b', 'c']]],
    ['doubled quotes', '"say ""hi""",c\n', [['say "hi"', 'c']]],
    ['line breaks in quotes', '"a\nb\r\nc",d\ne,f\n', [['a\nb\r\nc', 'd'], ['e', 'f']]],
    ['an empty quoted cell', '"",""\n', [['', '']]],
    ['quotes in the middle of a cell', 'a "b" c,5"\n', [['a "b" c', '5"']]],
    ['text behind a closing quote', '"a"b,c\n', [['ab', 'c']]],
    ['empty cells at the ends', ',a,\n', [['', 'a', '']]],
  ])('understands %s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('numbers rows as a spreadsheet does: blank lines count, line breaks in quotes do not', () => {
    expect(read(['a\n\n\r\n"b\nb"\nc\n']).map(({ row, cells }) => [row, cells[0]])).toEqual([[1, 'a'], [4, 'b\nb'], [5, 'c']]);
  });

  test('only the row that the file ends in is unfinished', () => {
    expect(read(['a\nb']).map(({ isUnfinished }) => isUnfinished)).toEqual([undefined, true]);
  });

  test('a quote that closes where the next one opens marks the row that has swallowed others', () => {
    expect(read(['a\n"b,1\nc,2\n"d,3\n"e" ,4\n'])).toEqual([{ row: 1, cells: ['a'] }, { row: 2, cells: ['b,1\nc,2\nd', '3'], isMisquoted: true }, { row: 3, cells: ['e ', '4'] }]);
  });

  test('a quote that never closes names the row where it opened', () => {
    expect(codeOf(() => read(['a\nb\n"c,d\ne,f\n']))).toEqual({ code: 'quote-never-closed', params: { row: 3 } });
  });

  test('an open quote is given up long before the end of the file', () => {
    const reader = csvRows(',', importLimits);
    reader.push('a,b\n1,"x');
    const pushMany = () => {
      for (let i = 0; i < 1_000; i++) reader.push('y\n'.repeat(10_000));
    };
    expect(codeOf(pushMany)).toEqual({ code: 'quote-never-closed', params: { row: 2 } });
  });

  test('a line that never ends is given up', () => {
    const reader = csvRows(',', importLimits);
    reader.push('a,b\n');
    const pushMany = () => {
      for (let i = 0; i < 1_000; i++) reader.push('x,'.repeat(10_000));
    };
    expect(codeOf(pushMany)).toEqual({ code: 'row-too-long', params: { row: 2, limit: importLimits.rowLength } });
  });

  test('a row of quoted cells that is too long is refused too', () => {
    expect(codeOf(() => read([`a\n${'"xxxxxxxxx",'.repeat(100)}\n`], ',', { ...importLimits, rowLength: 500 }))).toEqual({ code: 'row-too-long', params: { row: 2, limit: 500 } });
  });

  test('any table reads the same, however it is written and wherever it is cut', () => {
    const table = fc.array(fc.array(anyText(8), { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    const cuts = fc.array(fc.nat(120), { maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\r\n', '\n', '\r'), cuts, fc.boolean(), (rows, delimiter, lineBreak, places, quotesAll) => {
        const quoted = (cell: string) => (quotesAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
        const text = rows.map((row) => row.map(quoted).join(delimiter) + lineBreak).join('');
        const ordered = [0, ...places.toSorted((a, b) => a - b), text.length];
        const pieces = ordered.map((at, i) => text.slice(at, ordered[i + 1]));
        expect(read(pieces, delimiter as Delimiter).map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
