import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deployDatabase } from '@patchbay/api/deploy';
import { openDataDirectory } from './lib/data-directory.ts';
import { openDatabase } from './lib/database.ts';
import { readDump } from './lib/dump.ts';
import { explainDatabase } from './lib/explain-database.ts';
import { LockHeld, takeLock } from './lib/lock.mjs';
import { Problem, report } from './lib/problem.mjs';

const USAGE = `Usage: npm run restore <file>

Puts what a backup holds into the database of DATABASE_URL, else into the one that \`npm start\` runs, in the place of what is there.
Stop Patchbay first. The keys of the time of the backup have to be put back as well. docs/operations/backup-and-restore.md.`;

const main = async ([name]: string[]): Promise<void> => {
  if (!name) throw new Problem(USAGE);
  const file = resolve(name);
  if (!existsSync(file)) throw new Problem(`There is no file ${file}.`);
  const directory = process.env.DATABASE_URL ? '' : openDataDirectory(process.env);
  const unlock = directory ? lock(directory) : () => undefined;
  const database = await openDatabase(directory, process.env);
  try {
    await deployDatabase(database.url);
    const { takenAt } = await readDump(database.url, file);
    console.log(`The database is what it was at ${takenAt}.`);
  } catch (error) {
    throw explainDatabase(error, database.url);
  } finally {
    await database.stop();
    unlock();
  }
};

const lock = (directory: string) => {
  try {
    return takeLock(join(directory, 'start.lock'));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Problem(`Patchbay is running on ${directory}: stop it first.`);
  }
};

await main(process.argv.slice(2)).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
