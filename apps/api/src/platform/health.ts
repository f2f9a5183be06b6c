import { status } from '@patchbay/database/migrations';
import { Problem } from '@patchbay/contract/http/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from './deps.ts';
import { sameText } from './secrets.ts';

/** Whether this process may be sent work, and why not. */
export interface Health {
  /** From the first wish to stop on. */
  isStopping: boolean;
  /** A little later: nothing new is taken. */
  isClosing: boolean;
  check(): Promise<Record<string, string>>;
}

const patienceMs = 2_000;

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('no answer')), ms); });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Applied migrations stay applied, so they are only asked about until they are complete once. */
const migrationCheck = ({ config }: Deps) => {
  let isCurrent = false;
  return async (): Promise<string> => {
    if (isCurrent) return 'ok';
    const { pending } = await status(config.databaseUrl);
    isCurrent = pending.length === 0;
    return isCurrent ? 'ok' : `${pending.length} missing`;
  };
};

export const createHealth = (deps: Deps): Health => {
  const migrations = migrationCheck(deps);
  const ask = (work: () => Promise<string>): Promise<string> =>
    within(patienceMs, work()).catch((error: Error) => (error.name === 'MigrationProblem' ? error.message : 'unreachable'));
  const health: Health = {
    isStopping: false,
    isClosing: false,
    check: async () => {
      const database = await ask(async () => { await deps.database.pool.query('select 1'); return 'ok'; });
      return { database, migrations: database === 'ok' ? await ask(migrations) : 'unknown', process: health.isStopping ? 'stopping' : 'ok' };
    },
  };
  return health;
};

/** Behind a proxy on the same machine everyone comes from loopback, so what a proxy has passed on does not count. */
const isLocal = (request: FastifyRequest): boolean => {
  const { remoteAddress = '' } = request.raw.socket;
  const isPassedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded'].some((header) => header in request.headers);
  return !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
};

const mayReadMetrics = ({ config }: Deps, request: FastifyRequest): boolean =>
  config.metricsToken === '' ? isLocal(request) : sameText(request.headers.authorization ?? '', `Bearer ${config.metricsToken}`);

const plain = (reply: FastifyReply, body: unknown) => reply.header('cache-control', 'no-store').type('application/json').serializer(JSON.stringify).send(body);

/** `/healthz` (the process lives), `/readyz` (it may be sent work), `/metrics` (with the token, or from this machine). */
export const serveHealth = (server: FastifyInstance, deps: Deps, health: Health): void => {
  const schema = { hide: true };
  server.get('/healthz', { schema }, async (_, reply) => plain(reply, { status: 'ok' }));
  server.get('/readyz', { schema }, async (_, reply) => {
    const checks = await health.check();
    const isReady = Object.values(checks).every((answer) => answer === 'ok');
    return plain(reply.code(isReady ? 200 : 503), { status: isReady ? 'ready' : 'not ready', checks });
  });
  server.get('/metrics', { schema }, async (request, reply) => {
    if (!mayReadMetrics(deps, request)) throw new Problem('not-found', 'This address does not exist.');
    const { registry } = deps.metrics;
    return reply.header('cache-control', 'no-store').type(registry.contentType).serializer(String).send(await registry.metrics());
  });
};

/** While stopping, what still arrives on an open connection is sent to another process. */
export const refuseWhileStopping = (server: FastifyInstance, health: Health): void => {
  server.addHook('onRequest', async (request, reply) => {
    if (!health.isClosing || /^\/(healthz|readyz|metrics)\b/.test(request.url)) return;
    void reply.header('connection', 'close');
    throw new Problem('unavailable', 'This process is stopping. Nothing was changed; try again at once.', { retryAfterSeconds: 1 });
  });
};
