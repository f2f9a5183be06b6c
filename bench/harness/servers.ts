import { join } from 'node:path';
import { freePort } from '@patchbay/testkit/embedded-postgres';
import { ensureServer, serverProgram } from '../../scripts/lib/artefacts.ts';
import { root } from '../../scripts/lib/project.mjs';
import type { Cluster, Loaded } from './cluster.ts';
import { type Service, startService } from './service.ts';

const at = (port: number): string => `http://127.0.0.1:${port}`;

/** Patchbay's production build with one role, in a process of its own. */
export const startPatchbay = async (cluster: Cluster, loaded: Loaded, role: 'api' | 'provisioning' | 'worker'): Promise<Service> => {
  await ensureServer();
  const [port, provisioningPort] = [await freePort(), await freePort()];
  return startService({
    program: serverProgram,
    env: {
      DATABASE_URL: loaded.url,
      PATCHBAY_SECRET_KEYS: loaded.secretKeys,
      PATCHBAY_ROLES: role,
      PATCHBAY_PORT: `${port}`,
      PATCHBAY_PROVISIONING_PORT: `${provisioningPort}`,
      // Phones come from addresses of their own.
      PATCHBAY_TRUSTED_PROXIES: '127.0.0.1',
    },
    logFile: join(cluster.directory, `${role}.log`),
    address: at(role === 'provisioning' ? provisioningPort : port),
    readyUrl: `${at(port)}/readyz`,
  });
};

/** The limits: Fastify with hand-written SQL, no policies, no session. */
export const startLimits = async (cluster: Cluster, loaded: Loaded): Promise<Service> => {
  const port = await freePort();
  return startService({
    program: join(root, 'bench/limits/server.ts'),
    env: { DATABASE_URL: loaded.superuserUrl, BENCH_SHAPE: loaded.shape.name, BENCH_PORT: `${port}` },
    logFile: join(cluster.directory, 'limits.log'),
    address: at(port),
    readyUrl: `${at(port)}/ready`,
  });
};

/** Runs `work` with services and stops them, whatever comes of it. */
export const withServices = async <T>(starting: Promise<Service>[], work: (...services: Service[]) => Promise<T>): Promise<T> => {
  const outcomes = await Promise.allSettled(starting);
  const services = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  try {
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return await work(...services);
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
};
