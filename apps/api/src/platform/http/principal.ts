import { digest } from '../secrets.ts';
import type { Deps } from '../deps.ts';
import type { MembershipNode, OrganisationNode } from '../ctx.ts';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';


export interface SessionPrincipal {
  kind: 'account';
  sessionId: string;
  isPending: boolean;
  accountId: string;
  email: string | null;
  username: string | null;
  /** The code of the home of somebody who has a user name. */
  enterprise: string | null;
  name: string;
  hasSecondFactor: boolean;
  preferences: unknown;
  memberships: MembershipNode[];
  target: OrganisationNode | null;
}

export interface ApiKeyPrincipal {
  kind: 'api-key';
  apiKeyId: string;
  name: string;
  permissions: Permission[];
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  organisationPath: string;
  target: OrganisationNode | null;
}

export type Principal = SessionPrincipal | ApiKeyPrincipal;

type Finder = 'session_principal' | 'api_key_principal';

const ask = async <T>({ database }: Deps, finder: Finder, values: [token: Buffer, now: Date, target: string | null]): Promise<T | null> => {
  const { rows } = await database.takeTurns(() => database.pool.query<{ principal: T | null }>({ name: finder, text: `select ${finder}($1, $2, $3) as principal`, values }));
  return rows[0]!.principal;
};

/** Who is asking, by an API key (`Authorization: Bearer`) or the session cookie, and the organisation they ask about. */
export const findPrincipal = async (deps: Deps, credentials: { bearer: string | undefined; cookie: string | undefined }, now: Date, target: string | null): Promise<Principal | null> => {
  if (credentials.bearer !== undefined) {
    const key = await ask<Omit<ApiKeyPrincipal, 'kind'>>(deps, 'api_key_principal', [digest(credentials.bearer), now, target]);
    return key && { kind: 'api-key', ...key };
  }
  if (credentials.cookie === undefined) return null;
  const session = await ask<Omit<SessionPrincipal, 'kind'>>(deps, 'session_principal', [digest(credentials.cookie), now, target]);
  return session && { kind: 'account', ...session };
};
