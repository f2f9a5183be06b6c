import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { rememberDevice } from '../../platform/accounts/devices.ts';
import { newSession, saveSession } from '../../platform/accounts/sessions.ts';
import { lockAccount } from '../../platform/accounts/store-password.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { sendCode } from './sent-codes.ts';

export interface Progress {
  next: 'signed-in' | 'second-factor';
  /** Where the code of the second step went. */
  sentTo?: string;
}

interface Standing {
  isEnabled: boolean;
  hasSecondFactor: boolean;
  /** The code of the second step is sent to them. */
  getsCode: boolean;
  memberships: number;
  openMemberships: number;
}

/** Somebody who signs in; `key` is what browsers know them by. */
interface Entering {
  id: string;
  key: string;
}

export const wrongPassword = () => new Problem('unauthenticated', 'The e-mail address, or the enterprise and user name, or the password is not right.');

/** Only said to somebody who knew the password. */
const refuseShut = ({ isEnabled, memberships, openMemberships }: Standing): void => {
  if (!isEnabled) throw new Problem('forbidden', 'This account is disabled. An administrator of your organisation can enable it.', { params: { reason: 'account-disabled' } });
  if (memberships === 0) throw new Problem('forbidden', 'This account belongs to no organisation any more.', { params: { reason: 'no-organisation' } });
  if (openMemberships === 0) throw new Problem('forbidden', 'Your organisation is disabled, so nobody of it can sign in.', { params: { reason: 'organisation-disabled' } });
};

/** How the account stands, held until the session is stored: whoever changes the password meanwhile comes before or after. */
const standingOf = async (tx: Tx, accountId: string, passwordHash: string): Promise<Standing> => {
  const rows = await tx.$queryRaw<Standing[]>`
    select a.is_enabled as "isEnabled", a.has_second_factor as "hasSecondFactor",
      exists (select from extension e where e.account_id = a.id and e.authentication = 'TWO_STEP') as "getsCode",
      (select count(*)::integer from membership m where m.account_id = a.id) as memberships,
      jsonb_array_length(membership_list(a.id)) as "openMemberships"
    from account a join account_credential c on c.account_id = a.id
    where a.id = ${accountId}::uuid and c.password_hash = ${passwordHash} for no key update of a, c`;
  if (!rows[0]) throw wrongPassword();
  return rows[0];
};

/**
 * Opens a session for somebody who has just proved to know the password; pending where a second step is needed: by the
 * authenticator app of those who have one, else by a code that is sent. `renewedHash` replaces one that was made at an outdated cost.
 */
export const enter = async (ctx: PublicCtx, account: Entering & { passwordHash: string; renewedHash?: string }): Promise<Progress> => {
  const { session, getsCode } = await asPlatform(ctx.deps.database, async (tx) => {
    const standing = await standingOf(tx, account.id, account.passwordHash);
    refuseShut(standing);
    if (account.renewedHash) await tx.accountCredential.update({ where: { accountId: account.id }, data: { passwordHash: account.renewedHash }, select: { accountId: true } });
    const isSent = standing.getsCode && !standing.hasSecondFactor;
    const opened = newSession(ctx, standing.hasSecondFactor || isSent);
    await saveSession(tx, ctx, account.id, opened);
    return { session: opened, getsCode: isSent };
  });
  const sent = getsCode ? { sentTo: await sendCode(ctx, { token: session.token, accountId: account.id, expiresAt: session.expiresAt }) } : {};
  ctx.setSession(session.token, session.cookieUntil);
  if (session.isPending) return { next: 'second-factor', ...sent };
  rememberDevice(ctx, account.key);
  return { next: 'signed-in' };
};

/** Opens a full session after `work`, which refuses by throwing. */
export const finish = async (ctx: PublicCtx, account: Entering, work: (tx: Tx) => Promise<void>): Promise<void> => {
  const session = newSession(ctx, false);
  await asPlatform(ctx.deps.database, async (tx) => {
    await lockAccount(tx, account.id);
    await work(tx);
    await saveSession(tx, ctx, account.id, session);
  });
  ctx.setSession(session.token, session.cookieUntil);
  rememberDevice(ctx, account.key);
};
