import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { whenNpmIsGone } from './npm-gone.mjs';
import { report } from './problem.mjs';
import { node24, root } from './project.mjs';

/**
 * Installs what is missing, then lets Node.js 24 run `script`, and ends as that ends.
 * @param {string} script relative to the clone
 * @param {() => Promise<void>} [before] see `ensureInstalled`
 */
export const handOver = async (script, before) => {
  /** @type {(signal: NodeJS.Signals) => void} */
  let onSignal = (signal) => process.exit(signal === 'SIGINT' ? 130 : 143);
  for (const signal of signals) process.on(signal, () => onSignal(signal));
  whenNpmIsGone(() => onSignal('SIGTERM'));
  try {
    await ensureInstalled(before);
  } catch (error) {
    report(error);
    process.exit(1);
  }
  const child = run(script);
  onSignal = (signal) => child.kill(signal);
};

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {string} script */
const run = (script) => {
  // The channel tells the child that we are gone, even if we were killed and could not say so.
  const child = spawn(node24, [join(root, script), ...process.argv.slice(2)], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  child.once('error', (error) => {
    report(error);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  return child;
};
