import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './embedded-postgres.ts';

const main = fileURLToPath(new URL('../../../apps/api/src/main.ts', import.meta.url));

/** The key that test processes and `testApp` share, so that one reads what the other wrote. */
export const testSecretKeys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

export interface RunningProcess {
  /** `http://127.0.0.1:…`, of the API or the health page. */
  url: string;
  provisioningUrl: string;
  child: ChildProcess;
  /** Every line that it wrote so far. */
  lines: string[];
  ended: Promise<number | null>;
  /** Asks it to stop and answers its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Starts the production entry point in a process of its own and waits until it is ready. */
export const startProcess = async (databaseUrl: string, env: Record<string, string> = {}): Promise<RunningProcess> => {
  const [port, provisioningPort] = [await freePort(), await freePort()];
  const started = launch({
    DATABASE_URL: databaseUrl,
    PATCHBAY_SECRET_KEYS: testSecretKeys,
    PATCHBAY_PORT: `${port}`,
    PATCHBAY_PROVISIONING_PORT: `${provisioningPort}`,
    PATCHBAY_DATABASE_CONNECTIONS: '4',
    ...env,
  });
  const running = { ...started, url: `http://127.0.0.1:${port}`, provisioningUrl: `http://127.0.0.1:${provisioningPort}` };
  await ready(running);
  return running;
};

// A failed test must not leave one behind.
const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Only starts it: for what should not become ready. */
export const launch = (env: Record<string, string>): Omit<RunningProcess, 'url' | 'provisioningUrl'> => {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => void lines.push(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const signal = (name: NodeJS.Signals) => { child.kill(name); return ended; };
  children.add(child);
  child.once('close', () => children.delete(child));
  return { child, lines, ended, stop: () => signal('SIGTERM'), kill: async () => void (await signal('SIGKILL')) };
};

const ready = async ({ url, child, lines }: RunningProcess): Promise<void> => {
  for (let tick = 0; tick < 600; tick += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The process did not become ready:\n${lines.join('\n')}`);
};
