import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverAccount, type Account } from './postgres/account.ts';
import { findBinaries } from './postgres/binaries.ts';
import { prepareDataDirectory } from './postgres/data-directory.ts';
import { explain, tailOf } from './postgres/failure.ts';
import { stopLeftover } from './postgres/leftover.ts';
import { PostgresProblem } from './postgres/problem.ts';

export type PostgresOptions = {
  /** Made on the first start. Its parent must exist. */
  directory: string;
  superuserPassword: string;
  logFile: string;
  /** Tried first; another free one is taken when it is not available. */
  preferredPort?: number;
  /** `false` trades crash safety for speed: tests only. */
  durable?: boolean;
  settings?: { [name: string]: string | number };
};

export type RunningPostgres = {
  port: number;
  /** The connection string of the superuser. */
  superuserUrl: string;
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the PostgreSQL that comes with the dependencies, on a port of the loopback interface and nowhere else. */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const { directory, superuserPassword, durable = true } = options;
  const account = serverAccount(directory);
  const binaries = await findBinaries(account, dirname(directory));
  await stopLeftover(directory);
  prepareDataDirectory({ directory, superuserPassword, account, binaries, durable });
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? options.preferredPort : undefined);
    try {
      const server = await launch(binaries.postgres, account, port, options);
      return { port, superuserUrl: `postgresql://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`, ...server };
    } catch (error) {
      // The port went to somebody else in between, or the processes of a killed server are still going.
      const passing = error instanceof PostgresProblem && /was taken|still uses/.test(error.message);
      if (!passing || attempt === 5) throw error;
      await pause(1000);
    }
  }
};

/** A port of the loopback interface that nobody listens on. */
export const freePort = (preferred = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred ? resolve(freePort()) : reject(error)));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

// The shell stops the server when our end of its standard input closes: also when we are killed and cannot say so.
const GUARD = `
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null 2>&1; kill -INT $server) 2>/dev/null & watch=$!
exec 3<&- </dev/null
wait $server; status=$?
kill $watch 2>/dev/null
exit $status`;

const launch = async (postgres: string, account: Account, port: number, options: PostgresOptions) => {
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const guard = spawn('/bin/sh', ['-c', GUARD, 'postgres-guard', postgres, ...serverArguments(port, options)], {
    ...account,
    // Out of the terminal's process group, so that Ctrl-C reaches the database only after those who use it.
    detached: true,
    cwd: '/',
    stdio: ['pipe', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  closeSync(log);
  const ended = endOf(guard);
  while (!isReady(options.directory, port)) {
    if (guard.exitCode !== null || guard.signalCode !== null || guard.pid === undefined) {
      throw explain(tailOf(options.logFile, logStart), options.directory, port);
    }
    await pause(20);
  }
  const stop = async () => {
    guard.stdin?.destroy();
    await ended;
  };
  return { ended, stop };
};

const endOf = (guard: ChildProcess) =>
  new Promise<void>((resolve) => {
    guard.once('error', () => resolve());
    guard.once('exit', () => {
      guard.stdin?.destroy();
      resolve();
    });
  });

const serverArguments = (port: number, { directory, durable = true, settings = {} }: PostgresOptions) => {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return ['-D', directory, '-p', `${port}`, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

/** The eighth line of the lock file is the server's own word; asking by connection would need a password first. */
const isReady = (directory: string, port: number) => {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return false;
  const lines = readFileSync(lock, 'utf8').split('\n');
  return lines[3] === `${port}` && lines[7]?.trim() === 'ready';
};
