import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Permission } from '@patchbay/contract/permissions';
import { Language } from '@patchbay/contract/primitives/locale';
import { Preferences } from '@patchbay/contract/session';
import { permissionsOf } from '@patchbay/domain/access/roles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AccountCtx, type Actor, type MembershipNode, type OrganisationNode, type PublicCtx, type SubtreeCtx, subtreeCtx, type TenantCtx, tenantCtx } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { plainAddress } from '../plain-address.ts';
import { cookiesOf } from './cookies.ts';
import { deviceOf } from './device.ts';
import { forbidden } from './forbidden.ts';
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
  ip: plainAddress(request.ip),
  userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
  now: deps.clock.now(),
  newId: () => deps.clock.newId(),
});

type Standing = NonNullable<Actor['by']> & { path: string; permissions: ReadonlySet<Permission> };

/** The memberships, or the key, that reach a node: those at it or above it, the highest first. */
const standingsAt = (principal: Principal, node: OrganisationNode): Standing[] => {
  const all = principal.kind === 'api-key'
    ? [{ ...placeOf(principal), role: null, permissions: new Set(principal.permissions) }]
    : principal.memberships.map((membership) => ({ ...placeOf(membership), role: membership.role, permissions: permissionsOf(membership.role, membership.organisationKind) }));
  return all.filter(({ path }) => node.path.startsWith(path));
};

const placeOf = ({ organisationId, organisationName, organisationPath }: Pick<MembershipNode, 'organisationId' | 'organisationName' | 'organisationPath'>) =>
  ({ organisationId, organisationName, path: organisationPath });

const idOf = (principal: Principal): string => (principal.kind === 'api-key' ? principal.apiKeyId : principal.accountId);

/** What only people have. Whoever sees extensions as a monitor alone sees some of them. */
const ofAccount = (principal: Principal, standings: Standing[]): { sessionId?: string; monitorId?: string } => {
  if (principal.kind === 'api-key') return {};
  const { sessionId, accountId } = principal;
  const isMonitor = standings.filter(({ permissions }) => permissions.has('extensions:read')).every(({ role }) => role === 'monitor');
  return { sessionId, ...(isMonitor && { monitorId: accountId }) };
};

export const isReaching = (principal: Principal, node: OrganisationNode): boolean => standingsAt(principal, node).length > 0;

/** A key has no preferences, and speaks as the organisation does. */
const languageOf = (principal: Principal, node: OrganisationNode): Language =>
  Language.catch('en').parse(principal.kind === 'account' ? Preferences.parse(principal.preferences).language : node.language);

const accountCtx = (base: PublicCtx, principal: Principal): AccountCtx => {
  if (principal.kind === 'api-key') throw new Problem('forbidden', 'An API key has no account of its own.');
  const { accountId, sessionId, email, username, name, memberships } = principal;
  return { ...base, accountId, sessionId, email, username, name, memberships };
};

interface Asked {
  base: PublicCtx;
  principal: Principal;
  e: AnyEndpoint;
  findNode: (id: string) => Promise<OrganisationNode | null>;
}

const actingCtx = async ({ base, principal, e, findNode }: Asked): Promise<SubtreeCtx | TenantCtx> => {
  const node = principal.target;
  const standings = node ? standingsAt(principal, node) : [];
  if (!node || !standings[0] || (e.scope === 'tenant' && node.kind !== 'enterprise')) throw notFound('organisation');
  const permission = e.permission as Permission;
  const reachPath = standings[0].path;
  // The nearest that allows it: who may only read at an enterprise, and changes it from above, comes from above.
  const standing = standings.findLast(({ permissions }) => permissions.has(permission));
  if (!standing) throw await forbidden(base.deps, { permission, node, reachPath });
  const id = idOf(principal);
  const { organisationId, organisationName, role } = standing;
  const facts = {
    ...base,
    actor: { kind: principal.kind, id, name: principal.name, by: { organisationId, organisationName, role } },
    principal: `${principal.kind}:${id}`,
    ...ofAccount(principal, standings),
    changeSetId: base.newId(),
    permissions: new Set(standings.flatMap(({ permissions }) => [...permissions])),
    language: languageOf(principal, node),
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
  if (e.scope === 'device') {
    refuseForgery(request, deps);
    return deviceOf(base);
  }
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
  return actingCtx({ base, principal, e, findNode: async (id) => (await findPrincipal(deps, credentials, base.now, id))?.target ?? null });
};
