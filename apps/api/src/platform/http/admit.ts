import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Permission, Role } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AccountCtx, type OrganisationNode, type PublicCtx, type SubtreeCtx, subtreeCtx, type TenantCtx, tenantCtx } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { cookiesOf } from './cookies.ts';
import { findPrincipal, type Principal } from './principal.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];

const refuseForgery = (request: FastifyRequest, deps: Deps): void => {
  // A form or image of another site can send our cookie, but neither this header nor our origin.
  const origin = request.headers.origin;
  const isOurs = request.headers['x-patchbay-request'] === '1' && (origin === undefined || isSameOrigin(origin, request, deps));
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isOurs) {
    throw new Problem('forbidden', 'A changing request with a session cookie carries the header `X-Patchbay-Request: 1` and comes from the dashboard\'s own origin.');
  }
};

const isSameOrigin = (origin: string, request: FastifyRequest, deps: Deps): boolean =>
  origin === new URL(deps.config.publicUrl).origin || origin === `${request.protocol}://${request.host}`;

const publicCtx = (deps: Deps, request: FastifyRequest, reply: FastifyReply): PublicCtx => ({
  ...cookiesOf(deps, request, reply),
  deps,
  log: request.log as PublicCtx['log'],
  requestId: request.id,
  ip: request.ip,
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
  now: deps.clock.now(),
  newId: () => deps.clock.newId(),
});

interface Held {
  permissions: ReadonlySet<Permission>;
  reachPath: string;
  via: { organisationId: string; organisationName: string; role: Role | null } | null;
  isReaching: boolean;
}

/** What the principal may do at a node: all memberships at it or above it, joined. */
export const heldAt = (principal: Principal, node: OrganisationNode): Held => {
  if (principal.kind === 'api-key') {
    const isReaching = node.path.startsWith(principal.organisationPath);
    const isAbove = principal.organisationId !== node.id;
    return { permissions: new Set(principal.permissions), reachPath: principal.organisationPath, isReaching, via: isAbove ? { organisationId: principal.organisationId, organisationName: principal.organisationName, role: null } : null };
  }
  const reaching = principal.memberships.filter((membership) => node.path.startsWith(membership.organisationPath));
  const own = reaching.find((membership) => membership.organisationId === node.id);
  const above = reaching.at(-1);
  return {
    permissions: new Set(reaching.flatMap((membership) => [...permissionsOf(membership.role, membership.organisationKind)])),
    reachPath: reaching[0]?.organisationPath ?? '',
    isReaching: reaching.length > 0,
    via: own || !above ? null : { organisationId: above.organisationId, organisationName: above.organisationName, role: above.role },
  };
};

const accountCtx = (base: PublicCtx, principal: Principal): AccountCtx => {
  if (principal.kind === 'api-key') throw new Problem('forbidden', 'An API key has no account of its own.');
  const { accountId, sessionId, email, name, memberships } = principal;
  return { ...base, accountId, sessionId, email, name, memberships };
};

const actingCtx = (base: PublicCtx, principal: Principal, e: AnyEndpoint, findNode: (id: string) => Promise<OrganisationNode | null>): SubtreeCtx | TenantCtx => {
  const node = principal.target;
  if (!node) throw notFound('organisation');
  const { permissions, via, reachPath, isReaching } = heldAt(principal, node);
  if (!isReaching || (e.scope === 'tenant' && node.kind !== 'enterprise')) throw notFound('organisation');
  if (!permissions.has(e.permission as Permission)) {
    throw new Problem('forbidden', `This needs the permission ${e.permission}. An administrator of ${node.name} can grant it.`, { params: { permission: e.permission } });
  }
  const isKey = principal.kind === 'api-key';
  const id = isKey ? principal.apiKeyId : principal.accountId;
  const facts = {
    ...base,
    actor: { kind: principal.kind, id, name: principal.name, via },
    principal: `${principal.kind}:${id}`,
    changeSetId: base.newId(),
    permissions,
    reachPath,
    organisation: node,
  };
  return e.scope === 'tenant' ? tenantCtx(facts) : subtreeCtx(facts, findNode);
};

/**
 * Decides whether a request may reach its endpoint, before anything of it is validated, and as whom.
 * Throws 401 without a principal, 404 where no membership reaches, 403 where the permission is missing.
 */
export const admit = async (deps: Deps, e: AnyEndpoint, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const base = publicCtx(deps, request, reply);
  const bearer = bearerOf(request);
  if (bearer === undefined) refuseForgery(request, deps);
  if (e.scope === 'public') return base;
  const { organisationId, tenantId } = request.params as { organisationId?: string; tenantId?: string };
  const target = organisationId ?? tenantId ?? null;
  const credentials = { bearer, cookie: base.sessionToken };
  const principal = await findPrincipal(deps, credentials, base.now, target && uuid.test(target) ? target : null);
  if (!principal || (principal.kind === 'account' && (principal.isPending || principal.memberships.length === 0))) {
    throw new Problem('unauthenticated', 'Sign in, or send an API key as `Authorization: Bearer …`.');
  }
  if (e.scope === 'account') return accountCtx(base, principal);
  return actingCtx(base, principal, e, async (id) => (await findPrincipal(deps, credentials, base.now, id))?.target ?? null);
};
