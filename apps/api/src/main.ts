import { systemClock } from './platform/clock.ts';
import { Config } from './platform/config.ts';
import { createDeps } from './platform/deps.ts';
import { buildApp } from './app.ts';

const config = Config.parse(process.env);
const deps = createDeps(config, { clock: systemClock });
const { server } = await buildApp(deps);
await server.listen({ host: config.host, port: config.port });
