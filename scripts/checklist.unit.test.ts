import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/project.mjs';

/** The ranges of the acceptance checklist that are claimed to work, first and last line of each. */
const claimed: [first: number, last: number][] = [
  [1, 188],
];

/** A title, or a row of a table of titles, that begins with numbers in brackets; not of a test that does not run. */
const title = /(?<!\.(?:skip|todo|skipIf|runIf|fails)\b.*)(?<=^|[\s([,])['"`]((?:\[\d{1,3}\] ?)+)(?=[^\s'"`])/g;

const linesNamedIn = (text: string): number[] =>
  text.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .flatMap((line) => [...line.matchAll(title)]).flatMap(([, marks]) => [...marks!.matchAll(/\d+/g)].map(Number));

const testFiles = globSync('{apps,packages,scripts,e2e,bench}/**/*.{test,spec}.{ts,tsx}', { cwd: root, exclude: (path) => path.includes('node_modules') });

test('every claimed line of the checklist is named by a test of it', () => {
  expect(testFiles.length).toBeGreaterThan(100);
  const named = new Set(testFiles.flatMap((path) => linesNamedIn(readFileSync(join(root, path), 'utf8'))));
  const lines = claimed.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  expect(lines.filter((line) => !named.has(line)), 'lines without a test').toEqual([]);
});

test('only the beginning of a title names a line', () => {
  const mark = (...lines: number[]) => lines.map((line) => `[${line}] `).join('');
  expect(linesNamedIn(`test('${mark(7, 8)}two at once', () => {\n  ['${mark(9)}a row', 1],\n  test.each(rows)("${mark(10)}%s", run);`)).toEqual([7, 8, 9, 10]);
  expect(linesNamedIn(`// test('${mark(7)}gone'\ntest.skip('${mark(8)}later'\ntest.todo('${mark(9)}never'\nexpect(all[7]).toBe([8]);\ntest('of ${mark(9)}others'\ntest('[10]'`)).toEqual([]);
});
