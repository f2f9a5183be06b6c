import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, ftruncateSync, globSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from '@patchbay/testkit/embedded-postgres';
import { createEmptyDatabase } from '@patchbay/testkit/database';
import { mayUse } from '@patchbay/testkit/postgres/account';
import { runOn } from '@patchbay/testkit/test-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from './lib/artefacts.ts';
import { root } from './lib/project.mjs';

type Run = { process: ChildProcess; output: () => string; ended: Promise<number | null>; url: string };

let home: string;
let ports: { [name: string]: string };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-start-'));
  chmodSync(home, 0o711);
  ports = { PATCHBAY_PORT: `${await freePort()}`, PATCHBAY_PROVISIONING_PORT: `${await freePort()}` };
  await ensureBuilt();
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const begin = (env: NodeJS.ProcessEnv, options: { uid?: number; gid?: number } = {}): Run => {
  const child = spawn(process.execPath, [join(root, 'scripts/run.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: home, PATCHBAY_DEMO: 'false', ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...options,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { process: child, output: () => output, ended, url: `http://127.0.0.1:${ports.PATCHBAY_PORT}` };
};

const start = async (env: NodeJS.ProcessEnv): Promise<Run> => {
  const run = begin(env);
  await expect.poll(run.output, { timeout: 60_000, interval: 50 }).toMatch(/Patchbay is running|✗/);
  expect(run.output()).toContain('Patchbay is running');
  return run;
};

const stop = async (run: Run) => {
  run.process.kill('SIGTERM');
  return run.ended;
};

/** The one sentence with which a start was refused. */
const refusal = async (env: NodeJS.ProcessEnv, options = {}): Promise<string> => {
  const run = begin(env, options);
  expect(await run.ended).toBe(1);
  const sentence = run.output().split('\n✗ ').at(-1) ?? '';
  expect(sentence.trim().split('\n')).toHaveLength(1);
  return sentence.trim();
};

const isServing = (url: string) => fetch(`${url}/healthz`).then((answer) => answer.ok, () => false);

/** Processes that work on the directory: it stands in their command, or in their environment. */
const processesOn = (directory: string) => listProcesses().filter(({ args, pid }) => args.includes(directory) && pid !== process.pid);

const listProcesses = () => {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), args: line }));
  }
  // A small machine has no ps.
  return globSync('/proc/[0-9]*').map((folder) => ({
    pid: Number(basename(folder)),
    args: (readIfThere(`${folder}/cmdline`) + readIfThere(`${folder}/environ`)).replaceAll('\0', ' '),
  }));
};

const readIfThere = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const expectNothingLeft = async (directory: string, url: string) => {
  await expect.poll(() => processesOn(directory)).toEqual([]);
  await expect.poll(() => isServing(url)).toBe(false);
};

describe('a start on the embedded database', () => {
  let directory: string;

  beforeAll(() => void (directory = join(home, 'life')));

  const databaseUrl = () => {
    const { ownerPassword, port } = JSON.parse(readFileSync(join(directory, 'database.json'), 'utf8')) as { ownerPassword: string; port: number };
    return `postgresql://patchbay:${ownerPassword}@127.0.0.1:${port}/patchbay`;
  };

  test('serves, refuses a second one beside it, stops cleanly, and finds its data again', async () => {
    const first = await start({ PATCHBAY_DATA_DIR: directory });
    expect(first.output()).toContain(`Dashboard     http://localhost:${ports.PATCHBAY_PORT}`);
    expect(await isServing(first.url)).toBe(true);
    await runOn(databaseUrl(), 'create table keepsake as select 42 as answer');
    expect(await refusal({ PATCHBAY_DATA_DIR: directory })).toMatch(/^Patchbay is already running on .*life \(process \d+\): stop it first/);
    expect(await stop(first)).toBe(0);
    await expectNothingLeft(directory, first.url);

    const second = await start({ PATCHBAY_DATA_DIR: directory });
    expect((await runOn(databaseUrl(), 'select answer from keepsake')).rows).toEqual([{ answer: 42 }]);
    expect(await stop(second)).toBe(0);
    await expectNothingLeft(directory, second.url);
  });

  test('leaves no process behind when it is killed, and starts again', async () => {
    const killed = await start({ PATCHBAY_DATA_DIR: directory });
    killed.process.kill('SIGKILL');
    await expectNothingLeft(directory, killed.url);
    expect(existsSync(join(directory, 'start.lock'))).toBe(true);
    expect(await stop(await start({ PATCHBAY_DATA_DIR: directory }))).toBe(0);
  });

  test('stops a PostgreSQL that outlived everything else', async () => {
    const run = await start({ PATCHBAY_DATA_DIR: directory });
    for (const { pid, args } of processesOn(directory)) if (args.includes('postgres-guard')) process.kill(pid, 'SIGKILL');
    run.process.kill('SIGKILL');
    await run.ended;
    await expect.poll(() => processesOn(directory).length).toBe(1);
    const orphan = processesOn(directory);

    const next = await start({ PATCHBAY_DATA_DIR: directory });
    expect(processesOn(directory).map(({ pid }) => pid)).not.toContain(orphan[0]?.pid);
    expect(await stop(next)).toBe(0);
    await expectNothingLeft(directory, next.url);
  });

  test('ends as a whole when the database dies under it', async () => {
    const run = await start({ PATCHBAY_DATA_DIR: directory });
    const postmaster = Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('The database ended by itself');
    await expectNothingLeft(directory, run.url);
    expect(await stop(await start({ PATCHBAY_DATA_DIR: directory }))).toBe(0);
  });

  test('ends when whoever started it is gone', async () => {
    const run = await start({ PATCHBAY_DATA_DIR: directory });
    // Node.js does not report the end of the output once the channel is gone.
    const exited = new Promise((resolve) => run.process.once('exit', resolve));
    run.process.disconnect();
    expect(await exited).toBe(0);
    await expectNothingLeft(directory, run.url);
  });

  describe('says in one sentence what to do', () => {
    const copy = (name: string) => {
      const to = join(home, name);
      execFileSync('cp', ['-a', directory, to]);
      return to;
    };

    test('about a newer data directory', async () => {
      const newer = copy('newer-postgres');
      writeFileSync(join(newer, 'postgres/PG_VERSION'), '19\n');
      expect(await refusal({ PATCHBAY_DATA_DIR: newer })).toMatch(/was written by PostgreSQL 19, and this release of Patchbay brings 18: start the newer release/);
    });

    test('about an older data directory', async () => {
      const older = copy('older-postgres');
      writeFileSync(join(older, 'postgres/PG_VERSION'), '17\n');
      expect(await refusal({ PATCHBAY_DATA_DIR: older })).toMatch(/was written by PostgreSQL 17: start the older release of Patchbay/);
    });

    test.each([
      ['that has lost its version', (data: string) => rmSync(join(data, 'PG_VERSION'))],
      ['whose control file is empty', (data: string) => truncate(join(data, 'global/pg_control'))],
      ['that has lost its configuration', (data: string) => rmSync(join(data, 'postgresql.conf'))],
      ['whose journal is gone', (data: string) => emptyFolder(join(data, 'pg_wal'))],
    ])('about a data directory %s', async (what, damage) => {
      const damaged = copy(`damaged-${what.replaceAll(' ', '-')}`);
      damage(join(damaged, 'postgres'));
      expect(await refusal({ PATCHBAY_DATA_DIR: damaged })).toMatch(/is damaged: restore a backup, or move that directory away/);
    });

    test('about lost keys', async () => {
      const keyless = copy('keyless');
      rmSync(join(keyless, 'secret-keys'));
      expect(await refusal({ PATCHBAY_DATA_DIR: keyless })).toMatch(/keys to the stored passwords are missing: restore/);
    });

    test('about a database that a newer release has migrated', async () => {
      const run = await start({ PATCHBAY_DATA_DIR: directory });
      const future = '29990101000000_future';
      await runOn(databaseUrl(), `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '${future}', now())`);
      await stop(run);
      expect(await refusal({ PATCHBAY_DATA_DIR: directory })).toMatch(/^The database was written by a newer Patchbay .*29990101000000_future.*: start that release/);
      await expectNothingLeft(directory, run.url);
    });
  });
});

const truncate = (file: string) => {
  const fd = openSync(file, 'r+');
  ftruncateSync(fd, 0);
  closeSync(fd);
};

const emptyFolder = (folder: string) => {
  for (const name of readdirSync(folder)) if (/^[0-9A-F]{24}$/.test(name)) rmSync(join(folder, name));
};

describe('a start that cannot succeed says in one sentence what to do', () => {
  const data = () => ({ PATCHBAY_DATA_DIR: join(home, `refused-${Math.random().toString(36).slice(2)}`) });

  test('about a port that is taken', async () => {
    const other = createServer().listen(Number(ports.PATCHBAY_PROVISIONING_PORT), '127.0.0.1');
    try {
      expect(await refusal(data())).toMatch(/^Port \d+ for provisioning is taken by another program: stop that program, or choose another port with PATCHBAY_PROVISIONING_PORT=\d+ npm start\.$/);
    } finally {
      other.close();
    }
  });

  test('about a port that is none', async () => {
    expect(await refusal({ ...data(), PATCHBAY_PORT: 'three thousand' })).toMatch(/^A port is a number from 1 to 65535/);
  });

  test('about a data directory that is a file', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(await refusal({ PATCHBAY_DATA_DIR: file })).toMatch(/file is not a directory: choose another with PATCHBAY_DATA_DIR\.$/);
  });

  test('about a data directory that cannot exist', async () => {
    expect(await refusal({ PATCHBAY_DATA_DIR: '/proc/nothing/here' })).toMatch(/^(No directory can be made at \/proc\/nothing\/here|You may not write to the data directory \/proc\/nothing\/here)/);
  });

  test('about a setting that cannot be used, before anything is made', async () => {
    const { PATCHBAY_DATA_DIR: directory } = data();
    expect(await refusal({ PATCHBAY_DATA_DIR: directory, PATCHBAY_LOG_LEVEL: 'loud' })).toMatch(/^Patchbay cannot start: PATCHBAY_LOG_LEVEL cannot be used/);
    expect(await refusal({ PATCHBAY_DATA_DIR: directory, PATCHBAY_SECRET_KEYS: 'k1:zzz' })).toMatch(/^Patchbay cannot start: PATCHBAY_SECRET_KEYS cannot be used .*(?<!zzz.*)$/);
    expect(existsSync(join(directory, 'postgres'))).toBe(false);
  });

  const nobody = { uid: 65_534, gid: 65_534 };
  test.runIf(process.getuid?.() === 0 && mayUse(nobody, root, 'r'))('about a data directory of somebody else', async () => {
    const theirs = join(home, 'theirs');
    mkdirSync(theirs, { mode: 0o755 });
    expect(await refusal({ PATCHBAY_DATA_DIR: theirs }, nobody)).toMatch(/^You may not write to the data directory .*theirs: start Patchbay as the user who owns it/);
  });

  test.runIf(process.getuid?.() === 0)('about a data directory that only root may enter', async () => {
    const secret = join(home, 'secret');
    mkdirSync(secret, { mode: 0o700 });
    expect(await refusal({ PATCHBAY_DATA_DIR: join(secret, 'data') })).toMatch(/^PostgreSQL does not run as root, and its user cannot enter .*choose a directory that every user may enter/);
  });

  test('about a server that does not answer', async () => {
    const url = `postgresql://clerk:hidden@127.0.0.1:${await freePort()}/exchange`;
    const sentence = await refusal({ ...data(), DATABASE_URL: url });
    expect(sentence).toMatch(/does not answer .*: start it, or correct DATABASE_URL\.$/);
    expect(sentence).not.toContain('hidden');
  });

  test('about an address that is none', async () => {
    expect(await refusal({ ...data(), DATABASE_URL: 'localhost' })).toMatch(/^DATABASE_URL is not the address of a PostgreSQL database/);
  });

  test('about a wrong password and a missing database', async () => {
    const database = await createEmptyDatabase();
    try {
      const wrong = new URL(database.url);
      wrong.password = 'wrong';
      expect(await refusal({ ...data(), DATABASE_URL: wrong.href })).toMatch(/does not let \w+ in: correct the user name or the password in DATABASE_URL\.$/);
      const missing = new URL(database.url);
      missing.pathname = '/nowhere';
      expect(await refusal({ ...data(), DATABASE_URL: missing.href })).toMatch(/^There is no database "nowhere" on .*: create it/);
    } finally {
      await database.drop();
    }
  });
});

test('DATABASE_URL points it at another server', async () => {
  const database = await createEmptyDatabase();
  try {
    const directory = join(home, 'elsewhere');
    const run = await start({ PATCHBAY_DATA_DIR: directory, DATABASE_URL: database.url });
    expect(await isServing(run.url)).toBe(true);
    expect(existsSync(join(directory, 'postgres'))).toBe(false);
    expect((await runOn(database.url, 'select count(*)::int as applied from _prisma_migrations')).rows).not.toEqual([{ applied: 0 }]);
    expect(await stop(run)).toBe(0);
  } finally {
    await database.drop();
  }
});
