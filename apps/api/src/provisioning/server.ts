import { openPool } from '@patchbay/database/client';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Config } from '../platform/config.ts';
import type { Deps } from '../platform/deps.ts';
import { toProblem } from '../platform/http/problem.ts';
import { chunksOf, drain } from '../platform/http/upload.ts';
import { plainAddress } from '../platform/plain-address.ts';
import { presentedBy } from './credentials.ts';
import { Desk } from './desk.ts';
import { ProvisioningRequestLog } from './request-log.ts';
import { Sender } from './send.ts';
import { readCertificate, watchCertificate } from './tls.ts';

export interface ProvisioningServer {
  server: FastifyInstance;
  /** Everything that phones were answered so far is recorded and counted. */
  flush(): Promise<void>;
}

/** What phones send beyond the bound is read away up to here, so that they hear the answer. */
const mostDrained = 10_000_000;

/**
 * The server that phones ask for their files, apart from the API on its own port and in its own database role. The
 * address holds nothing but the secret: a tenant's code in it would tell who exists.
 */
export const buildProvisioning = async (deps: Deps): Promise<ProvisioningServer> => {
  const { config } = deps;
  const pool = openPool(config.databaseUrl, 'patchbay_provisioning', Math.max(4, Math.floor(config.databaseConnections / 2)));
  const desk = new Desk(deps, pool);
  const sender = new Sender(desk.nonces);
  const server = createServer(deps, sender, ({ ip, headers }) => desk.stray(plainAddress(ip), headers['user-agent'] ?? ''));
  server.route<{ Params: { secret: string; '*': string } }>({
    // Whatever else somebody wants of a phone's address is refused, and told in its timeline.
    method: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH'],
    // Some phones ask for files in folders of theirs.
    url: '/p/:secret/*',
    handler: async (request, reply) => {
      const { headers, params, method } = request;
      const body = request.body as Readable | undefined;
      const served = await desk.ask({
        secret: params.secret, file: params['*'], method, ip: plainAddress(request.ip), userAgent: headers['user-agent'] ?? '',
        presented: presentedBy(headers.authorization, method, request.url),
        ifNoneMatch: headers['if-none-match'] ?? '', ifModifiedSince: headers['if-modified-since'] ?? '',
        body: body && chunksOf(body),
      });
      if (body) drain(body, mostDrained);
      return sender.send(reply, served, headers['accept-encoding']);
    },
  });
  server.addHook('onClose', async () => {
    await desk.afterAnswers.end();
    await pool.end();
  });
  await server.ready();
  return { server, flush: () => desk.afterAnswers.now() };
};

/** Longer than a proxy keeps its idle connections, or it would send a request into one that is closing. */
const keepAliveMs = ({ trustedProxies }: Config): number => (trustedProxies === '' ? 5_000 : 75_000);

/** @param stray learns of requests under no address that a phone could have */
const createServer = ({ config, log, metrics }: Deps, sender: Sender, stray: (request: FastifyRequest) => void): FastifyInstance => {
  const absent = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    stray(request);
    return sender.absent(reply);
  };
  const certificate = config.provisioningTls && readCertificate(config.provisioningTls);
  const server = fastify({
    ...(certificate && { https: certificate }),
    loggerInstance: log as FastifyBaseLogger,
    logController: new ProvisioningRequestLog(metrics),
    // Nothing is logged per request, so that none needs a logger of its own.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => void absent(request, reply),
    trustProxy: config.trustedProxies === '' ? false : config.trustedProxies.split(','),
    bodyLimit: mostDrained,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    keepAliveTimeout: keepAliveMs(config),
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    // A phone may add a slash to an address that ends with one.
    routerOptions: { ignoreDuplicateSlashes: true },
  } as object) as unknown as FastifyInstance;
  if (config.provisioningTls) watchCertificate(server, config.provisioningTls, log);
  // Bodies are the desk's to read, once it knows who sends them; what phones call them is not always what the framework would take.
  server.addHook('onRequest', (request, _reply, done) => {
    delete request.raw.headers['content-type'];
    done();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  server.setNotFoundHandler(absent);
  server.setErrorHandler((error, request, reply) => fail(sender, error, request, reply));
  return server;
};

const fail = (sender: Sender, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { code } = toProblem(error);
  if (code === 'unavailable') return sender.tryAgain(reply.code(503));
  if (code !== 'internal') return sender.absent(reply);
  request.log.error({ err: error }, 'a phone could not be answered');
  return sender.tryAgain(reply.code(500));
};
