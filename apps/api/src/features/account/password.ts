import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import { auditAsAccount } from '../../platform/accounts/audit-as-account.ts';
import { refuseWeakPassword } from '../../platform/accounts/refuse-weak-password.ts';
import { lockAccount, storePassword } from '../../platform/accounts/store-password.ts';
import { labelOfAccount } from '../../platform/accounts/names.ts';
import { ofExtension, writeTo } from '../../platform/accounts/write-to.ts';
import type { AccountCtx } from '../../platform/ctx.ts';
import { passwords } from '../../platform/passwords.ts';
import { provePassword } from './prove.ts';

const changedMeanwhile = () => new Problem('stale-version', 'The password was changed meanwhile. Sign in with the new one.');

/** Changes the password; this session goes on, the others end. */
export const changePassword = async (ctx: AccountCtx, { currentPassword, password }: { currentPassword: string; password: string }): Promise<void> => {
  refuseWeakPassword(password, { email: labelOfAccount(ctx), name: ctx.name, organisations: ctx.memberships.map(({ organisationName }) => organisationName) });
  const proven = await provePassword(ctx, '/currentPassword', currentPassword);
  const passwordHash = await passwords.hash(password);
  await asPlatform(ctx.deps.database, async (tx) => {
    await lockAccount(tx, ctx.accountId);
    const account = await tx.account.findFirst({ where: { id: ctx.accountId, credential: { passwordHash: proven } }, include: ofExtension });
    if (!account) throw changedMeanwhile();
    await storePassword(tx, account.id, passwordHash, ctx.sessionId);
    await auditAsAccount(tx, ctx, 'account.password-changed', { account });
    await writeTo(tx, ctx, 'password-changed', { to: account });
  });
};
