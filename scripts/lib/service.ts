import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogFile } from './log-file.ts';
import { Problem } from './problem.mjs';
import { root } from './project.mjs';

export type Service = { ended: Promise<void>; stop: () => Promise<void> };

const READY_SECONDS = 60;
// What the process allows itself, and a little more.
const STOP_SECONDS = 20;

/** Starts the API, provisioning and worker in one process and waits until it says that it is ready. */
export const startService = async (env: NodeJS.ProcessEnv, log: LogFile): Promise<Service> => {
  const child = spawn(process.execPath, ['--import', join(root, 'scripts/lib/end-with-parent.mjs'), join(root, 'apps/api/src/main.ts')], {
    cwd: root,
    env,
    // Out of the terminal's process group: Ctrl-C is for us, and we stop things in their order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const lastWords = follow(child, log);
  const stop = () => end(child, ended, STOP_SECONDS + Number(env.PATCHBAY_DRAIN_SECONDS || 0));
  try {
    await ready(child, env, log, lastWords);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
};

const ready = async (child: ChildProcess, env: NodeJS.ProcessEnv, log: LogFile, lastWords: string[]) => {
  const address = `http://${env.PATCHBAY_HOST || '127.0.0.1'}:${env.PATCHBAY_PORT}/readyz`.replace('//0.0.0.0', '//127.0.0.1').replace('//:::', '//[::1]:');
  for (let tick = 0; tick < READY_SECONDS * 20; tick++) {
    if (child.exitCode !== null || child.signalCode !== null) throw explain(log, lastWords);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Problem(`Patchbay was not ready after ${READY_SECONDS} seconds: ${log.path} says why.`);
};

/** Its own last words are a sentence for people; without them, show what there is. */
const explain = (log: LogFile, lastWords: string[]) => {
  const fatal = lastWords.map(parse).findLast((line) => (line?.level ?? 0) >= FATAL)?.msg;
  return new Problem(fatal ? `Patchbay ${fatal}` : `Patchbay ended while it started; these are the last lines of ${log.path}:\n${lastWords.join('\n')}`);
};

const end = async (child: ChildProcess, ended: Promise<void>, seconds: number) => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  await ended;
  clearTimeout(limit);
};

/** Everything goes to the log; what a person should see goes to the terminal as well. */
const follow = (child: ChildProcess, log: LogFile): string[] => {
  const lastWords: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      log.write(`${line}\n`);
      lastWords.push(line);
      if (lastWords.length > 15) lastWords.shift();
      const notice = noticeIn(line);
      if (notice) console.log(notice);
    });
  }
  return lastWords;
};

const WARN = 40;
const FATAL = 60;

const noticeIn = (line: string): string | undefined => {
  const { level = 0, msg, setupUrl } = parse(line) ?? {};
  if (setupUrl) return `\n  Create the first administrator: ${setupUrl}\n`;
  return level >= WARN && level < FATAL ? `! ${msg ?? line}` : undefined;
};

type LogLine = { level?: number; msg?: string; setupUrl?: string };

const parse = (line: string): LogLine | undefined => {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
};
