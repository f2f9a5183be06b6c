import { describe, expect, test } from 'vitest';
import { importLimits } from './limits.ts';
import { openImport } from './open-import.ts';
import { aRow, aSheet, aWorkbook, aWorkbookOf, aZip } from './testing/a-workbook.ts';
import { badgeHeader, badges } from './testing/an-importer.ts';
import { collect, encoded, fileOf, readBadges } from './testing/files.ts';
import { writeCsv } from './writing/write-csv.ts';
import { writeXlsx } from './writing/write-xlsx.ts';
import { readEntry } from './zip/read-entry.ts';
import { zipDirectory } from './zip/zip-directory.ts';
import { writeZip } from './zip/write-zip.ts';

const refusal = (code: string) => ({ name: 'UnreadableFile', finding: { code } });
const bytesOf = (...bytes: (number | string)[]) => Uint8Array.from([...bytes.flatMap((part) => (typeof part === 'string' ? [...encoded(part)] : [part])), ...Array<number>(64).fill(0)]);
const header = aRow(...badgeHeader.split(','));

describe('files that are no table', () => {
  test.each<[string, Uint8Array | Promise<Uint8Array>]>([
    ['file-empty', new Uint8Array()],
    ['format-xls', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['format-pdf', bytesOf('%PDF-1.7')],
    ['format-image', bytesOf(0x89, 'PNG\r\n')],
    ['format-image', bytesOf(0xff, 0xd8, 0xff)],
    ['format-image', bytesOf('RIFF', 0, 0, 0, 0, 'WEBP')],
    ['format-image', bytesOf(0, 0, 0, 24, 'ftypheic')],
    ['format-archive', bytesOf(0x1f, 0x8b)],
    ['format-web-page', encoded('\n<!DOCTYPE html><table><tr><td>Badge Code</td></tr></table>')],
    ['format-web-page', encoded('<?xml version="1.0"?><Workbook/>', 'utf-8-bom')],
    ['format-rich-text', encoded('{\\rtf1 }')],
    ['format-binary', bytesOf(0x7f, 'ELF')],
    ['format-ods', aZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })],
    ['format-rich-text', aZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' })],
    ['format-xlsb', aZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': '' })],
    ['format-archive', aZip({ 'numbers.csv': 'Badge Code' })],
    ['xlsx-unreadable', bytesOf('PK', 3, 4)],
  ])('are told by %s', async (code, bytes) => {
    await expect(readBadges(await bytes)).rejects.toMatchObject(refusal(code));
  });
});

describe('workbooks that are made to harm', () => {
  test.each<[string, string, string]>([
    ['entities that grow', '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>', 'xlsx-refused'],
    ['a file of the server', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>', 'xlsx-refused'],
    ['a cell that never ends', aSheet(`<row><c t="str"><v>${'x'.repeat(2_000_000)}`), 'xlsx-refused'],
    ['rows that go back', aSheet(`${header.replace('<row>', '<row r="5">')}<row r="4"><c><v>1</v></c></row>`), 'xlsx-unreadable'],
    ['cells that go back', aSheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'), 'xlsx-unreadable'],
    ['a row beyond the last', aSheet('<row r="1048577"><c><v>1</v></c></row>'), 'xlsx-unreadable'],
    ['a row of no number', aSheet('<row r="1e3x"><c><v>1</v></c></row>'), 'xlsx-unreadable'],
    ['a column beyond the last', aSheet('<row><c r="ZZZ1"><v>1</v></c></row>'), 'xlsx-unreadable'],
    ['a column that costs memory', aSheet('<row><c r="XFD1"><v>1</v></c></row>'), 'too-many-columns'],
    ['a sheet without its end', `<worksheet><sheetData>${header}${aRow('00123', 'Ana')}`, 'xlsx-unreadable'],
    ['no rows', aSheet(''), 'file-empty'],
  ])('with %s are refused', async (_, sheet, code) => {
    const bytes = await aWorkbook({ 'xl/worksheets/sheet1.xml': sheet });
    await expect(readBadges(bytes)).rejects.toMatchObject(refusal(code));
  });

  test.each([
    ['sheet-empty', '', { sheet: 'Cover', others: 'Badges' }],
    ['sheet-without-header', aRow('Third quarter'), { sheet: 'Cover', others: 'Badges', row: 1 }],
  ])('whose first sheet has no table are told which sheet was read: %s', async (code, cover, params) => {
    const relation = (id: number) => `<Relationship Id="rId${id}" Type="x/worksheet" Target="worksheets/sheet${id}.xml"/>`;
    const bytes = await aWorkbook({
      'xl/workbook.xml': '<workbook><sheets><sheet name="Cover" sheetId="1" id="rId1"/><sheet name="Badges" sheetId="2" id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1)}${relation(2)}</Relationships>`,
      'xl/worksheets/sheet1.xml': aSheet(cover),
      'xl/worksheets/sheet2.xml': aSheet(`${header}${aRow('00123', 'Ana')}`),
    });
    await expect(readBadges(bytes)).rejects.toMatchObject({ name: 'UnreadableFile', finding: { code, params } });
  });

  test('by names that JavaScript knows are just read', async () => {
    const { rows } = await readBadges(await aWorkbookOf(`<constructor/><toString/>${header}<__proto__/><row><c t="constructor"><v>00123</v></c><c t="str"><v>__proto__</v></c></row>`));
    expect(rows[0]!.values).toMatchObject({ code: '00123', name: '__proto__' });
  });

  test('without parts that they name, or without a sheet, are refused', async () => {
    const rels = (target: string) => ({ 'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"/></Relationships>` });
    await expect(readBadges(await aWorkbookOf(header, rels('../../../../etc/passwd')))).rejects.toMatchObject(refusal('xlsx-unreadable'));
    await expect(readBadges(await aWorkbook({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }))).rejects.toMatchObject(refusal('xlsx-no-sheet'));
    await expect(readBadges(await aWorkbook({ 'xl/workbook.xml': null }))).rejects.toMatchObject(refusal('xlsx-unreadable'));
  });

  test('by blowing up are stopped at the bound, and not read to their end', async () => {
    let pulled = 0;
    async function* zeros() {
      for (; pulled < 40; pulled++) yield new Uint8Array(1_000_000);
    }
    const bomb = await collect(writeZip([{ name: 'bomb', chunks: zeros() }]));
    const file = fileOf(bomb);
    let unpacked = 0;
    const unpack = async () => {
      for await (const chunk of readEntry(file, (await zipDirectory(file)).get('bomb')!, 1_000_000)) unpacked += chunk.length;
    };
    await expect(unpack()).rejects.toMatchObject(refusal('xlsx-too-large'));
    expect([bomb.length < 1_000_000, unpacked <= 1_000_000]).toEqual([true, true]);
  });

  test('by any changed byte or early end are refused or read, and never anything else', async () => {
    const bytes = await aWorkbookOf(header + aRow('00123', 'Ana', 'TRUE', 'Red'));
    const outcomes = new Set<string>();
    const outcome = (file: Uint8Array) => readBadges(file).then(() => 'read', (error: Error) => error.name);
    for (let at = 0; at < bytes.length; at += 8) {
      outcomes.add(await outcome(bytes.with(at, bytes[at]! ^ 0xff)));
      outcomes.add(await outcome(bytes.slice(0, at)));
    }
    expect([...outcomes].sort()).toEqual(['UnreadableFile', 'read']);
  });

  test('by a changed content are found out by its checksum', async () => {
    const file = fileOf(await aZip({ a: 'content' }));
    const entry = (await zipDirectory(file)).get('a')!;
    await expect(collect(readEntry(file, { ...entry, crc: entry.crc ^ 1 }, 100))).rejects.toMatchObject(refusal('xlsx-unreadable'));
    await expect(collect(readEntry(file, { ...entry, isEncrypted: true }, 100))).rejects.toMatchObject(refusal('xlsx-password'));
    await expect(collect(readEntry(file, { ...entry, method: 99 }, 100))).rejects.toMatchObject(refusal('xlsx-unreadable'));
  });
});

describe('reading', () => {
  test.each(['csv', 'xlsx'])('%s goes no further than it is asked to', async (format) => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [String(100_000 + i), `Ana ${(i * 7_919) % 60_000}`]);
    const table = [['Badge Code', 'Full Name'], ...rows];
    const bytes = await collect(format === 'csv' ? writeCsv(table) : writeXlsx(table));
    let bytesRead = 0;
    const read = (start: number, end: number) => {
      bytesRead += end - start;
      return Promise.resolve(bytes.subarray(start, end));
    };
    const { batches } = await openImport({ sizeBytes: bytes.length, chunkBytes: 16_384, read }, badges);
    for await (const _ of batches) break;
    expect(bytesRead).toBeLessThan(bytes.length / 2);
  });

  test('hands on what happens where the file lies, and takes it for nothing else', async () => {
    const bytes = await aWorkbookOf(header);
    // What is read after the third time is unpacked.
    for (const error of [new Error('disk'), new TypeError('disk')]) {
      let reads = 0;
      const read = (start: number, end: number) => (++reads > 3 ? Promise.reject(error) : Promise.resolve(bytes.subarray(start, end)));
      await expect(openImport({ sizeBytes: bytes.length, read }, badges)).rejects.toBe(error);
    }
  });

  test('can be given up early', async () => {
    const bytes = await aWorkbookOf(header + aRow('00123', 'Ana').repeat(5_000));
    const { batches } = await openImport(fileOf(bytes, 1_000), badges, importLimits);
    for await (const rows of batches) {
      expect(rows[0]!.row).toBe(2);
      break;
    }
    expect(await batches[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });
});
