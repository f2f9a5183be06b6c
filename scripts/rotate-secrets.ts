import { systemClock } from '@patchbay/api/platform/clock';
import { type Resealed, resealAll } from '@patchbay/api/platform/reseal';
import { createSecrets } from '@patchbay/api/platform/secrets';
import pg from 'pg';
import { explainDatabase, requireDatabaseUrl } from './lib/explain-database.ts';
import { findInstallation, firstKey, type Installation, withNewKey } from './lib/key-file.ts';
import { Problem, report } from './lib/problem.mjs';

const USAGE = `Usage: npm run rotate-secrets [command]

  (none)          seal everything again that another than the first key has sealed
  new-key         put a new key in front of the others; restart Patchbay afterwards
  drop-old-keys   leave the first key alone, once nothing needs the others

docs/operations/rotate-secrets.md tells the whole story.`;

const main = async ([command]: string[]): Promise<void> => {
  if (command === undefined) return rotate(findInstallation(process.env));
  if (command === 'new-key') return addKey(findInstallation(process.env));
  if (command === 'drop-old-keys') return dropOldKeys(findInstallation(process.env));
  throw new Problem(USAGE);
};

const addKey = ({ keys, writeKeys }: Installation): void => {
  const renewed = withNewKey(keys);
  if (writeKeys) {
    writeKeys(renewed);
    return console.log(`The new key ${idOf(firstKey(renewed))} stands in front of the others. Restart Patchbay, then run this command again without "new-key".`);
  }
  console.log(`${renewed}\n\nThis is the new value of PATCHBAY_SECRET_KEYS. Give it to every process, restart them, then run this command again without "new-key".`);
};

const rotate = async ({ databaseUrl, keys }: Installation): Promise<void> => {
  const results = await reseal(databaseUrl, keys);
  for (const { column, resealed } of results) console.log(`${column.padEnd(32)} ${resealed} sealed again`);
  refuseUnopened(results, keys);
  console.log(`\nEverything is sealed with the key ${idOf(firstKey(keys))}. Older ones can be dropped once no process seals with them any more.`);
};

const dropOldKeys = async ({ databaseUrl, keys, writeKeys }: Installation): Promise<void> => {
  const results = await reseal(databaseUrl, keys);
  refuseUnopened(results, keys);
  if (!writeKeys) return console.log(`${firstKey(keys)}\n\nThis is the new value of PATCHBAY_SECRET_KEYS.`);
  writeKeys(firstKey(keys));
  console.log(`Only the key ${idOf(firstKey(keys))} is left. Keep the others for as long as you keep backups from their time.`);
};

const refuseUnopened = (results: Resealed[], keys: string): void => {
  const unopened = results.filter(({ unopened: some }) => Object.keys(some).length > 0);
  if (unopened.length === 0) return;
  const places = unopened.map(({ column, unopened: some }) => Object.entries(some).map(([keyId, count]) => `${count} in ${column} (key ${keyId})`)).flat();
  throw new Problem(`Some values do not open with the keys ${keys.split(',').map(idOf).join(', ')}: ${places.join(', ')}. Add the missing keys to PATCHBAY_SECRET_KEYS and run this again.`);
};

const reseal = async (url: string, keys: string): Promise<Resealed[]> => {
  requireDatabaseUrl(url);
  const client = new pg.Client({ connectionString: url, options: '-c role=patchbay_platform', application_name: 'patchbay-rotate-secrets', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await resealAll(client, createSecrets(keys, systemClock));
  } catch (error) {
    throw explainDatabase(error, url);
  } finally {
    await client.end();
  }
};

const idOf = (key: string): string => key.split(':')[0]!;

await main(process.argv.slice(2)).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
