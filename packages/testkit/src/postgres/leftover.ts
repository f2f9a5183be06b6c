import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresProblem } from './problem.ts';

/** Stops a server that an earlier run left behind in this data directory, and removes a lock that nobody holds. */
export const stopLeftover = async (directory: string): Promise<void> => {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const owner = identify(pid, directory);
  // PostgreSQL itself would only look whether the number is in use, by whatever program.
  if (owner === 'other') return rmSync(lock, { force: true });
  if (owner === 'unknown') throw stillUsed(directory, pid);
  for (const [signal, seconds] of [['SIGINT', 30], ['SIGQUIT', 10]] as const) {
    if (await endedAfter(pid, signal, seconds)) return;
  }
  throw stillUsed(directory, pid);
};

const stillUsed = (directory: string, pid: number) =>
  new PostgresProblem(`Process ${pid} still uses the database in ${directory}: stop it (kill -INT ${pid}) and start again.`);

const endedAfter = async (pid: number, signal: NodeJS.Signals, seconds: number) => {
  if (!isAlive(pid)) return true;
  process.kill(pid, signal);
  for (let tick = 0; tick < seconds * 20; tick++) {
    if (!isAlive(pid)) return true;
    await pause(50);
  }
  return false;
};

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A process number may have been given away since, even to another PostgreSQL: its working directory tells. */
const identify = (pid: number, directory: string): 'ours' | 'other' | 'unknown' => {
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return 'other';
  try {
    if (!commandOf(pid).includes('postgres')) return 'other';
    return workingDirectory(pid) === realpathSync(directory) ? 'ours' : 'other';
  } catch {
    return isAlive(pid) ? 'unknown' : 'other';
  }
};

const isLinux = process.platform === 'linux';

const commandOf = (pid: number) =>
  isLinux ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' });

const workingDirectory = (pid: number) =>
  isLinux
    ? readlinkSync(`/proc/${pid}/cwd`)
    : (/^n(.*)$/m.exec(execFileSync('lsof', ['-a', '-p', `${pid}`, '-d', 'cwd', '-Fn'], { encoding: 'utf8' }))?.[1] ?? '');
