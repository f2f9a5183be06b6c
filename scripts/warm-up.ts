// Called while an image is made: what Node.js compiles for a start is kept in NODE_COMPILE_CACHE, so that containers need not.
import { randomBytes } from 'node:crypto';
import { buildApp } from '@patchbay/api/app';
import { readConfig } from '@patchbay/api/platform/config';
import { createDeps } from '@patchbay/api/deps';
import '@patchbay/api/processes';

// Nobody connects to it.
const read = readConfig({ DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing', PATCHBAY_SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}` });
if ('problem' in read) throw new Error(read.problem);
const deps = createDeps(read.config);
const { server } = await buildApp(deps);
await server.ready();
await server.close();
await deps.database.close();
process.exit();
