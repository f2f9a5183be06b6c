import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { damaged, explain } from './failure.ts';
import { PostgresProblem } from './problem.ts';

export const POSTGRES_MAJOR = 18;

export type NewCluster = { directory: string; superuserPassword: string; account: Account; binaries: Binaries; durable: boolean };

/** Makes the data directory unless it is there; an existing one must be whole and of our PostgreSQL version. */
export const prepareDataDirectory = (cluster: NewCluster): void => {
  if (existsSync(cluster.directory)) return checkVersion(cluster.directory);
  // A name of its own until it is complete, so that an interrupted first start leaves nothing that looks like data.
  const draft = `${cluster.directory}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${cluster.superuserPassword}\n`, { mode: 0o600 });
    if (cluster.account) for (const path of [draft, passwordFile]) chownSync(path, cluster.account.uid, cluster.account.gid);
    runInitdb(cluster, draft, passwordFile);
    renameSync(draft, cluster.directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
};

const checkVersion = (directory: string) => {
  const file = join(directory, 'PG_VERSION');
  if (!existsSync(file)) throw new PostgresProblem(damaged(directory));
  const version = Number(readFileSync(file, 'utf8'));
  if (version === POSTGRES_MAJOR) return;
  if (!Number.isInteger(version)) throw new PostgresProblem(damaged(directory));
  throw new PostgresProblem(
    version > POSTGRES_MAJOR
      ? `The database in ${directory} was written by PostgreSQL ${version}, and this release of Patchbay brings ${POSTGRES_MAJOR}: start the newer release that wrote it.`
      : `The database in ${directory} was written by PostgreSQL ${version}: start the older release of Patchbay that wrote it, back it up there, and restore the backup here.`,
  );
};

const runInitdb = ({ binaries, account, durable }: NewCluster, draft: string, passwordFile: string) => {
  const result = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // ICU comes with the server, so that names sort as people expect and alike on every operating system.
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  if (result.error) throw result.error;
  if (result.status !== 0) throw explain(result.stderr + result.stdout, draft, 0);
};
