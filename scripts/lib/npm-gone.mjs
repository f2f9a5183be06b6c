import { readFileSync } from 'node:fs';

/**
 * Calls back when the npm that runs us has ended. npm passes a signal on to its shell only, and the shell dies of it
 * without telling us; and whoever kills npm outright tells nobody.
 * @param {() => void} callback
 */
export const whenNpmIsGone = (callback) => {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    callback();
  }, 300);
  timer.unref();
};

const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;

/** @param {number} pid */
const parentOf = (pid) => {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
};
