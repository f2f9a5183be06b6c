import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { bareCell } from './cells/safe-cell.ts';
import { importLimits } from './limits.ts';
import { csvRows } from './reading/csv-rows.ts';
import { decodeText } from './reading/decode-text.ts';
import { aBadge, badges, type Badge } from './testing/an-importer.ts';
import { collect, encoded, fileOf, readBadges, textOf, type TestEncoding } from './testing/files.ts';
import type { Delimiter, ImportFile, RowValues } from './types.ts';
import { exportRows } from './writing/sample-file.ts';
import { writeCsv } from './writing/write-csv.ts';
import { writeXlsx } from './writing/write-xlsx.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

const formulaLike = fc.tuple(fc.stringMatching(/^['=+\-@"]{0,3}$/), fc.string({ maxLength: 4 })).map(([start, rest]) => start + rest);
const cell = fc.oneof(anyText(8), formulaLike);
// Rows that are all empty are left out when they are read, so each has a first cell.
const table = fc.array(fc.tuple(cell.map((text) => `x${text}`), cell, cell), { minLength: 1, maxLength: 5 });

const csvCells = async (file: ImportFile, delimiter: Delimiter) => {
  const reader = csvRows(delimiter, importLimits);
  const rows = [];
  for await (const text of decodeText(file).chunks) rows.push(...reader.push(text));
  return [...rows, ...reader.end()].map(({ cells }) => cells.map(bareCell));
};

const xlsxCells = async (file: ImportFile) => {
  const { rows } = await readXlsx(file, importLimits);
  const list = [];
  for await (const batch of rows) list.push(...batch.rows.map(({ cells }) => cells.map(bareCell)));
  return list;
};

describe('any table comes back', () => {
  test('from CSV, in every dialect and encoding, wherever it is cut', async () => {
    const dialect = fc.record({
      delimiter: fc.constantFrom<Delimiter>(',', ';', '\t'),
      encoding: fc.constantFrom<TestEncoding>('utf-8', 'utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'),
      chunkBytes: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(table, dialect, async (rows, { delimiter, encoding, chunkBytes }) => {
        const wellFormed = rows.map((row) => row.map((text) => text.toWellFormed()));
        const text = await textOf(writeCsv(wellFormed, { delimiter }));
        expect(await csvCells(fileOf(encoded(text, encoding), chunkBytes), delimiter)).toEqual(wellFormed);
      }),
      { numRuns: 300 },
    );
  });

  test('from .xlsx, lone surrogates and all, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 500 }), async (rows, chunkBytes) => {
        const read = await xlsxCells(fileOf(await collect(writeXlsx(rows)), chunkBytes));
        expect(read.map((cells) => [...cells, '', ''].slice(0, 3))).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an untouched export', () => {
  const name = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), formulaLike, fc.constantFrom('=SUM(A1)', '+351912345678', '-', "O'Brien", "'=x", '="x"', '4.42E+11', 'TRUE', '#N/A'));
  const badge: fc.Arbitrary<RowValues<Badge>> = fc.record({
    code: fc.stringMatching(/^[0-9]{3,15}$/),
    // As every label of ours: trimmed and not empty, of printable characters.
    name: name.map((text) => `${text}`.trim()).filter((text) => text !== '' && !/[\p{C}\u2028\u2029]/u.test(text)),
    isActive: fc.constant(true),
    colour: fc.constantFrom('RED' as const, 'DARK_GREEN' as const, null),
    pin: fc.constantFrom('0042', '-1', null),
  });
  const badgesList = fc.array(badge.filter(({ name: text, code }) => text !== code), { minLength: 1, maxLength: 6 });

  const changesOf = async (list: RowValues<Badge>[], file: Uint8Array) => {
    const { rows } = await readBadges(file);
    expect(rows).toHaveLength(list.length);
    return rows.filter(({ values, problems }, i) => problems.length > 0 || !Object.keys(values).every((key) => values[key as keyof Badge] === (list[i]![key as keyof Badge] ?? null)));
  };

  test('changes nothing, as CSV with or without its mark, with any separator', async () => {
    await fc.assert(
      fc.asyncProperty(badgesList, fc.constantFrom<Delimiter>(',', ';', '\t'), fc.boolean(), async (list, delimiter, hasMark) => {
        expect(await changesOf(list, await collect(writeCsv(exportRows(badges, list), { delimiter, hasMark })))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('changes nothing, as .xlsx', async () => {
    await fc.assert(
      fc.asyncProperty(badgesList, async (list) => {
        expect(await changesOf(list, await collect(writeXlsx(exportRows(badges, list))))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('survives a spreadsheet that saves what it shows', async () => {
    const list = [aBadge({ name: '=1+1' }), aBadge({ name: '+351912345678', code: '00124' })];
    const saved = '\ufeffBadge Code;Full Name;Active;Colour;PIN\r\n00123;\'=1+1;WAHR;Red\r\n="00124";+351912345678;WAHR;Red\r\n';
    expect(await changesOf(list, encoded(saved))).toEqual([]);
  });
});
