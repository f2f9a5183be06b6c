import type { HeldMembership, Session } from '@patchbay/contract/session';
import { Preferences } from '@patchbay/contract/session';
import { permissions } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import { permissionsOf } from '@patchbay/domain/access/roles';
import type { MembershipNode, PublicCtx } from '../ctx.ts';
import { digest } from '../secrets.ts';
import { newToken } from '../tokens.ts';

const day = 86_400_000;
const idleDays = 7;
const longestDays = 30;
const pendingMinutes = 10;

export interface NewSession {
  token: string;
  isPending: boolean;
  expiresAt: Date;
  /** The cookie outlives idle time, which the database measures. */
  cookieUntil: Date;
}

/** How long a sign-in waits for its second step. */
export const pendingUntil = (now: Date): Date => new Date(now.getTime() + pendingMinutes * 60_000);

/** @param isPending the password was right, the second factor is still to come */
export const newSession = ({ deps, now }: PublicCtx, isPending: boolean): NewSession => {
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const pending = pendingUntil(now);
  return { token: newToken(deps.clock), isPending, expiresAt: isPending ? pending : after(idleDays * day), cookieUntil: isPending ? pending : after(longestDays * day) };
};

/** Stores a session in place of the one that this browser had. The cookie is set by the caller, once it is committed. */
export const saveSession = async (tx: Tx, ctx: PublicCtx, accountId: string, session: NewSession): Promise<void> => {
  if (ctx.sessionToken !== undefined) await tx.accountSession.deleteMany({ where: { tokenHash: digest(ctx.sessionToken) } });
  await tx.accountSession.create({
    data: { id: ctx.newId(), accountId, tokenHash: digest(session.token), isPending: session.isPending, ip: ctx.ip, userAgent: ctx.userAgent, createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt: session.expiresAt },
    select: { id: true },
  });
  if (!session.isPending) await tx.$executeRaw`update account set last_sign_in_at = ${ctx.now} where id = ${accountId}::uuid`;
};

interface SessionFacts {
  accountId: string;
  email: string | null;
  username: string | null;
  name: string;
  hasSecondFactor: boolean;
  preferences: unknown;
  memberships: MembershipNode[];
}

/** A session as its holder sees it. */
export const sessionToWire = (facts: SessionFacts): Session => ({
  account: { id: facts.accountId, email: facts.email, username: facts.username, name: facts.name, hasSecondFactor: facts.hasSecondFactor },
  preferences: Preferences.parse(facts.preferences),
  memberships: facts.memberships.map(heldMembership),
});

const heldMembership = ({ organisationId, organisationName, organisationKind, role }: MembershipNode): HeldMembership => {
  const held = permissionsOf(role, organisationKind);
  return { organisationId, organisationName, organisationKind, role, permissions: permissions.filter((permission) => held.has(permission)) };
};
