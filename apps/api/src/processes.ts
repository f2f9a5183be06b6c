import { MigrationProblem, status } from '@patchbay/database/migrations';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deps } from './platform/deps.ts';
import { createHealth, type Health } from './platform/health.ts';
import { watchProcess } from './platform/metrics.ts';

/** A part of the process that works until it is stopped. */
export interface Role {
  /** Lets what is under way finish, at most for that long. */
  stop(graceMs: number): Promise<void>;
}

export interface Running {
  stop(): Promise<void>;
}

const graceMs = 10_000;

const requireMigrations = async ({ config }: Deps): Promise<void> => {
  const { pending } = await status(config.databaseUrl);
  if (pending.length === 0) return;
  throw new MigrationProblem(`The database lacks ${pending.length} migrations of this release: run \`npm run migrate deploy\` first.`);
};

/** The only secret that a log line may hold: until it is used, whoever reads the log is the operator. */
const announceSetUp = async (deps: Deps): Promise<void> => {
  const { prepareSetUp } = await import('./features/session/set-up.ts');
  const setupUrl = await prepareSetUp(deps);
  if (setupUrl !== null) deps.log.info({ setupUrl }, 'create the first administrator of the platform with this link');
};

// What a process does not do, it does not load: each of these holds tens of megabytes.
const startRole = {
  worker: async (deps: Deps) => (await import('./worker.ts')).startWorker(deps, (await import('./features/job-handlers.ts')).jobHandlers),
  provisioning: async (deps: Deps) => (await import('./provisioning/process.ts')).startProvisioning(deps),
  api: async (deps: Deps, health: Health) => (await import('./api.ts')).startApi(deps, health),
  ops: async (deps: Deps, health: Health) => (await import('./ops.ts')).startOps(deps, health),
};

/** Starts the roles that the configuration names in this process. When one cannot start, none stays. */
export const startProcesses = async (deps: Deps): Promise<Running> => {
  const { config } = deps;
  const health = createHealth(deps);
  const started: Role[] = [];
  const stop = async () => {
    health.isStopping = true;
    // Load balancers ask now and then; until they have noticed, requests are still answered.
    if (config.drainSeconds > 0) await pause(config.drainSeconds * 1_000);
    health.isClosing = true;
    await Promise.allSettled(started.map((role) => role.stop(graceMs)));
    await deps.database.close();
  };
  watchProcess(deps.metrics);
  try {
    await requireMigrations(deps);
    if (config.roles.includes('worker')) started.push(await startRole.worker(deps));
    if (config.roles.includes('provisioning')) started.push(await startRole.provisioning(deps));
    started.push(await startRole[config.roles.includes('api') ? 'api' : 'ops'](deps, health));
    if (config.roles.includes('api')) await announceSetUp(deps);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
