import type { Tx } from '@patchbay/database/scope';

/** Waits for whoever else changes this account's means of signing in. Always before its credential is touched. */
export const lockAccount = async (tx: Tx, accountId: string): Promise<void> => {
  await tx.$executeRaw`select from account where id = ${accountId}::uuid for no key update`;
};

/** Stores a new password, and with it ends every other way in that was open: reset links, and sessions except `keptSessionId`. */
export const storePassword = async (tx: Tx, accountId: string, passwordHash: string, keptSessionId?: string): Promise<void> => {
  await tx.account.update({ where: { id: accountId }, data: { hasPassword: true, version: { increment: 1 } }, select: { id: true } });
  await tx.accountCredential.upsert({ where: { accountId }, create: { accountId, passwordHash }, update: { passwordHash, replacedHash: null }, select: { accountId: true } });
  await tx.accountToken.deleteMany({ where: { accountId, purpose: 'reset', usedAt: null } });
  await tx.accountSession.deleteMany({ where: { accountId, ...(keptSessionId && { id: { not: keptSessionId } }) } });
};
