import type { Language } from '@patchbay/contract/primitives/locale';
import { describe, expect, test } from 'vitest';
import { sayFinding } from '../../import-findings/say-finding.ts';
import { problemText } from '../problem-text.ts';
import { reasonHeaders } from '../reading/match-header.ts';
import type { Finding } from '../types.ts';
import { badges } from '../testing/an-importer.ts';
import { collect, fileOf, readBadges, textOf } from '../testing/files.ts';
import { crc32 } from '../zip/crc32.ts';
import { zipDirectory } from '../zip/zip-directory.ts';
import { rejectedRows } from './rejected-rows.ts';
import { sampleRows } from './sample-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx, xlsxRowBound } from './write-xlsx.ts';

const rejectedOf = async (file: string, language: Language = 'en') => {
  const opened = await readBadges(file);
  const words = { reason: reasonHeaders[language], say: (finding: Finding) => sayFinding(finding, language) };
  return textOf(writeCsv(rejectedRows(badges, opened, opened.rows.filter(({ problems }) => problems.length > 0), words)));
};

describe('CSV', () => {
  test('is quoted where it has to be, and neutral where a spreadsheet would run it', async () => {
    const rows = [['a', 'b,c', 'say "x"', 'two\nlines', null, true, 1.5], ['=1', '+351912345678', '-2', -2, false, "'=", ';']];
    expect(await textOf(writeCsv(rows))).toBe('a,"b,c","say ""x""","two\nlines",,TRUE,1.5\r\n\'=1,+351912345678,\'-2,-2,FALSE,\'\'=,;\r\n');
  });

  test('quotes its own separator, and has a mark where it is wanted', async () => {
    expect(await textOf(writeCsv([['a;b', 'c,d']], { delimiter: ';', hasMark: true }))).toBe('\ufeff"a;b";c,d\r\n');
  });

  test('has a row of one empty cell', async () => {
    expect(await textOf(writeCsv([['']]))).toBe('""\r\n');
  });
});

describe('a writer', () => {
  test.each([['CSV', writeCsv], ['.xlsx', writeXlsx]] as const)('of %s takes no more rows than it has sent', async (_, write) => {
    let taken = 0;
    function* rows() {
      for (; taken < 200_000; taken++) yield [taken, `text ${taken * 7_919}`];
    }
    let bytes = 0;
    for await (const chunk of write(rows())) {
      bytes += chunk.length;
      if (bytes > 20_000) break;
    }
    expect(taken).toBeLessThan(50_000);
  });
});

describe('the sample file', () => {
  test('has the header and the examples, and can be imported', async () => {
    const csv = await textOf(writeCsv(sampleRows(badges)));
    expect(csv).toBe('Badge Code,Full Name,Active,Colour,PIN\r\n00123,Ana,TRUE,Red,\r\n');
    for (const file of [new TextEncoder().encode(csv), await collect(writeXlsx(sampleRows(badges)))]) {
      expect((await readBadges(file)).rows).toMatchObject([{ values: badges.examples[0], problems: [] }]);
    }
  });
});

describe('the file of rejected rows', () => {
  test('has the columns as they were, and every reason in words', async () => {
    const lost = problemText({ code: 'scientific-notation', params: {} });
    const extra = problemText({ code: 'cells-extra', params: { extra: 1 } });
    const file = 'Full Name,Shoe Size,Badge Code\n,"4,2",4.42E+11\n"=1+1",,\'-\nX,1,2,3\n';
    expect((await rejectedOf(file)).split('\r\n')).toEqual([
      'Reason,Full Name,Shoe Size,Badge Code',
      `"Full Name: Must not be empty. Badge Code: ${lost}",,"4,2",4.42E+11`,
      "Badge Code: Must be digits only.,'=1+1,,'-",
      `"${extra} Badge Code: Must have at least 3 digits.",X,1,2,3`,
      '',
    ]);
  });

  test('can be uploaded again: the same reasons, in one column', async () => {
    const once = await rejectedOf('Badge Code,Full Name\n1,=1+1\n"=""2""",Bea\n00125,Lee, Bruce\n');
    expect(await rejectedOf(once)).toBe(once);
    const mended = await readBadges(once.replace(',1,', ',001,').replace(',2,', ',002,').replace('Lee,Bruce', '"Lee, Bruce"'));
    expect(mended.rows.map(({ values, problems }) => [values, problems])).toEqual([
      [{ code: '001', name: '=1+1' }, []],
      [{ code: '002', name: 'Bea' }, []],
      [{ code: '00125', name: 'Lee, Bruce' }, []],
    ]);
    expect(mended.warnings).toEqual([]);
  });

  test('leaves secrets out', async () => {
    expect(await rejectedOf('Badge Code,Full Name,PIN\n1,Ana,9876\n')).toBe('Reason,Badge Code,Full Name,PIN\r\nBadge Code: Must have at least 3 digits.,1,Ana,\r\n');
  });

  test('speaks the language it is asked to, and is understood in each when it comes back', async () => {
    const german = await rejectedOf('Badge Code,Full Name\n1,Ana\n', 'de');
    expect(german).toBe('Grund,Badge Code,Full Name\r\nBadge Code: Muss mindestens 3 Ziffern haben.,1,Ana\r\n');
    expect(await rejectedOf(german)).toBe('Reason,Badge Code,Full Name\r\nBadge Code: Must have at least 3 digits.,1,Ana\r\n');
    expect((await readBadges(german)).warnings).toEqual([]);
  });
});

describe('.xlsx', () => {
  test('has the parts that a spreadsheet asks for, and the same bytes every time', async () => {
    const write = () => collect(writeXlsx([['a'], [1]], 'a/b: "c" & d'));
    const bytes = await write();
    expect([...(await zipDirectory(fileOf(bytes))).keys()]).toEqual(['[content_types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/worksheets/sheet1.xml']);
    expect(await write()).toEqual(bytes);
    expect((await readBadges(await collect(writeXlsx(sampleRows(badges), 'a/b: "c" & d')))).details).toEqual({ sheet: 'a b  "c" & d' });
  });

  test('refuses more rows than a sheet has', async () => {
    function* rows() {
      for (let i = 0; i <= xlsxRowBound; i++) yield [];
    }
    await expect(collect(writeXlsx(rows()))).rejects.toThrow('A sheet has at most 1048576 rows.');
  });

  test('has the checksum of the standard', () => {
    const bytes = new TextEncoder().encode('123456789');
    expect([crc32(bytes), crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))]).toEqual([0xcbf43926, 0xcbf43926]);
  });
});
