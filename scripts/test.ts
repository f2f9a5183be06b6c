import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureClient, ensureDashboard, ensurePhoneApp } from './lib/artefacts.ts';
import { obtainAudioPrograms } from './lib/audio-programs.ts';
import { obtainChromium } from './lib/chromium.ts';
import { report } from './lib/problem.mjs';
import { root } from './lib/project.mjs';
import { failedFiles, readPlaywright, readSecondTry, readVitest, type VitestRun } from './lib/results.ts';
import { endStages, runStage, type Outcome, type Stage } from './lib/stage.ts';
import { step } from './lib/step.mjs';

const bin = (path: string) => join(root, 'node_modules', path);
const tsc = bin('typescript/bin/tsc');
const eslint = bin('eslint/bin/eslint.js');
const vitest = bin('vitest/vitest.mjs');
const playwright = bin('@playwright/test/cli.js');

// Everything that a run writes lies here, and goes with it. Root's PostgreSQL runs as another user, who has to get in.
const home = mkdtempSync(join(tmpdir(), 'patchbay-'));
chmodSync(home, 0o711);
const env = { ...process.env, TMPDIR: home, PATCHBAY_TEST_OUTPUT: join(home, 'results'), NODE_ENV: 'test', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };

const all = async (...stages: Promise<number>[]): Promise<Outcome> => asOne((await Promise.all(stages)).every((code) => code === 0));
const asOne = (passed: boolean): Outcome => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: [] });

const types = () => all(...['tsconfig.json', 'apps/web/tsconfig.json', 'apps/phone/tsconfig.json'].map((project) => runStage(tsc, ['-p', project], env, true)));
const lint = async () => asOne((await runStage(eslint, ['.'], env, true)) === 0);

const runVitest = async (file: string, what: string[]): Promise<VitestRun> => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { file, exitCode: await runStage(vitest, ['run', ...what, ...reporters], env) };
};

// As with journeys: where nobody sits before it, what failed beside everything else is tried once more without it.
const vitestStage = (name: string, projects: string[]) => async (): Promise<Outcome> => {
  const chosen = projects.map((project) => `--project=${project}`);
  const first = await runVitest(join(home, `${name}.json`), chosen);
  const failed = process.env.CI ? failedFiles(first) : [];
  if (failed.length === 0 || interrupted) return readVitest(first);
  console.log(`\n── ${name}, what failed once more`);
  return readSecondTry(first, await runVitest(join(home, `${name}-again.json`), [...chosen, ...failed]));
};

const e2e = async (): Promise<Outcome> => {
  const browser = obtainChromium();
  if ('missing' in browser) {
    console.error(browser.missing);
    return { passed: 0, failed: 1, failures: [] };
  }
  const file = join(home, 'e2e.json');
  const browserEnv = { ...env, PATCHBAY_CHROMIUM: browser.executable ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return readPlaywright(file, await runStage(playwright, ['test', '--reporter=line,json'], browserEnv));
};

const stages: { [name: string]: () => Promise<Outcome> } = {
  types,
  lint,
  unit: vitestStage('unit', ['unit', 'web', 'phone']),
  integration: vitestStage('integration', ['integration']),
  e2e,
};

// Those that share a line run side by side; the first two say nothing unless they fail.
const order = [['types', 'lint'], ['unit'], ['integration'], ['e2e']];

const timed = async (name: string): Promise<Stage> => {
  const start = performance.now();
  const outcome = await (stages[name] as () => Promise<Outcome>)();
  return { name, seconds: (performance.now() - start) / 1000, ...outcome };
};

const main = async (): Promise<Stage[]> => {
  await step('Database client', ensureClient);
  await step('Dashboard', ensureDashboard);
  obtainAudioPrograms();
  await step('Phone app', ensurePhoneApp);
  const results: Stage[] = [];
  for (const names of order) {
    if (interrupted) break;
    console.log(`\n── ${names.join(', ')}`);
    results.push(...(await Promise.all(names.map(timed))));
  }
  return results;
};

const print = (results: Stage[]) => {
  console.log('');
  for (const { name, seconds, passed, failed, failures } of results) {
    console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${passed} passed, ${failed} failed`);
    for (const failure of failures) console.log(`    ${failure}`);
  }
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0;
};

let interrupted = false;
const interrupt = () => {
  interrupted = true;
  endStages();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
process.on('disconnect', interrupt);

const results = await main().catch((error: unknown): Stage[] => {
  report(error);
  return [{ name: 'preparation', seconds: 0, passed: 0, failed: 1, failures: [] }];
});
rmSync(home, { recursive: true, force: true, maxRetries: 5 });
process.exit(print(results) && !interrupted ? 0 : 1);
