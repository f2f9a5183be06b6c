import type { Session } from '@patchbay/contract/session';
import type { Database } from '@patchbay/database/client';
import { sessionToWire } from '../../platform/accounts/sessions.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import type { Deps } from '../../platform/deps.ts';
import { findPrincipal } from '../../platform/http/principal.ts';

// Once an installation is set up it stays so; asking again would cost every first visit a query.
const setUpAlready = new WeakSet<Database>();

/** Whether nobody can administer the platform yet. */
export const needsSetUp = async ({ database }: Pick<Deps, 'database'>): Promise<boolean> => {
  if (setUpAlready.has(database)) return false;
  const { rows } = await database.pool.query<{ needed: boolean }>({ name: 'needs_set_up', text: 'select needs_set_up() as needed' });
  if (!rows[0]!.needed) setUpAlready.add(database);
  return rows[0]!.needed;
};

const currentSession = async (ctx: PublicCtx): Promise<Session | null> => {
  const principal = await findPrincipal(ctx.deps, { bearer: undefined, cookie: ctx.sessionToken }, ctx.now, null);
  if (principal?.kind !== 'account' || principal.isPending || principal.memberships.length === 0) return null;
  return sessionToWire(principal);
};

/** Who is signed in, if anyone; the first thing that the dashboard asks. */
export const getSession = async (ctx: PublicCtx): Promise<{ session: Session | null; needsSetup: boolean }> => {
  const [session, needsSetup] = await Promise.all([currentSession(ctx), needsSetUp(ctx.deps)]);
  return { session, needsSetup };
};
