import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDirectory, status } from '@patchbay/database/migrations';
import { ensureClient } from './lib/artefacts.ts';
import { explainDatabase, requireDatabaseUrl } from './lib/explain-database.ts';
import { Problem, report } from './lib/problem.mjs';

const USAGE = `Usage: npm run migrate <command>

  deploy          apply what is missing to DATABASE_URL
  status          tell what that would be
  create <name>   write a migration for what prisma/schema says and the migrations do not yet make
  drift           compare DATABASE_URL, or without it what the migrations make, with prisma/schema`;

// Imported late: what needs the client, which may have to be generated first, and what is missing from an image.
const schemaDiff = async (url: string) => (await import('@patchbay/database/schema-diff')).schemaDiff(url);

const main = async ([command, name]: string[]): Promise<void> => {
  await ensureClient();
  if (command === 'deploy') return printApplied(await withDatabase((await import('@patchbay/api/deploy')).deployDatabase));
  if (command === 'status') return printStatus(await withDatabase(status));
  if (command === 'create' && name) return create(name);
  if (command === 'drift') return printDrift(process.env.DATABASE_URL ? await withDatabase(schemaDiff) : await withScratch(schemaDiff));
  throw new Problem(USAGE);
};

const withDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Problem('DATABASE_URL is not set: give the address of the database to migrate.');
  requireDatabaseUrl(url);
  return work(url).catch((error: unknown) => {
    throw explainDatabase(error, url);
  });
};

/** A throw-away database that the migrations have made. */
const withScratch = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const { withTestServer } = await import('@patchbay/testkit/test-server');
  const { createDatabase } = await import('@patchbay/testkit/database');
  return withTestServer(async () => work((await createDatabase()).url));
};

const create = async (name: string) => {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Problem(`"${name}" cannot be the name of a migration: use small letters, digits and underscores.`);
  const sql = await withScratch(schemaDiff);
  const folder = join(migrationsDirectory, `${new Date().toISOString().slice(0, 19).replaceAll(/\D/g, '')}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), `${sql || '-- The Prisma schema asks for nothing; write the SQL by hand.'}\n`);
  console.log(`${join(folder, 'migration.sql')}\nAdd what Prisma cannot express (policies, grants, checks) before you commit it.`);
};

const printApplied = (names: string[]) => console.log(names.length === 0 ? 'Nothing to apply.' : `Applied:\n${names.join('\n')}`);

const printStatus = ({ applied, pending }: Awaited<ReturnType<typeof status>>) =>
  console.log(`Applied: ${applied.length}\nMissing: ${pending.length === 0 ? 'none' : pending.map(({ name }) => name).join(', ')}`);

const printDrift = (sql: string) => {
  if (!sql) return console.log('The database and prisma/schema agree.');
  console.log(`This would make the database what prisma/schema says:\n\n${sql}`);
  process.exitCode = 1;
};

await main(process.argv.slice(2)).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
