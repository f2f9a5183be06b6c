import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { namesOf } from './new-resource/names.ts';
import { resourceFiles } from './new-resource.ts';

const root = join(import.meta.dirname, '..');
const documented = [...readFileSync(join(root, 'docs/adding-a-resource.md'), 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path!);

test('every file that the page on adding a resource names exists for extensions', () => {
  expect(documented.length).toBeGreaterThan(10);
  expect(documented.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('a new noun gets each of those files', () => {
  const written = Object.keys(resourceFiles(namesOf('extension')));
  expect(documented.filter((path) => !written.includes(path))).toEqual([]);
});

test('what is written is valid TypeScript in the project\'s names', () => {
  for (const [path, text] of Object.entries(resourceFiles(namesOf('call-queue')))) {
    if (path.endsWith('.prisma')) continue;
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path, compilerOptions: { jsx: ts.JsxEmit.ReactJSX, module: ts.ModuleKind.ESNext } });
    expect([path, diagnostics?.map((diagnostic) => diagnostic.messageText)]).toEqual([path, []]);
    expect(path).toContain('call-queue');
  }
});

test('a noun is named in kebab case', () => {
  expect(() => namesOf('ConferenceRoom')).toThrow('kebab case');
  expect(namesOf('company', 'companies')).toMatchObject({ folder: 'companies', type: 'Company', nouns: 'companies' });
});
