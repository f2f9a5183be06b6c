import fastify, { type FastifyBaseLogger } from 'fastify';
import { closeWithin } from './api.ts';
import type { Deps } from './platform/deps.ts';
import { type Health, serveHealth } from './platform/health.ts';
import { sendProblem } from './platform/http/problem.ts';
import { RequestLog } from './platform/http/request-log.ts';
import type { Role } from './processes.ts';

/** Health and metrics alone, for a process that serves no API. */
export const startOps = async (deps: Deps, health: Health): Promise<Role> => {
  const server = fastify({ loggerInstance: deps.log as FastifyBaseLogger, logController: new RequestLog('ops', deps.metrics) });
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  serveHealth(server, deps, health);
  await server.listen({ host: deps.config.host, port: deps.config.port });
  return { stop: (graceMs) => closeWithin(server, graceMs) };
};
