import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemTexts } from '@patchbay/domain/imports/problem-text';
import { expect, test } from 'vitest';
import { importFindings } from '#i18n/en/import-findings.ts';

const api = join(import.meta.dirname, '../../../../api/src');
const textsIn = (file: string) => Object.fromEntries([...readFileSync(join(api, file), 'utf8').matchAll(/^ {2,4}'([a-z-]+)': '((?:[^'\\]|\\.)*)',$/gm)].map(([, code, text]) => [code!, text!]));

test('whatever is found in a file is said in the words that the API says it in', () => {
  const ofNumbers = textsIn('features/phone-numbers/importer/columns.ts');
  expect(Object.keys(ofNumbers).length).toBeGreaterThan(10);
  const ofUsers = textsIn('features/users/importer/columns.ts');
  expect(Object.keys(ofUsers)).toContain('name-known');
  const ofExtensions = textsIn('features/extensions/importer/texts.ts');
  expect(Object.keys(ofExtensions)).toContain('pin-missing');
  const ofLists = { 'number-not-of-country': textsIn('features/phone-numbers/comparison/carrier-list.ts')['number-not-of-country'] };
  expect(importFindings).toMatchObject({ ...problemTexts, ...ofNumbers, ...ofUsers, ...ofExtensions, ...ofLists });
});

test('whatever a job of the engine ends by has words', () => {
  const codes = ['commit.ts', 'while-wanted.ts'].flatMap((file) => [...readFileSync(join(api, 'platform/imports', file), 'utf8').matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code!));
  expect(codes).toEqual(expect.arrayContaining(['plan-stale', 'plan-failed', 'commit-failed']));
  expect(codes.filter((code) => !(code in importFindings))).toEqual([]);
});
