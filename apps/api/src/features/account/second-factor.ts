import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { auditAsAccount } from '../../platform/accounts/audit-as-account.ts';
import { newTotp, stepOfCode } from '../../platform/accounts/second-factor.ts';
import { totpPurpose } from '../../platform/sealed-columns.ts';
import { lockAccount } from '../../platform/accounts/store-password.ts';
import { labelOfAccount } from '../../platform/accounts/names.ts';
import { ofExtension, writeTo } from '../../platform/accounts/write-to.ts';
import type { AccountCtx } from '../../platform/ctx.ts';
import { newRecoveryCodes, recoveryCodeDigest } from '../../platform/tokens.ts';
import { prove, provePassword } from './prove.ts';

const onAlready = () => new Problem('rule-broken', 'A second factor is in force already. Remove it first.');
const notBegun = () => new Problem('rule-broken', 'Get a secret for your authenticator app first.');

const loadCredential = async (tx: Tx, accountId: string) => {
  await lockAccount(tx, accountId);
  return tx.accountCredential.findUniqueOrThrow({ where: { accountId }, select: { totpSecret: true, totpConfirmedAt: true } });
};

/** A secret for an authenticator app; in force once a code of it has been seen. */
export const beginSecondFactor = async (ctx: AccountCtx, { password }: { password: string }): Promise<{ uri: string; secret: string }> => {
  await provePassword(ctx, '/password', password);
  const totp = newTotp(ctx.deps, labelOfAccount(ctx));
  const totpSecret = ctx.deps.secrets.seal(totp.secret, totpPurpose(ctx.accountId));
  return asPlatform(ctx.deps.database, async (tx) => {
    const { totpConfirmedAt } = await loadCredential(tx, ctx.accountId);
    if (totpConfirmedAt) throw onAlready();
    await tx.accountCredential.update({ where: { accountId: ctx.accountId }, data: { totpSecret, totpLastStep: null }, select: { accountId: true } });
    return totp;
  });
};

/** Switches it on with a first code, and answers the recovery codes: shown now and never again. */
export const confirmSecondFactor = async (ctx: AccountCtx, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> => {
  const recoveryCodes = newRecoveryCodes(ctx.deps.clock);
  await prove(ctx, 'own-code', '/code', () =>
    asPlatform(ctx.deps.database, async (tx) => {
      const { totpSecret, totpConfirmedAt } = await loadCredential(tx, ctx.accountId);
      if (totpConfirmedAt) throw onAlready();
      if (!totpSecret) throw notBegun();
      const step = stepOfCode(ctx.deps.secrets.open(totpSecret, totpPurpose(ctx.accountId)), code, ctx.now);
      if (step === null) return false;
      await switchOn(tx, ctx, step, recoveryCodes);
      return true;
    }),
  );
  return { recoveryCodes };
};

const switchOn = async (tx: Tx, ctx: AccountCtx, step: number, recoveryCodes: string[]): Promise<void> => {
  const { accountId } = ctx;
  const account = await tx.account.update({ where: { id: accountId }, data: { hasSecondFactor: true } });
  await tx.accountCredential.update({ where: { accountId }, data: { totpConfirmedAt: ctx.now, totpLastStep: step }, select: { accountId: true } });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({ data: recoveryCodes.map((code) => ({ id: ctx.newId(), accountId, codeHash: recoveryCodeDigest(accountId, code) })) });
  await auditAsAccount(tx, ctx, 'account.second-factor-added', { account });
};

/** Switches it off; the recovery codes go with it. */
export const removeSecondFactor = async (ctx: AccountCtx, { password }: { password: string }): Promise<void> => {
  await provePassword(ctx, '/password', password);
  await asPlatform(ctx.deps.database, async (tx) => {
    const { accountId } = ctx;
    const { totpConfirmedAt } = await loadCredential(tx, accountId);
    if (!totpConfirmedAt) throw new Problem('rule-broken', 'There is no second factor to remove.');
    const account = await tx.account.update({ where: { id: accountId }, data: { hasSecondFactor: false }, include: ofExtension });
    await tx.accountCredential.update({ where: { accountId }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }, select: { accountId: true } });
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await auditAsAccount(tx, ctx, 'account.second-factor-removed', { account });
    await writeTo(tx, ctx, 'second-factor-removed', { to: account });
  });
};
