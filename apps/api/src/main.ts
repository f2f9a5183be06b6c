import { createDeps } from './deps.ts';
import { readConfig } from './platform/config.ts';
import { startProcesses } from './processes.ts';

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const read = readConfig(process.env);
const config = 'problem' in read ? fail(read.problem) : read.config;
const deps = createDeps(config);
const { log } = deps;

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.fatal({ err: error }, 'the process ends: something failed that nothing expected');
    process.exit(1);
  });
}

const starting = startProcesses(deps);
let isStopping = false;
const stop = async (signal: string) => {
  if (isStopping) return;
  isStopping = true;
  log.info({ signal }, 'stopping');
  await starting.then((running) => running.stop(), () => undefined);
  log.info('stopped');
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));

await starting.catch((error: Error) => {
  // A problem says what to do; anything else needs its stack.
  log.fatal(error.name.endsWith('Problem') ? {} : { err: error }, `could not start: ${error.message}`);
  return process.exit(1);
});
log.info({ roles: config.roles, port: config.port }, 'ready');
