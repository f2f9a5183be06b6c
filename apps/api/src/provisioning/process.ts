import { closeWithin } from '../api.ts';
import type { Deps } from '../platform/deps.ts';
import type { Role } from '../processes.ts';
import { buildProvisioning } from './server.ts';

/** The provisioning server on its port. */
export const startProvisioning = async (deps: Deps): Promise<Role> => {
  const { config } = deps;
  const { server } = await buildProvisioning(deps);
  await server.listen({ host: config.host, port: config.provisioningPort });
  return { stop: (graceMs) => closeWithin(server, graceMs) };
};
