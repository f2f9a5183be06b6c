import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverProgram } from './artefacts.ts';
import { leanEnvironment, leanNode } from './lean-node.ts';
import type { LogFile } from './log-file.ts';
import { Problem } from './problem.mjs';
import { root } from './project.mjs';

export type Service = { ended: Promise<void>; stop: () => Promise<void> };

const READY_SECONDS = 120;
// What the process allows itself, and a little more.
const STOP_SECONDS = 20;

/** Starts the API, provisioning and worker in one process and waits until it says that it is ready. */
export const startService = async (env: NodeJS.ProcessEnv, log: LogFile): Promise<Service> => {
  const child = spawn(process.execPath, [...leanNode, '--import', join(root, 'scripts/lib/end-with-parent.mjs'), serverProgram], {
    cwd: root,
    env: { ...leanEnvironment, ...env },
    // Out of the terminal's process group: Ctrl-C is for us, and we stop things in their order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  log.onLine(tell);
  const stop = () => end(child, ended, STOP_SECONDS + Number(env.PATCHBAY_DRAIN_SECONDS || 0));
  try {
    await ready(child, env, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
};

const ready = async (child: ChildProcess, env: NodeJS.ProcessEnv, log: LogFile) => {
  const address = `http://${env.PATCHBAY_HOST || '127.0.0.1'}:${env.PATCHBAY_PORT}/readyz`.replace('//0.0.0.0', '//127.0.0.1').replace('//:::', '//[::1]:');
  for (let tick = 0; tick < READY_SECONDS * 20; tick++) {
    if (child.exitCode !== null || child.signalCode !== null) throw explain(log);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Problem(`Patchbay was not ready after ${READY_SECONDS} seconds: ${log.path} says why.`);
};

/** Its own last words are a sentence for people; without them, show what there is. */
const explain = (log: LogFile) => {
  const lines = log.lastLines(15);
  const fatal = lines.map(parse).findLast((line) => (line?.level ?? 0) >= FATAL)?.msg;
  return new Problem(fatal ? `Patchbay ${fatal}` : `Patchbay ended while it started; these are the last lines of ${log.path}:\n${lines.join('\n')}`);
};

const end = async (child: ChildProcess, ended: Promise<void>, seconds: number) => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  await ended;
  clearTimeout(limit);
};

const WARN = 40;
const FATAL = 60;

/** What a person should see goes from the log to the terminal as well. */
const tell = (line: string): void => {
  const { level = 0, msg, setupUrl } = parse(line) ?? {};
  if (setupUrl) console.log(`\n  Create the first administrator: ${setupUrl}\n`);
  else if (level >= WARN && level < FATAL) console.log(`! ${msg ?? line}`);
};

type LogLine = { level?: number; msg?: string; setupUrl?: string };

const parse = (line: string): LogLine | undefined => {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
};
