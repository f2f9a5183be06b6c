import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { leanEnvironment, leanNode } from '../../scripts/lib/lean-node.ts';

export interface Service {
  address: string;
  /** The most memory that the process has held so far; undefined where the operating system does not tell. */
  peakResidentMegabytes: () => number | undefined;
  stop: () => Promise<void>;
}

interface ServiceOptions {
  program: string;
  env: Record<string, string>;
  logFile: string;
  address: string;
  /** Answers 200 once the program is ready. */
  readyUrl: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
// How long a start takes is measured nowhere here, and a busy machine takes its time.
const readySeconds = 120;

/** Starts a program of the repository in a process of its own and waits until it answers. */
export const startService = async ({ program, env, logFile, address, readyUrl }: ServiceOptions): Promise<Service> => {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [...leanNode, program], {
    cwd: root,
    env: { ...leanEnvironment, PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (isRunning(child)) child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(limit);
  };
  for (const deadline = performance.now() + readySeconds * 1000; performance.now() < deadline; await pause(20)) {
    if (!isRunning(child)) break;
    const answer = await fetch(readyUrl).catch(() => undefined);
    if (answer?.ok) return { address, peakResidentMegabytes: () => peakResident(child), stop };
  }
  await stop();
  throw new Error(`${program} did not become ready; its last words:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
};

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

const peakResident = ({ pid }: ChildProcess): number | undefined => {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
};
