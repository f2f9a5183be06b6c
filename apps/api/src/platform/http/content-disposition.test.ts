import { expect, test } from 'vitest';
import { attachment, safeFileName } from './content-disposition.ts';

test.each([
  ['March', 'March.csv'],
  ['March.csv', 'March.csv'],
  ['a/b\\c:d*?"<>|', 'a_b_c_d______.csv'],
  ['../../etc/passwd', '_.._etc_passwd.csv'],
  ['x\r\nSet-Cookie: a=b', 'x__Set-Cookie_ a=b.csv'],
  ['\u202ecsv.exe', '_csv.exe.csv'],
  ['CON', '_CON.csv'],
  ['aux.txt', '_aux.txt.csv'],
  ['auxiliary', 'auxiliary.csv'],
  ['..', '_.csv'],
  ['файл', 'файл.csv'],
  ['番'.repeat(100), `${'番'.repeat(66)}.csv`],
  ['x'.repeat(300), `${'x'.repeat(200)}.csv`],
])('%j is saved as %j', (wanted, name) => {
  expect(safeFileName(wanted, 'csv')).toBe(name);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
});

test.each([
  ['March.csv', 'attachment; filename="March.csv"'],
  ['Québec.csv', `attachment; filename="Quebec.csv"; filename*=UTF-8''Qu%C3%A9bec.csv`],
  ['файл.csv', `attachment; filename="download.csv"; filename*=UTF-8''%D1%84%D0%B0%D0%B9%D0%BB.csv`],
  ['файл', `attachment; filename="download"; filename*=UTF-8''%D1%84%D0%B0%D0%B9%D0%BB`],
])('%j is told to old readers and new ones: %s', (name, header) => {
  expect(attachment(name)).toBe(header);
});
