import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeDump } from './lib/dump.ts';
import { explainDatabase, requireDatabaseUrl } from './lib/explain-database.ts';
import { findDatabase, findFiles } from './lib/key-file.ts';
import { Problem, report } from './lib/problem.mjs';

const USAGE = `Usage: npm run backup <file>

Writes what the database holds, as of one moment, into a file, while everything goes on. The database is that of DATABASE_URL,
else the one that \`npm start\` runs. The keys are not in it: keep them too, and elsewhere. Nor are
the audio files: copy their directory or bucket after this. docs/operations/backup-and-restore.md.`;

const main = async ([name]: string[]): Promise<void> => {
  if (!name) throw new Problem(USAGE);
  const file = resolve(name);
  if (existsSync(file)) throw new Problem(`${file} exists already: choose another name.`);
  const url = findDatabase(process.env);
  requireDatabaseUrl(url);
  await writeDump(url, file, new Date()).catch((error: unknown) => {
    throw explainDatabase(error, url);
  });
  console.log(`${file} holds the database. It opens only together with the keys (PATCHBAY_SECRET_KEYS, or secret-keys in the data directory).`);
  const files = findFiles(process.env);
  console.log(files ? `The audio files are not in it: copy ${files} now, after this backup and not before.` : 'The audio files are not in it: they are in the bucket of PATCHBAY_S3_BUCKET.');
};

await main(process.argv.slice(2)).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
