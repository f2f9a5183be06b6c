import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './project.mjs';
import type { Outcome } from './stage.ts';

type VitestReport = { numPassedTests: number; testResults: VitestFile[] };
type VitestFile = { name: string; status: string; message?: string; assertionResults: VitestTest[] };
type VitestTest = { status: string; fullName: string; failureMessages?: string[] };

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; suites?: Suite[] };
type Suite = { file: string; specs?: { title: string; tests: { status: string }[] }[]; suites?: Suite[] };

/** What Vitest's JSON report says; files that did not even load count as one failure each. */
export const readVitest = (file: string, exitCode: number): Outcome => {
  const report = readReport<VitestReport>(file);
  if (!report) return crashed(exitCode, { passed: 0, failed: 0, failures: [] });
  const failures = report.testResults.filter(({ status }) => status === 'failed').flatMap(failuresIn);
  return crashed(exitCode, { passed: report.numPassedTests, failed: failures.length, failures });
};

const failuresIn = ({ name, message, assertionResults }: VitestFile): string[] => {
  const path = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [told(path, message)];
  return failed.map(({ fullName, failureMessages }) => told(`${path} › ${fullName}`, failureMessages?.[0]));
};

/** What Playwright's JSON report says. */
export const readPlaywright = (file: string, exitCode: number): Outcome => {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return crashed(exitCode, { passed: 0, failed: 0, failures: [] });
  const { expected, unexpected, flaky } = report.stats;
  const failures = (report.suites ?? []).flatMap(unwell);
  return crashed(exitCode, { passed: expected + flaky, failed: unexpected, failures });
};

// A journey that needed a second try has passed, and is a bug all the same.
const REMARKS: { [status: string]: string } = { unexpected: '', flaky: ': passed only when tried again' };

const unwell = ({ file, specs = [], suites = [] }: Suite): string[] => [
  ...specs.flatMap(({ title, tests }) => tests.filter(({ status }) => status in REMARKS).map(({ status }) => `${file} › ${title}${REMARKS[status]}`)),
  ...suites.flatMap(unwell),
];

const told = (name: string, message = '') => {
  const [reason = ''] = message.split('\n');
  return reason ? `${name}: ${reason}` : name;
};

// A runner that fails without a failed test has crashed, or never ran one: that must not look like success.
const crashed = (exitCode: number, outcome: Outcome): Outcome => {
  const isSilent = outcome.failed === 0 && (exitCode !== 0 || outcome.passed === 0);
  return isSilent ? { ...outcome, failed: 1 } : outcome;
};

const readReport = <T>(file: string): T | undefined => {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
  } catch {
    return undefined;
  }
};
