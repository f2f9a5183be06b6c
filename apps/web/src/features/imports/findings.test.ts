import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entityTypes } from '@patchbay/contract/audit';
import { comparisonOutcomes } from '@patchbay/contract/comparison-outcomes';
import { problemCodes } from '@patchbay/contract/http/problem';
import { importKinds } from '@patchbay/contract/imports';
import { problemTexts } from '@patchbay/domain/imports/problem-text';
import { expect, test } from 'vitest';
import { importFindings as german } from '#i18n/de/import-findings.ts';
import { importFindings as english } from '#i18n/en/import-findings.ts';

const api = join(import.meta.dirname, '../../../../api/src');
const source = (file: string) => readFileSync(join(api, file), 'utf8');
const others = new Set<string>([...entityTypes, ...comparisonOutcomes, ...importKinds, ...Object.keys(problemCodes)]);

/** Whatever importers call by such a name and nothing else does. */
const codesIn = (text: string) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code!).filter((code) => !others.has(code));
const wordless = (codes: string[]) => [...new Set(codes)].filter((code) => !(code in english && code in german));

test('every reason against a row, of whichever importer, has English and German words', () => {
  const files = globSync(['features/*/importer.ts', 'features/*/importer/*.ts', 'features/phone-numbers/comparison/*.ts'], { cwd: api }).filter((file) => !file.includes('.test.'));
  const codes = files.flatMap((file) => codesIn(source(file)));
  expect(codes).toEqual(expect.arrayContaining(['owner-unknown', 'name-known', 'pin-missing', 'mac-taken', 'members-unknown', 'code-repeated', 'number-not-of-country']));
  expect(wordless(codes)).toEqual([]);
  const holders = [...source('platform/dial-space.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{ noun:/gm)].map(([, kind]) => `code-of-${kind}`);
  expect(holders).toContain('code-of-extension');
  expect(wordless(holders)).toEqual([]);
});

test('no reason has the same words in both languages', () => {
  const codes = Object.keys(english) as (keyof typeof english)[];
  expect(codes).toEqual(expect.arrayContaining(Object.keys(problemTexts)));
  expect(codes.filter((code) => english[code] === german[code])).toEqual([]);
});

test('whatever a job of the engine ends by has words', () => {
  const codes = ['platform/imports/commit.ts', 'platform/imports/while-wanted.ts', 'features/jobs/maintenance.ts'].flatMap((file) => [...source(file).matchAll(/(?:code: |\? )'([a-z-]+-(?:stale|failed))'|"code": "([a-z-]+)"/g)].map(([, code, inJson]) => (code ?? inJson)!));
  expect(codes).toEqual(expect.arrayContaining(['plan-stale', 'comparison-failed', 'commit-failed', 'job-lost']));
  expect(wordless(codes)).toEqual([]);
});
