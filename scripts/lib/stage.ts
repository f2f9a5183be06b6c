import { spawn, type ChildProcess } from 'node:child_process';
import { root } from './project.mjs';

export type Outcome = { passed: number; failed: number; failures: string[] };
export type Stage = { name: string; seconds: number } & Outcome;

const LIMIT_SECONDS = 30 * 60;

const running = new Set<ChildProcess>();

/**
 * Runs a program of the dependencies in a process group of its own and returns its exit code. With `quiet`, its output
 * is printed at the end, and only if it failed.
 */
export const runStage = (script: string, args: string[], env: NodeJS.ProcessEnv, quiet = false): Promise<number> =>
  new Promise((resolve) => {
    const stdio = quiet ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, detached: true, stdio: ['ignore', stdio, stdio] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
    const limit = setTimeout(() => {
      console.error(`Ended after ${LIMIT_SECONDS / 60} minutes without a result.`);
      killGroup(child, 'SIGKILL');
    }, LIMIT_SECONDS * 1000);
    const finish = (code: number) => {
      clearTimeout(limit);
      running.delete(child);
      // Whatever it may have left behind, a browser for instance, ends with it.
      killGroup(child, 'SIGKILL');
      if (code !== 0) process.stdout.write(output);
      resolve(code);
    };
    child.once('error', () => finish(1));
    child.once('close', (code) => finish(code ?? 1));
  });

/** Ends everything that is running, for an interrupted test run. */
export const endStages = (): void => {
  for (const child of running) killGroup(child, 'SIGTERM');
};

const killGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It has ended.
  }
};
