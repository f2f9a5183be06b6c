import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {{ pid: number, born: string }} Holder */

/** Somebody who is alive holds the lock. */
export class LockHeld extends Error {
  /** @override */
  name = 'LockHeld';
  /** @param {Holder} holder */
  constructor(holder) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

/**
 * Takes the lock or throws `LockHeld`. A lock whose holder has died, however, counts as free.
 * @param {string} file
 * @returns {() => void} gives it back
 */
export const takeLock = (file) => {
  const self = JSON.stringify(identify(process.pid));
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, self, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const found = read(file);
    const holder = parse(found);
    if (holder && isAlive(holder)) throw new LockHeld(holder);
    discard(file, found);
  }
};

/**
 * Runs `work` alone: waits until whoever holds the lock has finished.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (file, work) => {
  const release = await waitFor(file);
  try {
    return await work();
  } finally {
    release();
  }
};

/** @param {string} file */
const waitFor = async (file) => {
  for (let waited = false; ; waited = true) {
    try {
      return takeLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (!waited) console.log(`Waiting for process ${error.holder.pid}, which is preparing the same directory.`);
      await pause(250);
    }
  }
};

/**
 * Removes a dead lock. Of several who try, one wins the rename; whoever catches a new lock instead puts it back.
 * @param {string} file
 * @param {string} expected
 */
const discard = (file, expected) => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
};

/** @param {string} file */
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @param {Holder} holder */
const isAlive = (holder) => {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return identify(holder.pid).born === holder.born;
};

/**
 * The number of a process is given away again after its death; together with its birth it is unique.
 * @param {number} pid
 * @returns {Holder}
 */
const identify = (pid) => ({ pid, born: birthOf(pid) });

/** @param {number} pid */
const birthOf = (pid) => {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return `${boot} ${fields[19]}`;
  } catch {
    return 'unknown';
  }
};

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;
