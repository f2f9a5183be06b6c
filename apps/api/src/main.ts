import { openDatabase } from '@patchbay/database/client';
import { buildApp } from './app.ts';
import { systemClock } from './platform/clock.ts';
import { Config } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { createSecrets } from './platform/secrets.ts';

const config = Config.parse(process.env);
const deps = {
  config,
  clock: systemClock,
  database: openDatabase(config.databaseUrl, config.databaseConnections),
  secrets: createSecrets(config.secretKeys, systemClock),
  log: createLog(config.logLevel),
};
const { server } = await buildApp(deps);
await server.listen({ host: config.host, port: config.port });
