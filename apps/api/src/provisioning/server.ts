import { openPool } from '@patchbay/database/client';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Deps } from '../platform/deps.ts';
import { toProblem } from '../platform/http/problem.ts';
import { RequestLog } from '../platform/http/request-log.ts';
import { type Answer, answerPhone, type Asked } from './answer.ts';
import { Attempts } from './attempts.ts';
import { FetchLog } from './fetch-log.ts';
import { findPhone, type FoundPhone } from './find-phone.ts';

export interface ProvisioningServer {
  server: FastifyInstance;
  /** Everything that phones were answered so far is in the fetch log. */
  flush(): Promise<void>;
}

const basicOf = (header: string | undefined): Asked['credentials'] => {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return header === undefined ? undefined : { username: '', password: '' };
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? { username: text, password: '' } : { username: text.slice(0, colon), password: text.slice(colon + 1) };
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

/**
 * The server that phones ask for their files, apart from the API on its own port and in its own database role. The
 * address holds nothing but the secret: a tenant's code in it would answer who exists.
 */
export const buildProvisioning = async (deps: Deps): Promise<ProvisioningServer> => {
  const { config, clock, log, metrics } = deps;
  const pool = openPool(config.databaseUrl, 'patchbay_provisioning', Math.max(4, Math.floor(config.databaseConnections / 2)));
  const fetches = new FetchLog(pool, log);
  const attempts = new Attempts(pool, clock);
  const server: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new RequestLog('provisioning', metrics),
    frameworkErrors: (_error, _request, reply) => void send(reply as FastifyReply, { status: 404, reason: 'unknown-file' }),
    trustProxy: config.trustedProxies === '' ? false : config.trustedProxies.split(','),
    bodyLimit: 1_024,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    keepAliveTimeout: 5_000,
    requestTimeout: 10_000,
    exposeHeadRoutes: true,
  });

  const decide = async (phone: FoundPhone | undefined, asked: Asked, ip: string): Promise<Answer> => {
    if (phone && attempts.isRefused(phone.phone_id, ip)) return { status: 404, reason: 'too-many-attempts' };
    const answer = answerPhone(deps, phone, asked);
    if (phone && 'reason' in answer && answer.reason === 'wrong-password') await attempts.countFailure(phone.phone_id, ip);
    return answer;
  };

  server.get<{ Params: { secret: string; file: string } }>('/p/:secret/:file', async (request, reply) => {
    const { secret, file } = request.params;
    const asked: Asked = { secret, file, credentials: basicOf(request.headers.authorization), ifNoneMatch: request.headers['if-none-match'] ?? '' };
    const phone = await findPhone(pool, secret);
    const answer = await decide(phone, asked, request.ip);
    metrics.provisioning.inc({ result: 'reason' in answer ? answer.reason : String(answer.status) });
    fetches.add({
      tenantId: phone?.tenant_id ?? null,
      phoneId: phone?.phone_id ?? null,
      at: clock.now().toISOString(),
      ip: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      file: file.slice(0, 100),
      status: answer.status,
      reason: 'reason' in answer ? answer.reason : '',
    });
    return send(reply, answer);
  });

  const absent = (_: FastifyRequest, reply: FastifyReply) => send(reply, { status: 404, reason: 'unknown-file' });
  server.setNotFoundHandler(absent);
  server.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.code === 'unavailable') return reply.code(503).headers({ ...fixed, 'retry-after': '5' }).type('text/plain').send('Try again\n');
    if (problem.code !== 'internal') return absent(request, reply);
    request.log.error({ err: error }, 'a phone could not be answered');
    return reply.code(500).headers(fixed).type('text/plain').send('Try again\n');
  });
  server.addHook('onClose', async () => {
    await fetches.flush();
    await pool.end();
  });
  await server.ready();
  return { server, flush: () => fetches.flush() };
};
