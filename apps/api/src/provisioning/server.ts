import { openPool } from '@patchbay/database/client';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Config } from '../platform/config.ts';
import type { Deps } from '../platform/deps.ts';
import { toProblem } from '../platform/http/problem.ts';
import { AfterAnswers } from './after-answers.ts';
import { type Answer, Answers, type Asked, refuse } from './answer.ts';
import { Attempts } from './attempts.ts';
import { presentedBy } from './credentials.ts';
import { FetchLog } from './fetch-log.ts';
import { type FoundPhone, PhoneFinder } from './find-phone.ts';
import { ProvisioningRequestLog } from './request-log.ts';

export interface ProvisioningServer {
  server: FastifyInstance;
  /** Everything that phones were answered so far is recorded and counted. */
  flush(): Promise<void>;
}

/**
 * The server that phones ask for their files, apart from the API on its own port and in its own database role. The
 * address holds nothing but the secret: a tenant's code in it would tell who exists.
 */
export const buildProvisioning = async (deps: Deps): Promise<ProvisioningServer> => {
  const { config } = deps;
  const pool = openPool(config.databaseUrl, 'patchbay_provisioning', Math.max(4, Math.floor(config.databaseConnections / 2)));
  const desk = openDesk(deps, pool);
  const server = createServer(deps);
  server.get<{ Params: { secret: string; file: string } }>('/p/:secret/:file', async (request, reply) => {
    const { headers, params, ip } = request;
    const asked: Asked = { ...params, presented: presentedBy(headers.authorization), ifNoneMatch: headers['if-none-match'] ?? '' };
    return send(reply, await desk.ask(asked, ip, headers['user-agent'] ?? ''));
  });
  server.addHook('onClose', async () => {
    await desk.afterAnswers.end();
    await pool.end();
  });
  await server.ready();
  return { server, flush: () => desk.afterAnswers.now() };
};

/** Whoever talks to the phones: looks them up, answers, and has it written down afterwards. */
const openDesk = (deps: Deps, pool: pg.Pool) => {
  const { clock, log, metrics } = deps;
  const finder = new PhoneFinder(pool);
  const answers = new Answers(deps);
  const attempts = new Attempts(pool, clock);
  const fetches = new FetchLog(pool);
  const afterAnswers = new AfterAnswers({ fetches, attempts }, log);

  const decide = (phone: FoundPhone | undefined, asked: Asked, ip: string): Answer => {
    if (phone && attempts.isPhoneRefused(phone.phone_id, ip)) return refuse('too-many-attempts', asked);
    return answers.answer(phone, asked);
  };

  const ask = async (asked: Asked, ip: string, userAgent: string): Promise<Answer> => {
    if (attempts.isAddressRefused(ip)) {
      metrics.provisioning.inc({ result: 'too-many-attempts' });
      return refuse('too-many-attempts', asked);
    }
    const phone = await finder.find(asked.secret);
    const answer = decide(phone, asked, ip);
    const reason = 'reason' in answer ? answer.reason : '';
    metrics.provisioning.inc({ result: reason || String(answer.status) });
    if (reason === 'unknown-secret' || reason === 'wrong-password') attempts.add(ip, phone?.phone_id);
    fetches.add({
      tenantId: phone?.tenant_id ?? null, phoneId: phone?.phone_id ?? null, at: clock.now().toISOString(), ip,
      // PostgreSQL's text has no NUL, and one in a name would keep a whole batch from being recorded.
      userAgent: userAgent.slice(0, 300), file: asked.file.slice(0, 100).replaceAll('\0', '?'), status: answer.status, reason,
    });
    afterAnswers.soon();
    return answer;
  };

  return { ask, afterAnswers };
};

/** Longer than a proxy keeps its idle connections, or it would send a request into one that is closing. */
const keepAliveMs = ({ trustedProxies }: Config): number => (trustedProxies === '' ? 5_000 : 75_000);

const createServer = ({ config, log, metrics }: Deps): FastifyInstance => {
  const server: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new ProvisioningRequestLog(metrics),
    // Nothing is logged per request, so that none needs a logger of its own.
    childLoggerFactory: (logger) => logger,
    frameworkErrors: (_error, _request, reply) => void absent(reply as FastifyReply),
    trustProxy: config.trustedProxies === '' ? false : config.trustedProxies.split(','),
    bodyLimit: 1_024,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    keepAliveTimeout: keepAliveMs(config),
    requestTimeout: 10_000,
    exposeHeadRoutes: true,
  });
  server.setNotFoundHandler((_request, reply) => absent(reply));
  server.setErrorHandler(fail);
  return server;
};

const fixed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Every refusal of a kind is the same to the last byte. */
const send = (reply: FastifyReply, answer: Answer): FastifyReply => {
  void reply.headers(fixed);
  if (answer.status === 200) return reply.code(200).header('etag', answer.etag).type(answer.contentType).send(answer.body);
  if (answer.status === 304) return reply.code(304).header('etag', answer.etag).send();
  if (answer.status === 401) void reply.header('www-authenticate', 'Basic realm="Provisioning", charset="UTF-8"');
  return reply.code(answer.status).type('text/plain; charset=utf-8').send(answer.status === 401 ? 'Authentication needed\n' : 'Not found\n');
};

const absent = (reply: FastifyReply): FastifyReply => send(reply, { status: 404, reason: 'unknown-file' });

const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { code } = toProblem(error);
  if (code === 'unavailable') return tryAgain(reply.code(503));
  if (code !== 'internal') return absent(reply);
  request.log.error({ err: error }, 'a phone could not be answered');
  return tryAgain(reply.code(500));
};

const tryAgain = (reply: FastifyReply): FastifyReply => reply.headers(fixed).header('retry-after', '5').type('text/plain; charset=utf-8').send('Try again\n');
