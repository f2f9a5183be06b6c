import type { Tx } from '@patchbay/database/scope';
import { Secret, TOTP } from 'otpauth';
import type { Deps } from '../deps.ts';
import { totpPurpose } from '../sealed-columns.ts';
import { base32, recoveryCodeDigest } from '../tokens.ts';

const period = 30;

const totpOf = (secret: string, email = '') => new TOTP({ issuer: 'Patchbay', label: email, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

/** A secret for an authenticator app, and the address that its QR code holds (RFC 6238, 160 bits). */
export const newTotp = ({ clock }: Pick<Deps, 'clock'>, email: string): { secret: string; uri: string } => {
  const secret = base32(clock.randomBytes(20)).toUpperCase();
  return { secret, uri: totpOf(secret, email).toString() };
};

/** The time step that a code belongs to, one before and one after included for clocks that differ; null for a wrong code. */
export const stepOfCode = (secret: string, typed: string, now: Date): number | null => {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / period) + delta;
};

const acceptOneTimeCode = async (tx: Tx, { deps, now }: { deps: Deps; now: Date }, accountId: string, code: string): Promise<boolean> => {
  const credential = await tx.accountCredential.findUnique({ where: { accountId }, select: { totpSecret: true, totpConfirmedAt: true } });
  if (!credential?.totpSecret || !credential.totpConfirmedAt) return false;
  const step = stepOfCode(deps.secrets.open(credential.totpSecret, totpPurpose(accountId)), code, now);
  if (step === null) return false;
  // A code works once: whoever looked over the shoulder, or asks at the same moment, comes too late.
  const taken = await tx.$executeRaw`update account_credential set totp_last_step = ${step}
    where account_id = ${accountId}::uuid and (totp_last_step is null or totp_last_step < ${step})`;
  return taken === 1;
};

const acceptRecoveryCode = async (tx: Tx, now: Date, accountId: string, code: string): Promise<boolean> => {
  const { count } = await tx.recoveryCode.updateMany({ where: { accountId, codeHash: recoveryCodeDigest(accountId, code), usedAt: null }, data: { usedAt: now } });
  return count === 1;
};

/** Takes a one-time or recovery code, once. Each kind is told by its shape. */
export const acceptCode = (tx: Tx, facts: { deps: Deps; now: Date }, accountId: string, code: string): Promise<boolean> =>
  /^[\d\s]+$/.test(code) ? acceptOneTimeCode(tx, facts, accountId, code) : acceptRecoveryCode(tx, facts.now, accountId, code);
