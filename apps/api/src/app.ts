import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { notFound } from '@patchbay/contract/http/problem';
import { features } from './features/index.ts';
import type { Deps } from './platform/deps.ts';
import { openapi } from './platform/http/openapi.ts';
import { sendProblem } from './platform/http/problem.ts';
import { serveProblemPages } from './platform/http/problem-pages.ts';
import { RequestLog } from './platform/http/request-log.ts';
import { responseCompiler } from './platform/http/serializer.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import type { App } from './platform/http/route.ts';
import { uuidv7 } from './platform/clock.ts';

const maxBodyBytes = 1_048_576;

/** The API's server, the same for production and tests. `extend` adds what only some processes serve (events, health, dashboard). */
export const buildApp = async (deps: Deps, extend: (app: App) => Promise<void> = async () => undefined): Promise<App> => {
  const { config, clock } = deps;
  const server: FastifyInstance = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    bodyLimit: maxBodyBytes,
    trustProxy: config.trustedProxies === '' ? false : config.trustedProxies.split(','),
    genReqId: () => uuidv7(clock.now().getTime(), clock.randomBytes(10)),
    logController: new RequestLog('api', deps.metrics),
    // The hook of a stopping process says the same as a problem.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded leads nowhere either.
    frameworkErrors: (_, request, reply) => void sendProblem(request as FastifyRequest, reply as FastifyReply, notFound('address')),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(responseCompiler);
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, notFound('address')));
  server.addHook('onRequest', async (request, reply) => { void reply.header('x-request-id', request.id); });
  await server.register(fastifyCookie);
  await securityHeaders(server);
  await openapi(server, config);
  serveProblemPages(server);
  const app: App = { server, deps };
  for (const register of features) register(app);
  await extend(app);
  return app;
};
