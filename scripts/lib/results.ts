import { existsSync, readFileSync } from 'node:fs';
import type { Outcome } from './stage.ts';

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

/** What Vitest's JSON report says; files that did not even load count as one failure each. */
export const readVitest = (file: string, exitCode: number): Outcome => {
  const report = readReport<VitestReport>(file);
  if (!report) return crashed(exitCode, { passed: 0, failed: 0 });
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return crashed(exitCode, { passed: report.numPassedTests, failed: report.numFailedTests + broken.length });
};

/** What Playwright's JSON report says. */
export const readPlaywright = (file: string, exitCode: number): Outcome => {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return crashed(exitCode, { passed: 0, failed: 0 });
  const { expected, unexpected, flaky } = report.stats;
  if (flaky > 0) console.log(`${flaky} passed only when tried again: each is a bug.`);
  return crashed(exitCode, { passed: expected + flaky, failed: unexpected });
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
