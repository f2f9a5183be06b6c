import { describe, expect, test } from 'vitest';
import { importLimits } from '../limits.ts';
import { aRow, aSheet, aWorkbook, aWorkbookOf } from '../testing/a-workbook.ts';
import { aBadge, badgeHeader } from '../testing/an-importer.ts';
import { fileOf, readBadges } from '../testing/files.ts';
import { readXlsx } from './read-xlsx.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = (id: string, kind: string, target: string, base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships') => `<Relationship Id="${id}" Type="${base}/${kind}" Target="${target}"/>`;

const read = async (bytes: Uint8Array) => {
  const { rows, details, warnings } = await readXlsx(fileOf(bytes), importLimits);
  const list = [];
  for await (const batch of rows) list.push(...batch.rows);
  return { rows: list, details, warnings };
};
const firstRow = async (cells: string, parts = {}) => (await read(await aWorkbookOf(`<row>${cells}</row>`, parts))).rows[0]?.cells;

describe('a workbook', () => {
  test('gives rows and cells where they stand, gaps included', async () => {
    const { rows } = await read(await aWorkbookOf('<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row/><row r="7"><c><v>3</v></c><c r="AA7"><v>4</v></c></row>'));
    expect(rows).toEqual([{ row: 2, cells: ['', '1', '', '2'] }, { row: 7, cells: ['3', ...Array<string>(25).fill(''), '4'] }]);
  });

  test('gives every kind of cell as text', async () => {
    const cells = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="str"><f>A1&amp;"x"</f><v>abc</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2023-10-01</v></c><c><v>4.42071234567E+11</v></c>'
      + '<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>never</t></rPh></is></c>';
    expect(await firstRow(cells)).toEqual(['TRUE', 'FALSE', 'abc', '#N/A', '2023-10-01', '442071234567', 'a b']);
  });

  test('gives shared texts, rich ones and those with escaped characters too', async () => {
    const parts = {
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
      'xl/sharedStrings.xml': `<sst ${main}><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t/></si><si><t>a_x000D_b</t></si></sst>`,
    };
    expect(await firstRow([1, 0, 2, 3].map((index) => `<c t="s"><v>${index}</v></c>`).join(''), parts)).toEqual(['two', 'one', '', 'a\rb']);
    await expect(firstRow('<c t="s"><v>4</v></c>', parts)).rejects.toMatchObject({ finding: { code: 'xlsx-unreadable' } });
  });

  test('shows numbers as its styles do', async () => {
    const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`;
    expect(await firstRow('<c s="0"><v>45200</v></c><c s="1"><v>45200</v></c><c s="2"><v>7</v></c>', { 'xl/styles.xml': styles })).toEqual(['45200', '2023-10-01', '0007']);
  });

  test('is read from its first visible sheet, and says which it leaves out', async () => {
    const bytes = await aWorkbook({
      'xl/workbook.xml': `<workbook ${main} xmlns:r="x"><sheets><sheet name="Old" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Numbers &amp; more" sheetId="2" r:id="rId2"/><sheet name="Notes" sheetId="3" r:id="rId3"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/a.xml')}${relation('rId2', 'worksheet', 'worksheets/b.xml')}${relation('rId3', 'worksheet', '../xl/worksheets/a.xml')}</Relationships>`,
      'xl/worksheets/a.xml': aSheet(aRow('old')),
      'xl/worksheets/b.xml': aSheet(aRow('new')),
    });
    const { rows, details, warnings } = await read(bytes);
    expect([rows[0]!.cells, details, warnings]).toEqual([['new'], { sheet: 'Numbers & more' }, [{ code: 'sheets-ignored', params: { sheet: 'Numbers & more', others: 'Notes' } }]]);
  });

  test('may be of the strict kind, with prefixes and parts in other places', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const bytes = await aWorkbook({
      '_rels/.rels': `<Relationships>${relation('a', 'officeDocument', '/book/main.xml', strict)}</Relationships>`,
      'xl/workbook.xml': null,
      'book/main.xml': '<x:workbook xmlns:x="y" xmlns:r="z"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="S" sheetId="1" r:id="q"/></x:sheets></x:workbook>',
      'book/_rels/main.xml.rels': `<Relationships>${relation('q', 'worksheet', 'Sheet.xml', strict)}</Relationships>`,
      'book/sheet.xml': '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>x</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect((await read(bytes)).rows).toEqual([{ row: 1, cells: ['x'] }]);
  });

  test('is imported as a CSV file is', async () => {
    const bytes = await aWorkbookOf(aRow(...badgeHeader.split(',')) + '<row><c><v>1.23E+2</v></c><c t="str"><v>Ana</v></c><c t="b"><v>1</v></c><c t="str"><v>Red</v></c></row>' + aRow('00124', 'Bea', 'WAHR', '', '', 'extra'));
    const { format, rows } = await readBadges(bytes);
    expect([format, rows[0]]).toEqual(['xlsx', { row: 2, cells: ['123', 'Ana', 'TRUE', 'Red', ''], values: aBadge({ code: '123' }), problems: [], warnings: [] }]);
    expect(rows[1]!.problems.map(({ code }) => code)).toEqual(['cells-extra']);
  });
});
