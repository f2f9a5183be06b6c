import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from './data-directory.ts';
import { Problem } from './problem.mjs';

const FILE = 'secret-keys';
const FORM = /^[a-z0-9]{1,12}:[A-Za-z0-9+/=]{44}(,[a-z0-9]{1,12}:[A-Za-z0-9+/=]{44})*$/;

/** The keys that encrypt SIP passwords and the like: from the environment, else from the data directory. */
export const readSecretKeys = (directory: string, env: NodeJS.ProcessEnv): string => {
  if (env.PATCHBAY_SECRET_KEYS) return env.PATCHBAY_SECRET_KEYS;
  const path = join(directory, FILE);
  if (existsSync(path)) return readKeys(path);
  // New keys beside old data would make every stored password unreadable, and only be noticed later.
  if (existsSync(join(directory, 'postgres'))) {
    throw new Problem(`The keys to the stored passwords are missing: restore ${path} from a backup, or give them in PATCHBAY_SECRET_KEYS.`);
  }
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  writePrivate(directory, FILE, `${keys}\n`);
  return keys;
};

const readKeys = (path: string) => {
  const keys = readFileSync(path, 'utf8').trim();
  if (!FORM.test(keys)) throw new Problem(`The keys to the stored passwords are damaged: restore ${path} from a backup, or give them in PATCHBAY_SECRET_KEYS.`);
  return keys;
};
