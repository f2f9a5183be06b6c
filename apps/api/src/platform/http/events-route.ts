import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OrganisationNode } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import type { EventHub } from '../event-hub.ts';
import { bearerOf, isReaching } from './admit.ts';
import { cookieNames } from './cookies.ts';
import { findPrincipal } from './principal.ts';
import type { App } from './route.ts';

interface Listener {
  principal: string;
  node: OrganisationNode;
}

/** Any role may listen: what is told is which nouns changed, and fetching them asks for the permission. */
const findListener = async (deps: Deps, request: FastifyRequest): Promise<Listener> => {
  const { organisationId } = request.params as { organisationId: string };
  const credentials = { bearer: bearerOf(request), cookie: request.cookies[cookieNames(deps.config).session] };
  const target = z.uuid().safeParse(organisationId).data ?? null;
  const principal = await findPrincipal(deps, credentials, deps.clock.now(), target);
  if (!principal || (principal.kind === 'account' && (principal.isPending || principal.memberships.length === 0))) {
    throw new Problem('unauthenticated', 'Sign in, or send an API key as `Authorization: Bearer …`.');
  }
  if (!principal.target || !isReaching(principal, principal.target)) throw notFound('organisation');
  return { principal: `${principal.kind}:${principal.kind === 'api-key' ? principal.apiKeyId : principal.accountId}`, node: principal.target };
};

const description = `Server-sent events that say which nouns changed at the organisation or below it: \`data: [["phones"],["audit"]]\`, the first parts of the addresses to fetch again. \`event: resync\` says that some may have been missed: fetch everything again. Any role may listen.`;

/** `GET /api/o/{organisationId}/events`. */
export const serveEvents = ({ server, deps }: App, hub: EventHub): void => {
  server.get('/api/o/:organisationId/events', {
    config: { endpoint: { id: 'events.listen' } } as never,
    schema: {
      operationId: 'events.listen',
      summary: 'Listen for changes',
      tags: ['events'],
      description,
      params: z.object({ organisationId: z.uuid() }),
      response: { 200: { description: 'A stream without end', content: { 'text/event-stream': { schema: z.string() } } } },
    },
    // Before validation, as everywhere: a stranger learns 401 and nothing of the rest.
    onRequest: async (request) => {
      const listener = await findListener(deps, request);
      hub.makeRoomFor(listener.principal);
      (request as { ctx?: unknown }).ctx = listener;
    },
    handler: async (request, reply) => {
      const { principal, node } = (request as unknown as { ctx: Listener }).ctx;
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 2000\n\n');
      // A browser that comes back names the last message it had: those since are lost.
      if (request.headers['last-event-id'] !== undefined) raw.write('event: resync\ndata: []\n\n');
      const isStillAllowed = () => findListener(deps, request).then(
        (now) => now.node.path === node.path,
        (error: unknown) => { if (error instanceof Problem) return false; throw error; },
      );
      hub.add({ path: node.path, isPlatform: node.kind === 'platform', principal, raw, isStillAllowed });
    },
  });
};
