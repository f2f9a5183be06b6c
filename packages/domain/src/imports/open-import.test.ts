import { describe, expect, test } from 'vitest';
import { importLimits } from './limits.ts';
import { aBadge, type Badge, badgeHeader, badges } from './testing/an-importer.ts';
import type { Importer } from './types.ts';
import { encoded, readAll, readBadges, type TestEncoding } from './testing/files.ts';

const good = '00123,Ana,TRUE,Red,';
const fileOfRows = (...rows: string[]) => [badgeHeader, ...rows].join('\n') + '\n';
const codesOf = (rows: readonly { problems: readonly { code: string }[] }[]) => rows.map(({ problems }) => problems.map(({ code }) => code).join(' '));

describe('a header', () => {
  test.each([
    ['as in the sample', badgeHeader, good],
    ['in another order', 'Active,PIN,Colour,Full Name,Badge Code', 'TRUE,,Red,Ana,00123'],
    ['in another case and spelling', 'BADGE_CODE,fullname,active ,"Colour*",pin', good],
    ['with aliases', 'Nummer,Full Name,Active,Colour,PIN', good],
    ['with semicolons', badgeHeader.replaceAll(',', ';'), good.replaceAll(',', ';')],
    ['with tabs', badgeHeader.replaceAll(',', '\t'), good.replaceAll(',', '\t')],
    ['behind a declared separator', `sep=;\n${badgeHeader.replaceAll(',', ';')}`, good.replaceAll(',', ';')],
    ['with commas in quoted cells and semicolons between them', '"Badge Code";"Full Name";"Active";"Colour";"PIN";"a,b,c,d,e,f,g,h"', '00123;Ana;TRUE;Red;;x'],
    ['below blank lines', `\n,,,,\n${badgeHeader}`, good],
    ['with semicolons below blanks', ` \n;;;;\n${badgeHeader.replaceAll(',', ';')}`, good.replaceAll(',', ';')],
  ])('%s is understood', async (_, header, row) => {
    const { rows } = await readBadges(`${header}\n${row}\n`);
    expect(rows.map(({ values }) => values)).toEqual([aBadge()]);
  });

  test.each<[string, string, string, Record<string, unknown>]>([
    ['names nothing known', '00123,Ana,TRUE\n00124,Bea,TRUE', 'header-missing', { row: 1, expected: 'Badge Code, Full Name, Active, Colour, PIN' }],
    ['lacks a required column', 'Badge Code,Active\n1,TRUE', 'column-missing', { columns: 'Full Name' }],
    ['names a column twice', 'Badge Code,Full Name,Code\n1,2,3', 'column-twice', { column: 'Badge Code', first: 'Badge Code', second: 'Code' }],
    ['has too many columns', `${badgeHeader}${',x'.repeat(10_000)}\n`, 'too-many-columns', { row: 1, limit: 1_000 }],
    ['stands alone', `${badgeHeader}\n\n,,,\n`, 'no-rows', {}],
    ['is missing with all else', '\n \n', 'file-empty', {}],
    ['comes after a million blank lines', '\n'.repeat(2_000_000) + badgeHeader, 'file-empty', {}],
  ])('that %s is refused', async (_, text, code, params) => {
    await expect(readBadges(text)).rejects.toMatchObject({ name: 'UnreadableFile', finding: { code, params } });
  });

  test('with unknown columns is read with a warning, and the reason of a rejected row without one', async () => {
    const { warnings, columns } = await readBadges('Badge Code,Shoe Size,Full Name,Reason,\n00123,42,Ana,because,\n');
    expect(warnings).toEqual([{ code: 'columns-ignored', params: { columns: 'Shoe Size' } }]);
    expect(columns).toEqual(['code', null, 'name', null]);
  });
});

describe('a row', () => {
  test('has its number, its original cells, its values and no problem', async () => {
    const { rows } = await readBadges(fileOfRows('', "'+00123, Ana ,yes,red,"));
    expect(rows).toEqual([{ row: 3, cells: ["'+00123", ' Ana ', 'yes', 'red', ''], values: aBadge(), problems: [], warnings: [] }]);
  });

  test('says of absent columns nothing, and of empty cells null', async () => {
    const { rows } = await readBadges('Badge Code,Full Name,Active\n00123,Ana,\n');
    expect(rows[0]!.values).toEqual({ code: '00123', name: 'Ana', isActive: null });
  });

  test('reports every cell that is wrong, with what it holds', async () => {
    const { rows } = await readBadges(fileOfRows('4.42E+11,,perhaps,Blue,'));
    expect(rows[0]!.problems).toEqual([
      { column: 'code', code: 'scientific-notation', params: {}, value: '4.42E+11' },
      { column: 'name', code: 'cell-required', params: {}, value: '' },
      { column: 'isActive', code: 'not-a-flag', params: {}, value: 'perhaps' },
      { column: 'colour', code: 'not-a-choice', params: { choices: 'Red, Dark Green' }, value: 'Blue' },
    ]);
  });

  test('never repeats a secret', async () => {
    const { rows } = await readBadges(fileOfRows('00123,Ana,TRUE,Red,987654'));
    expect(rows[0]!.problems).toEqual([{ column: 'pin', code: 'text-too-long', params: { max: 4 }, value: '' }]);
  });

  test('that is too wide is rejected, unless what is too much is empty', async () => {
    const { rows } = await readBadges(fileOfRows(`${good},,`, `${good},x`));
    expect(codesOf(rows)).toEqual(['', 'cells-extra']);
    expect(rows.map(({ cells }) => cells.length)).toEqual([5, 6]);
    expect(rows[1]!.problems[0]!.params).toEqual({ extra: 1 });
  });

  test('that is too narrow is a warning, and a problem where the file was cut off', async () => {
    const { rows } = await readBadges(`${badgeHeader}\n00123,Ana\n00124,Bea,TR`);
    expect(rows[0]).toMatchObject({ problems: [], warnings: [{ column: null, code: 'cells-missing', params: { count: 2, expected: 5 } }], cells: ['00123', 'Ana', '', '', ''] });
    expect(codesOf(rows)[1]).toBe('row-cut-off not-a-flag');
  });

  test('is judged by the rules across columns once its cells are understood', async () => {
    const { rows } = await readBadges(fileOfRows('00123,Ana,FALSE,Red,', '123,123,TRUE,,', '1,1,TRUE,,'));
    expect(rows[0]).toMatchObject({ problems: [], warnings: [{ column: 'colour', code: 'colour-of-inactive', value: 'Red' }], values: { colour: null } });
    expect(codesOf(rows)).toEqual(['', 'name-is-code', 'too-few-digits']);
  });

  test('with an unreadable byte is rejected by its number and column, and the others go on', async () => {
    const bytes = encoded(fileOfRows('00123,Zoë é ü,TRUE,Red,', '00124,B?a,TRUE,Red,', '00125,Zoë,TRUE,Red,'));
    bytes[bytes.indexOf(0x3f)] = 0xff;
    const { rows } = await readBadges(bytes);
    expect(rows.map(({ row, problems }) => [row, problems.map(({ column, code }) => `${column} ${code}`)])).toEqual([[2, []], [3, ['name character-unreadable']], [4, []]]);
  });

  test('that a stray quotation mark has made of several is rejected, whatever its columns', async () => {
    const { rows } = await readBadges('Badge Code,Full Name,Notes\n00123,Ana,"x\n00124,Bea,y\n00125,Cia,"z\n00126,Dan,\n');
    expect(rows.map(({ row, problems }) => [row, problems.map(({ code }) => code)])).toEqual([[2, ['quote-misplaced']], [3, []]]);
  });

  test('with NUL or another control character is rejected', async () => {
    const { rows } = await readBadges(fileOfRows('00123,A\u0000a,TRUE,Red,', '00124,B\u001ba,TRUE,Red,', '00125,Cia,TRUE,Red,'));
    expect(codesOf(rows)).toEqual(['character-control', 'character-control', '']);
  });

  test('with a cell that is too long is rejected', async () => {
    const { rows } = await readBadges(fileOfRows(`00123,${'x'.repeat(32_768)},TRUE,Red,`, good));
    expect(codesOf(rows)).toEqual(['cell-too-long', '']);
    expect(rows[0]!.problems[0]!.value).toHaveLength(100);
  });
});

describe('a file without a header', () => {
  const codes: Importer<Pick<Badge, 'code'>> = { columns: [badges.columns[0] as never], soleColumn: 'code', examples: [] };
  const valuesIn = async (text: string) => (await readAll(text, codes)).rows.map(({ row, values, problems }) => [row, values.code ?? problems[0]!.code]);

  test('is the importer\'s sole column, from its first row on', async () => {
    expect(await valuesIn('00123\n00124\n')).toEqual([[1, '00123'], [2, '00124']]);
    expect(await valuesIn('\n+4.42E+11\r\n00124')).toEqual([[2, 'scientific-notation'], [3, '00124']]);
    expect(await valuesIn('Badge Code\n00123')).toEqual([[2, '00123']]);
  });

  test.each([['a word first', 'Colour\n00123'], ['two columns', '00123,x\n00124,y']])('and %s is refused', async (_, text) => {
    await expect(readAll(text, codes)).rejects.toMatchObject({ finding: { code: 'header-missing' } });
  });

  test('is refused where the importer has no sole column', async () => {
    await expect(readBadges('00123\n00124\n')).rejects.toMatchObject({ finding: { code: 'header-missing' } });
  });
});

describe('a file', () => {
  test.each<TestEncoding>(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom', 'windows-1252'])('in %s gives the same rows', async (encoding) => {
    const { rows } = await readBadges(encoded(fileOfRows('00123,Zoë Müller,TRUE,Red,'), encoding));
    expect(rows[0]!.values).toEqual(aBadge({ name: 'Zoë Müller' }));
  });

  test('says how it was read', async () => {
    const opened = await readBadges(encoded(fileOfRows('00123;Zoë').replaceAll(',', ';'), 'utf-8-bom'));
    expect(opened).toMatchObject({ format: 'csv', delimiter: ';', details: { separator: 'semicolon', encoding: 'utf-8' } });
  });

  test('with more rows than allowed is refused, and with as many is not', async () => {
    const limits = { ...importLimits, rows: 2 };
    expect((await readAll(fileOfRows(good, good, ''), badges, limits)).rows).toHaveLength(2);
    await expect(readAll(fileOfRows(good, good, good), badges, limits)).rejects.toMatchObject({ finding: { code: 'too-many-rows', params: { limit: 2 } } });
  });

  test('that is too large is refused before a byte is read', async () => {
    const file = { sizeBytes: 100_000_001, read: () => Promise.reject(new Error('read')) };
    await expect(readBadges(file)).rejects.toMatchObject({ finding: { code: 'file-too-large', params: { megabytes: 101, limit: 100 } } });
  });

  test('whose quote never closes is refused with the row, in words too', async () => {
    const open = readBadges(fileOfRows(good, '00124,"Bea,TRUE,Red,', good));
    await expect(open).rejects.toThrow('The quotation mark that opens in row 3 is not closed');
  });
});
