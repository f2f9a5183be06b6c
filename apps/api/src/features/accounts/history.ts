import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { recordedAccount } from '../../platform/invitations.ts';
import { changeAccount } from './accounts.ts';
import { refuseElsewhere, refuseForeign } from './guards.ts';
import { findAccount } from './load.ts';

type Recorded = ReturnType<typeof recordedAccount>;
type Wire = Recorded & { id: string };

const current = async (tx: Tx, id: string): Promise<Wire | null> => {
  const row = await tx.account.findUnique({ where: { id } });
  if (!row) return null;
  // The home of somebody who only has a role here may be out of sight.
  const home = await tx.organisation.findUnique({ where: { id: row.ownerId }, select: { id: true, name: true } });
  return { id, ...recordedAccount(row, home ?? { id: row.ownerId, name: '' }) };
};

/** Makes the person again, or finds them where they stayed; their roles are undone on their own. */
const invite = async (tx: Tx, ctx: SubtreeCtx, { id, email, name, organisationId }: Wire): Promise<void> => {
  // Of an extension's person: comes back with the extension.
  if (email === null) throw notFound('account');
  const [row] = await tx.$queryRaw<{ invited: { id: string } | null }[]>`
    select invite_account(${id}::uuid, ${email}, ${name}, ${organisationId}::uuid, ${ctx.now}) as invited`;
  if (!row?.invited) throw notFound('organisation');
  if (row.invited.id !== id) throw new Problem('rule-broken', `${email} has another account meanwhile. Give that one the roles instead.`);
};

/**
 * An account goes back under the rules by which it was changed. One that was removed comes back as it was on the first day:
 * invited, without the password, the second factor and the sessions that were its own. Nobody is written to; the invitation
 * can be sent again. Accepting one is the person's own doing, and stays.
 */
export const accountHistory: History<Wire> = {
  type: 'account',
  final: ['account.invitation-accepted', 'account.set-up'],
  current: (tx, _ctx, id) => current(tx, id),
  restore: async (tx, ctx, wire) => {
    const before = await findAccount(tx, wire.id);
    await changeAccount(tx, ctx as SubtreeCtx, before, { name: wire.name, isEnabled: wire.isEnabled, version: before.version });
    return (await current(tx, wire.id))!;
  },
  recreate: async (tx, ctx, wire) => {
    await invite(tx, ctx as SubtreeCtx, wire);
    // Touches nobody whose home is elsewhere.
    if (!wire.isEnabled) await tx.account.updateMany({ where: { id: wire.id, hasPassword: false }, data: { isEnabled: false } });
    // Who stayed elsewhere is out of sight until they have a role again.
    return (await current(tx, wire.id)) ?? wire;
  },
  remove: async (tx, ctx, id) => {
    const account = await findAccount(tx, id);
    refuseForeign(ctx as SubtreeCtx, account);
    await refuseElsewhere(tx, ctx as SubtreeCtx, account);
    if (account.hasPassword) throw new Problem('rule-broken', `${account.name} has accepted already.`);
    if (account.memberships.length > 0) throw new Problem('rule-broken', `${account.name} has got further roles since. Take the one away instead.`);
    await tx.$executeRaw`select remove_account(${id}::uuid)`;
  },
  comparable: ({ name, isEnabled, isAccepted }) => ({ name, isEnabled, isAccepted }),
};
