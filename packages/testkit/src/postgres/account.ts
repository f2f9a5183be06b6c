import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresProblem } from './problem.ts';

/** The operating system account that runs the server; `undefined` means the current one. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the owner of an existing data directory, else as the
 * system user `postgres`, which is made where it does not exist.
 */
export const serverAccount = (dataDirectory: string): Account => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUpUser() ?? createUser();
};

/** Whether `account` may enter (x), read (r) or write (w) `path`, judged by the operating system itself. */
export const mayUse = (account: Account, path: string, right: 'r' | 'w' | 'x'): boolean =>
  spawnSync('/bin/sh', ['-c', `test -${right} "$0"`, path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

const lookUpUser = (): Account => {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
};

const createUser = (): Account => {
  // Debian's and Alpine's spelling; sbin is not on every PATH.
  const commands = [
    'useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin postgres',
    'adduser -S -D -H -s /sbin/nologin postgres',
  ];
  const env = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin` };
  for (const command of commands) {
    if (spawnSync('/bin/sh', ['-c', command], { env, stdio: 'ignore' }).status === 0) return lookUpUser();
  }
  throw new PostgresProblem(
    'PostgreSQL does not run as root and no system user for it could be made: create a user named "postgres", or start Patchbay as a normal user.',
  );
};
