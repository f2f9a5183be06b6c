import { label } from '@patchbay/contract/primitives/label';
import { expect, test } from 'vitest';
import { fileNameOf } from './send-file.ts';

test.each([
  ['numbers.csv', 'numbers.csv'],
  ['Nummern Québec 2026.xlsx', 'Nummern Québec 2026.xlsx'],
  ['\u200enumbers\u200b.csv', 'numbers.csv'],
  ['a\tb\nc.csv', 'a b c.csv'],
  ['\u202e.csv', 'file.csv'],
  [`${'x'.repeat(251)}.csv`, `${'x'.repeat(196)}.csv`],
  [`${'x'.repeat(195)}😀y.csv`, `${'x'.repeat(195)}.csv`],
])('%j goes up as %j, which the API takes', (name, sent) => {
  expect(fileNameOf({ name })).toBe(sent);
  expect(label(200).safeParse(sent)).toEqual({ success: true, data: sent });
});
