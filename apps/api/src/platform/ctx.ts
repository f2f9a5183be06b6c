import { createHash } from 'node:crypto';
import type { Actor as RecordedActor } from '@patchbay/contract/audit';
import { Problem } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Permission, Role } from '@patchbay/contract/permissions';
import type { Language } from '@patchbay/contract/primitives/locale';
import { type Copy, type DataScope, inScope, readInScope, type Sql, streamInScope, type TransactionLimits, type Tx } from '@patchbay/database/scope';
import type { Logger } from 'pino';
import type { Deps } from './deps.ts';
import { idempotencyPurpose } from './sealed-columns.ts';

export interface MembershipNode {
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  organisationPath: string;
  role: Role;
}

/** An organisation that a request acts on, already found to lie in the asker's reach. */
export interface OrganisationNode {
  id: string;
  kind: OrganisationKind;
  path: string;
  name: string;
  code: string;
  timeZone: string;
  language: string;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  isSuspended: boolean;
}

/**
 * Who acts, and the membership or key by which they may. The database makes of it, for each row of the log, by way of whom
 * that organisation was acted in.
 */
export type Actor = Omit<RecordedActor, 'via'> & { by: RecordedActor['via'] };

interface RequestFacts {
  deps: Deps;
  log: Logger;
  requestId: string;
  ip: string;
  userAgent: string;
  now: Date;
  newId(): string;
}

export interface PublicCtx extends RequestFacts {
  sessionToken: string | undefined;
  setSession(token: string | null, expiresAt?: Date): void;
  /** Says who signed in from this browser before; outlives the session. */
  deviceToken: string | undefined;
  setDevice(token: string, expiresAt: Date): void;
  /** The session of the app on a mobile phone. */
  appToken: string | undefined;
  setAppSession(token: string | null): void;
}

export interface AccountCtx extends RequestFacts {
  accountId: string;
  sessionId: string;
  email: string | null;
  username: string | null;
  name: string;
  memberships: MembershipNode[];
  setSession: PublicCtx['setSession'];
}

interface Acting extends RequestFacts {
  actor: Actor;
  /** `account:<id>` or `api-key:<id>`. */
  principal: string;
  /** Of an account; a key has none. */
  sessionId?: string;
  changeSetId: string;
  /** Set where this request undoes an earlier change set. */
  reverts?: string;
  permissions: ReadonlySet<Permission>;
  /** What the asker reads: as their account says, and of a key or a device that of the organisation. */
  language: Language;
  /** Of somebody who is a monitor here and nothing more, or has an extension here and nothing else, the account: of extensions they see their own, and as a monitor what that may monitor. */
  monitorId?: string;
  /** The path of the highest organisation by which the asker reaches this one. */
  reachPath: string;
  organisation: OrganisationNode;
  idempotency?: Idempotency;
  /** Hand-written SQL, read only. What is asked for together costs one round trip. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** The same in one transaction on one connection, for what is read bit by bit. */
  stream<T>(work: (sql: Sql, copy: Copy) => Promise<T>): Promise<T>;
}

/** Acts on an organisation and everything below it. What `inSubtree`'s work returns is what the endpoint answers. */
export interface SubtreeCtx extends Acting {
  inSubtree<T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  /** The same request, acting inside one enterprise of the subtree. Refuses with not-found. */
  enterTenant(tenantId: string): Promise<TenantCtx>;
}

/** Acts inside one enterprise. What `inTenant`'s work returns is what the endpoint answers. */
export interface TenantCtx extends Acting {
  inTenant<T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  /** A transaction beside that: what it does stays, whatever becomes of the request, and is done again with it. */
  aside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The app on somebody's mobile phone, acting for its user inside their enterprise. */
export interface DeviceCtx extends TenantCtx {
  deviceId: string;
  userId: string;
  setAppSession: PublicCtx['setAppSession'];
  appToken: string;
}

export type ActingCtx = SubtreeCtx | TenantCtx;

interface Idempotency {
  key: string;
  requestHash: Buffer;
  isUsed: boolean;
}

/** The answer that an earlier request with the same Idempotency-Key got. */
export class Replay extends Error {
  readonly response: unknown;
  constructor(response: unknown) {
    super('replayed');
    this.response = response;
  }
}

export const idempotencyOf = (key: string, method: string, url: string, body: unknown): Idempotency => ({
  key,
  requestHash: createHash('sha256').update(`${method} ${url}\n${JSON.stringify(body ?? null)}`).digest(),
  isUsed: false,
});

type ActingFacts = Omit<Acting, 'read' | 'stream'>;

/** Runs a request's first transaction at most once per Idempotency-Key: key, work and answer commit together. */
const once = async <T>(ctx: ActingFacts, tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { idempotency, principal, deps } = ctx;
  if (!idempotency || idempotency.isUsed) return work(tx);
  idempotency.isUsed = true;
  const purpose = idempotencyPurpose(principal, idempotency.key);
  const claimed = await tx.$executeRaw`insert into idempotency_key (principal, key, request_hash, created_at)
    values (${principal}, ${idempotency.key}, ${idempotency.requestHash}, ${ctx.now}) on conflict do nothing`;
  if (claimed === 0) {
    const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where: { principal_key: { principal, key: idempotency.key } } });
    if (!idempotency.requestHash.equals(earlier.requestHash)) throw new Problem('idempotency-conflict', 'Use a new Idempotency-Key for a different request.');
    throw new Replay(earlier.response === null ? null : JSON.parse(deps.secrets.open(earlier.response, purpose)));
  }
  const result = await work(tx);
  const response = result === undefined ? null : deps.secrets.seal(JSON.stringify(result), purpose);
  await tx.idempotencyKey.update({ where: { principal_key: { principal, key: idempotency.key } }, data: { response } });
  return result;
};

export const subtreeCtx = (facts: ActingFacts, findNode: (id: string) => Promise<OrganisationNode | null>): SubtreeCtx => {
  const scope: DataScope = { kind: 'subtree', path: facts.organisation.path, principal: facts.principal };
  return Object.assign(facts, {
    read: <T>(work: (sql: Sql) => Promise<T>) => readInScope(facts.deps.database, scope, work),
    stream: <T>(work: (sql: Sql, copy: Copy) => Promise<T>) => streamInScope(facts.deps.database, scope, work),
    inSubtree: <T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits) => inScope(facts.deps.database, scope, (tx) => once(facts, tx, work), limits),
    enterTenant: async (tenantId: string) => {
      const node = await findNode(tenantId);
      if (!node || node.kind !== 'enterprise' || !node.path.startsWith(facts.organisation.path)) {
        throw new Problem('not-found', 'This enterprise does not exist, or you have no access to it.');
      }
      return tenantCtx({ ...facts, organisation: node });
    },
  });
};

export const tenantCtx = (facts: ActingFacts): TenantCtx => {
  const scope: DataScope = { kind: 'tenant', tenantId: facts.organisation.id, principal: facts.principal };
  return Object.assign(facts, {
    read: <T>(work: (sql: Sql) => Promise<T>) => readInScope(facts.deps.database, scope, work),
    stream: <T>(work: (sql: Sql, copy: Copy) => Promise<T>) => streamInScope(facts.deps.database, scope, work),
    inTenant: <T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits) => inScope(facts.deps.database, scope, (tx) => once(facts, tx, work), limits),
    aside: <T>(work: (tx: Tx) => Promise<T>) => inScope(facts.deps.database, scope, work),
  });
};
