import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './project.mjs';
import type { Outcome } from './stage.ts';

type VitestReport = { numPassedTests: number; testResults: VitestFile[] };
type VitestFile = { name: string; status: string; message?: string; assertionResults: VitestTest[] };
type VitestTest = { status: string; fullName: string; failureMessages?: string[] };

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; suites?: Suite[] };
type Suite = { file: string; specs?: { title: string; tests: { status: string }[] }[]; suites?: Suite[] };

/** A run of Vitest that has ended: where it wrote its JSON report, and its exit code. */
export type VitestRun = { file: string; exitCode: number };

/** What Vitest's JSON report says; files that did not even load count as one failure each. */
export const readVitest = ({ file, exitCode }: VitestRun): Outcome => {
  const report = readReport<VitestReport>(file);
  const failures = failuresIn(report);
  return crashed(exitCode, { passed: report?.numPassedTests ?? 0, failed: failures.length, failures: failures.map(told) });
};

const mostTriedAgain = 5;

/** The files in which something failed; none where they are so many that it is no accident. */
export const failedFiles = ({ file }: VitestRun): string[] => {
  const failed = filesThatFailed(readReport<VitestReport>(file));
  return failed.length > mostTriedAgain ? [] : failed.map(({ name }) => name);
};

/** What comes of a run whose failed files were run once more. */
export const readSecondTry = (first: VitestRun, second: VitestRun): Outcome => {
  const [before, after] = [readVitest(first), readVitest(second)];
  const still = new Set(failuresIn(readReport<VitestReport>(second.file)).map(({ name }) => name));
  const healed = failuresIn(readReport<VitestReport>(first.file)).filter(({ name }) => !still.has(name) && !still.has(name.split(' › ')[0]!));
  if (after.failed > still.size) return before;
  return { passed: before.passed + healed.length, failed: after.failed, failures: [...after.failures, ...healed.map(({ name }) => `${name}${REMARKS.flaky}`)] };
};

type Failure = { name: string; message: string | undefined };

const filesThatFailed = (report: VitestReport | undefined): VitestFile[] => (report?.testResults ?? []).filter(({ status }) => status === 'failed');

const failuresIn = (report: VitestReport | undefined): Failure[] => filesThatFailed(report).flatMap(({ name, message, assertionResults }) => {
  const path = relative(root, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [{ name: path, message }];
  return failed.map(({ fullName, failureMessages }) => ({ name: `${path} › ${fullName}`, message: failureMessages?.[0] }));
});

/** What Playwright's JSON report says. */
export const readPlaywright = (file: string, exitCode: number): Outcome => {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return crashed(exitCode, { passed: 0, failed: 0, failures: [] });
  const { expected, unexpected, flaky } = report.stats;
  const failures = (report.suites ?? []).flatMap(unwell);
  return crashed(exitCode, { passed: expected + flaky, failed: unexpected, failures });
};

// What needed a second try has passed, and is a bug all the same.
const REMARKS: { [status: string]: string } & { flaky: string } = { unexpected: '', flaky: ': passed only when tried again' };

const unwell = ({ file, specs = [], suites = [] }: Suite): string[] => [
  ...specs.flatMap(({ title, tests }) => tests.filter(({ status }) => status in REMARKS).map(({ status }) => `${file} › ${title}${REMARKS[status]}`)),
  ...suites.flatMap(unwell),
];

const told = ({ name, message = '' }: Failure) => {
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
