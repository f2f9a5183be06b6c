import { join } from 'node:path';
import { readConfig } from '@patchbay/api/platform/config';
import { status } from '@patchbay/database/migrations';
import { dashboardDirectory, ensureClient, ensureDashboard, ensurePhoneApp, ensureServer, phoneAppDirectory } from './lib/artefacts.ts';
import { filesIn, openDataDirectory } from './lib/data-directory.ts';
import { openDatabase, type Database } from './lib/database.ts';
import { describeSignIns, planDemo, type Demo } from './lib/demo.ts';
import { explainDatabase } from './lib/explain-database.ts';
import { LockHeld, takeLock } from './lib/lock.mjs';
import { openLog } from './lib/log-file.ts';
import { listeners, requireFreePorts } from './lib/ports.mjs';
import { Problem, report } from './lib/problem.mjs';
import { readSecretKeys } from './lib/secret-keys.ts';
import { startService } from './lib/service.ts';
import { step } from './lib/step.mjs';
import { untilStopped, type Stopper } from './lib/stopper.ts';

const main = async (stopper: Stopper) => {
  const directory = openDataDirectory(process.env);
  stopper.onStop(lock(directory));
  await requireFreePorts();
  const secretKeys = readSecretKeys(directory, process.env);
  requireSettings(secretKeys);
  const [database] = await Promise.all([
    stopper.keep(step('Database', () => openDatabase(directory, process.env))),
    step('Database client', ensureClient).then(() => step('Server', ensureServer)),
    step('Dashboard', ensureDashboard),
    step('Phone app', ensurePhoneApp),
  ]);
  const env = serviceEnvironment(directory, database, secretKeys);
  const demo = await prepare(directory, database, env);
  const log = openLog(directory, 'patchbay.log');
  stopper.onStop(log.close);
  const service = await stopper.keep(step('Patchbay', () => startService(env, log)));
  console.log(banner(directory, demo));
  await stopper.race([
    service.ended.then(() => new Problem(`Patchbay ended by itself: ${log.path} says why.`)),
    database.ended.then(() => new Problem(`The database ended by itself: ${join(directory, 'postgres.log')} says why.`)),
  ]);
};

/** What the service would refuse is refused before anything is made for it. */
const requireSettings = (secretKeys: string) => {
  const read = readConfig({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || 'embedded', PATCHBAY_SECRET_KEYS: secretKeys });
  if ('problem' in read) throw new Problem(read.problem);
};

const lock = (directory: string) => {
  try {
    return takeLock(join(directory, 'start.lock'));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Problem(`Patchbay is already running on ${directory} (process ${error.holder.pid}): stop it first, or give this one its own PATCHBAY_DATA_DIR and ports.`);
  }
};

const prepare = async (directory: string, database: Database, env: NodeJS.ProcessEnv): Promise<Demo> => {
  try {
    const { applied } = await status(database.url);
    const demo = planDemo(directory, database.url, applied.length === 0, process.env);
    // Reached only now, because it needs the client that was generated meanwhile.
    const { deployDatabase } = await import('@patchbay/api/deploy');
    await step('Migrations', () => deployDatabase(database.url));
    if (demo.isWaiting()) await step('Demo data', () => demo.load(env));
    return demo;
  } catch (error) {
    throw explainDatabase(error, database.url);
  }
};

const serviceEnvironment = (directory: string, database: Database, secretKeys: string): NodeJS.ProcessEnv => {
  const [dashboard, provisioning] = listeners(process.env);
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    PATCHBAY_SECRET_KEYS: secretKeys,
    PATCHBAY_STORAGE_DIR: filesIn(directory, process.env),
    PATCHBAY_PORT: `${dashboard?.port}`,
    PATCHBAY_PROVISIONING_PORT: `${provisioning?.port}`,
    PATCHBAY_WEB_DIST: process.env.PATCHBAY_WEB_DIST || dashboardDirectory,
    PATCHBAY_PHONE_DIST: process.env.PATCHBAY_PHONE_DIST || phoneAppDirectory,
  };
};

const banner = (directory: string, demo: Demo) => {
  const [dashboard, provisioning] = listeners(process.env);
  const signIns = demo.isLoaded() ? ['', 'Demo sign-ins', ...describeSignIns().map((line) => `  ${line}`)] : [];
  return [
    '',
    'Patchbay is running. Ctrl-C stops it.',
    '',
    `Dashboard     ${process.env.PATCHBAY_PUBLIC_URL ?? `http://localhost:${dashboard?.port}`}`,
    `Provisioning  ${process.env.PATCHBAY_PROVISIONING_URL ?? `http://localhost:${provisioning?.port}`}`,
    `Data and logs ${directory}`,
    ...signIns,
    '',
  ]
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
};

await untilStopped(main).catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
process.exit();
