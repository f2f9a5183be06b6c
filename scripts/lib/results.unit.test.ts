import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './project.mjs';
import { failedFiles, readPlaywright, readSecondTry, readVitest } from './results.ts';

let directory: string;

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'patchbay-results-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const write = (content: unknown, name = 'report.json') => {
  const file = join(directory, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const file = (status: string, ...tests: string[]) => ({
  name: join(root, 'apps/api/src/numbers.test.ts'),
  status,
  message: tests.length === 0 ? 'Cannot find module' : '',
  assertionResults: tests.map((each) => ({ status: each, fullName: `numbers are ${each}`, failureMessages: each === 'failed' ? ['expected 1\nat line 2'] : [] })),
});

test('tests are counted as the runner counted them', () => {
  const report = write({ numPassedTests: 7, testResults: [file('failed', 'failed', 'passed', 'failed')] });
  expect(readVitest({ file: report, exitCode: 1 })).toMatchObject({ passed: 7, failed: 2 });
});

test('each failure is named with its file and the first line of its reason', () => {
  const report = write({ numPassedTests: 7, testResults: [file('passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')] });
  expect(readVitest({ file: report, exitCode: 1 }).failures).toEqual([
    'apps/api/src/numbers.test.ts › numbers are failed: expected 1',
    'apps/api/src/numbers.test.ts: Cannot find module',
  ]);
});

test('a file that did not load is a failure of its own', () => {
  const report = write({ numPassedTests: 7, testResults: [file('failed', 'failed'), file('failed')] });
  expect(readVitest({ file: report, exitCode: 1 })).toMatchObject({ passed: 7, failed: 2 });
});

test.each([
  ['says that all is well but ends with an error', { numPassedTests: 7, testResults: [] }, 1, { passed: 7, failed: 1 }],
  ['found no test', { numPassedTests: 0, testResults: [] }, 0, { passed: 0, failed: 1 }],
  ['wrote half a report', '{"numPassedTests":', 1, { passed: 0, failed: 1 }],
])('a runner that %s has failed', (_, report, code, outcome) => {
  expect(readVitest({ file: write(report), exitCode: code })).toMatchObject(outcome);
});

test('a runner that wrote no report has failed, whatever its exit code', () => {
  expect(readVitest({ file: join(directory, 'none.json'), exitCode: 0 })).toMatchObject({ passed: 0, failed: 1 });
  expect(readPlaywright(join(directory, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('what passes when its file is run once more has passed, and is named; what fails again has failed', () => {
  const named = (status: string, ...tests: [name: string, status: string][]) => ({ ...file(status), message: '', assertionResults: tests.map(([fullName, of]) => ({ status: of, fullName, failureMessages: of === 'failed' ? ['too slow'] : [] })) });
  const first = { file: write({ numPassedTests: 7, testResults: [named('failed', ['a', 'failed'], ['b', 'failed'], ['c', 'passed'])] }), exitCode: 1 };
  expect(failedFiles(first)).toEqual([join(root, 'apps/api/src/numbers.test.ts')]);
  const again = (...tests: [name: string, status: string][]) => ({ file: write({ numPassedTests: 2, testResults: [named(tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed', ...tests)] }, 'again.json'), exitCode: tests.some(([, status]) => status === 'failed') ? 1 : 0 });
  expect(readSecondTry(first, again(['a', 'failed'], ['b', 'passed'], ['c', 'passed']))).toEqual({
    passed: 8, failed: 1, failures: ['apps/api/src/numbers.test.ts › a: too slow', 'apps/api/src/numbers.test.ts › b: passed only when tried again'],
  });
  expect(readSecondTry(first, again(['a', 'passed'], ['b', 'passed'], ['c', 'passed']))).toMatchObject({ passed: 9, failed: 0 });
  // One that is not heard of again has not passed.
  expect(readSecondTry(first, { file: join(directory, 'none.json'), exitCode: 1 })).toEqual(readVitest(first));
});

test('where more fails than can be an accident, nothing is tried again', () => {
  const many = (count: number) => ({ file: write({ numPassedTests: 7, testResults: Array.from({ length: count }, () => file('failed', 'failed')) }), exitCode: 1 });
  expect([failedFiles(many(5)).length, failedFiles(many(6)).length]).toEqual([5, 0]);
});

test('a journey that failed is named, and so is one that passed only when tried again', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const inner = { file: 'journeys/agent.spec.ts', specs: [spec('signs in', 'flaky'), spec('signs out', 'expected')] };
  const report = write({
    stats: { expected: 4, unexpected: 1, flaky: 1 },
    suites: [{ file: 'journeys/numbers.spec.ts', specs: [spec('imports', 'unexpected')], suites: [inner] }],
  });
  expect(readPlaywright(report, 1)).toEqual({
    passed: 5,
    failed: 1,
    failures: ['journeys/numbers.spec.ts › imports', 'journeys/agent.spec.ts › signs in: passed only when tried again'],
  });
});
