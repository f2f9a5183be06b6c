import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPlaywright, readVitest } from './results.ts';

let directory: string;

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'patchbay-results-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const write = (content: unknown) => {
  const file = join(directory, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });

test('tests are counted as the runner counted them', () => {
  const report = write({ numPassedTests: 7, numFailedTests: 2, testResults: [file('failed', 'passed', 'failed')] });
  expect(readVitest(report, 1)).toEqual({ passed: 7, failed: 2 });
});

test('a file that did not load is a failure of its own', () => {
  const report = write({ numPassedTests: 7, numFailedTests: 1, testResults: [file('failed', 'failed'), file('failed')] });
  expect(readVitest(report, 1)).toEqual({ passed: 7, failed: 2 });
});

test.each([
  ['says that all is well but ends with an error', { numPassedTests: 7, numFailedTests: 0, testResults: [] }, 1, { passed: 7, failed: 1 }],
  ['found no test', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0, { passed: 0, failed: 1 }],
  ['wrote half a report', '{"numPassedTests":', 1, { passed: 0, failed: 1 }],
])('a runner that %s has failed', (_, report, code, outcome) => {
  expect(readVitest(write(report), code)).toEqual(outcome);
});

test('a runner that wrote no report has failed, whatever its exit code', () => {
  expect(readVitest(join(directory, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
  expect(readPlaywright(join(directory, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
});

test('a journey that needed a second try has passed, and is told', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const report = write({ stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [] });
  expect(readPlaywright(report, 1)).toEqual({ passed: 5, failed: 1 });
  expect(log).toHaveBeenCalledWith(expect.stringContaining('1 passed only when tried again'));
});
