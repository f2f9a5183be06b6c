import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@patchbay/testkit/embedded-postgres';
import { root } from '../../scripts/lib/project.mjs';

export interface RunningClone {
  address: string;
  /** From `npm start` to the first answer of the sign-in page. */
  seconds: number;
  stop: () => Promise<void>;
}

const startLimitSeconds = 120;

const must = (command: string, args: string[], cwd: string): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
};

/** A fresh clone of what is committed here, with its dependencies installed and nothing built. */
export const makeClone = (directory: string): string => {
  const clone = join(directory, 'clone');
  must('git', ['clone', '--quiet', root, clone], directory);
  must(process.execPath, ['-e', `import('./scripts/lib/install.mjs').then((install) => install.ensureInstalled())`], clone);
  return clone;
};

/** `npm start` in a clone, with a data directory of its own. */
export const startClone = async (clone: string, directory: string): Promise<RunningClone> => {
  const data = join(directory, 'data');
  mkdirSync(data, { mode: 0o711 });
  const [port, provisioningPort] = [await freePort(), await freePort()];
  const logFile = join(directory, 'start.log');
  const log = openSync(logFile, 'a');
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PATCHBAY_DATA_DIR: data, PATCHBAY_PORT: `${port}`, PATCHBAY_PROVISIONING_PORT: `${provisioningPort}` },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  const address = `http://127.0.0.1:${port}`;
  while (performance.now() - began < startLimitSeconds * 1000 && child.exitCode === null) {
    const answer = await fetch(`${address}/`, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('<script')) return { address, seconds: (performance.now() - began) / 1000, stop };
    await pause(50);
  }
  await stop();
  throw new Error(`npm start did not serve the sign-in page; its last words:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
};
