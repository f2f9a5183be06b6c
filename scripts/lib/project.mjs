import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What a run writes beside the sources: data, stamps, logs. */
export const workDirectory = join(root, '.patchbay');

/** Whoever installs, generates or builds in this clone holds it. */
export const prepareLock = join(workDirectory, 'prepare.lock');

/** The Node.js that came with the dependencies. */
export const node24 = join(root, 'node_modules/node/bin/node');
