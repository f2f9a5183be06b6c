import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '@patchbay/testkit/database';
import { freePort } from '@patchbay/testkit/embedded-postgres';
import { publish, startTestServer } from '@patchbay/testkit/test-server';
import { dashboardDirectory, ensureBuilt, phoneAppDirectory } from '../scripts/lib/artefacts.ts';
import { openLog } from '../scripts/lib/log-file.ts';
import { root } from '../scripts/lib/project.mjs';
import { runTool } from '../scripts/lib/run-tool.ts';
import { startService } from '../scripts/lib/service.ts';

/**
 * A Patchbay of its own for the journeys: migrated, with the demo data, with the built dashboard. They find it through
 * `E2E_URL`, `E2E_PROVISIONING_URL`, `E2E_DATABASE_URL` and `E2E_LOG_FILE` (all that the processes logged).
 */
export default async (): Promise<() => Promise<void>> => {
  // One that runs already, with demo data, can be tried as well.
  if (process.env.E2E_URL) return async () => undefined;
  await ensureBuilt();
  const home = mkdtempSync(join(tmpdir(), 'patchbay-e2e-'));
  const server = await startTestServer();
  publish(server);
  try {
    const database = await createDatabase();
    const env = await environment(database.url);
    await runTool('load the demo data', join(root, 'prisma/seed.ts'), [], { cwd: root, env });
    const log = openLog(home, 'patchbay.log');
    const service = await startService(env, log);
    Object.assign(process.env, {
      E2E_URL: env.PATCHBAY_PUBLIC_URL,
      E2E_PROVISIONING_URL: env.PATCHBAY_PROVISIONING_URL,
      E2E_DATABASE_URL: database.url,
      E2E_LOG_FILE: log.path,
    });
    return async () => {
      await service.stop();
      log.close();
      await server.stop();
      rmSync(home, { recursive: true });
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const environment = async (databaseUrl: string): Promise<NodeJS.ProcessEnv> => {
  const [port, provisioningPort] = [await freePort(), await freePort()];
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PATCHBAY_SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    PATCHBAY_PORT: `${port}`,
    PATCHBAY_PROVISIONING_PORT: `${provisioningPort}`,
    PATCHBAY_PUBLIC_URL: `http://localhost:${port}`,
    PATCHBAY_PROVISIONING_URL: `http://localhost:${provisioningPort}`,
    PATCHBAY_WEB_DIST: dashboardDirectory,
    PATCHBAY_PHONE_DIST: phoneAppDirectory,
  };
};
