import { createHash } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { mayUse, serverAccount } from '@patchbay/testkit/postgres/account';
import { Problem } from './problem.mjs';
import { root, workDirectory } from './project.mjs';

const NEW_MB = 300;
const KEPT_MB = 50;

/** Makes and checks the directory that holds everything one installation keeps: database, keys, logs. */
export const openDataDirectory = (env: NodeJS.ProcessEnv): string => {
  const directory = env.PATCHBAY_DATA_DIR ? resolve(env.PATCHBAY_DATA_DIR) : defaultDirectory();
  try {
    makeDirectory(directory, isRoot() ? 0o711 : 0o700);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explain(directory, error as NodeJS.ErrnoException);
  }
  requireSpace(directory);
  return directory;
};

/** Where files are kept that people upload, unless they are in a bucket. */
export const filesIn = (directory: string, env: NodeJS.ProcessEnv): string => env.PATCHBAY_STORAGE_DIR || join(directory, 'files');

/** Parents first, one by one: with `recursive` Node.js tries for ever below a directory such as /proc, in which none can be made. */
const makeDirectory = (directory: string, mode: number): void => {
  try {
    mkdirSync(directory, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(directory).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(dirname(directory))) throw error;
    makeDirectory(dirname(directory), mode);
    mkdirSync(directory, { mode });
  }
};

/** Root's PostgreSQL runs as another user, who has to be able to reach the data. */
export const requireReachable = (directory: string): void => {
  const account = serverAccount(join(directory, 'postgres'));
  if (!account || mayUse(account, directory, 'x')) return;
  throw new Problem(`PostgreSQL does not run as root, and its user cannot enter ${directory}: choose a directory that every user may enter, such as PATCHBAY_DATA_DIR=/var/lib/patchbay.`);
};

/** Writes a file that only its owner may read, the owner being that of the directory. */
export const writePrivate = (directory: string, name: string, content: string): void => {
  const path = join(directory, name);
  writeFileSync(path, content, { mode: 0o600 });
  if (!isRoot()) return;
  const { uid, gid } = statSync(directory);
  chownSync(path, uid, gid);
};

const isRoot = () => process.getuid?.() === 0;

const defaultDirectory = () => {
  const pointer = join(workDirectory, 'location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  const account = serverAccount(join(workDirectory, 'postgres'));
  if (!account || mayUse(account, root, 'x')) return workDirectory;
  // A clone in a home directory that only root may enter. The pointer moves with the clone, the data need not.
  const elsewhere = join('/var/lib/patchbay', `${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`);
  mkdirSync(workDirectory, { recursive: true });
  writeFileSync(pointer, `${elsewhere}\n`);
  return elsewhere;
};

const explain = (directory: string, error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOSPC') return diskFull(directory);
  if (error.code === 'EEXIST' || error.code === 'ENOTDIR') {
    return new Problem(`${directory} is not a directory: choose another with PATCHBAY_DATA_DIR.`);
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) {
    return new Problem(`You may not write to the data directory ${directory}: start Patchbay as the user who owns it, or choose another with PATCHBAY_DATA_DIR.`);
  }
  if (error.code === 'ENOENT') return new Problem(`No directory can be made at ${directory}: choose another with PATCHBAY_DATA_DIR.`);
  return error;
};

const requireSpace = (directory: string) => {
  const { bavail, bsize } = statfsSync(directory);
  const neededMb = existsSync(join(directory, 'postgres')) ? KEPT_MB : NEW_MB;
  if (bavail * bsize < neededMb * 1_000_000) throw diskFull(directory, neededMb);
};

const diskFull = (directory: string, neededMb = NEW_MB) =>
  new Problem(`The disk that holds ${directory} is full: free at least ${neededMb} MB, or choose another disk with PATCHBAY_DATA_DIR.`);
