import { knownDevice } from '../../platform/accounts/devices.ts';
import { networkOf } from '../../platform/accounts/network.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { guessing, type Limit } from '../../platform/limits.ts';

const hour = 3_600;

/**
 * What a sign-in is counted against. Somebody who guesses from one network is stopped there, and somebody who guesses
 * from many is stopped at the address or name; neither stands in the way of a browser from which the person signed in before,
 * which is counted by itself.
 */
export const signInLimits = (ctx: PublicCtx, key: string): Limit[] => {
  const device = knownDevice(ctx, key);
  if (device !== undefined) return [{ name: 'sign-in-device', subject: `${device} ${key}`, tiers: guessing }];
  const network = networkOf(ctx.ip);
  return [
    { name: 'sign-in-near', subject: `${network} ${key}`, tiers: guessing },
    { name: 'sign-in-address', subject: key, tiers: [{ attempts: 60, seconds: hour }, { attempts: 200, seconds: 24 * hour }] },
    { name: 'sign-in-network', subject: network, tiers: [{ attempts: 100, seconds: 900 }] },
  ];
};

/** Codes are guessed by somebody who knows the password, so nobody else can use these up. */
export const codeLimits = (ctx: PublicCtx, account: { accountId: string; key: string }): Limit[] => {
  const device = knownDevice(ctx, account.key);
  return [{ name: 'second-factor', subject: device === undefined ? account.accountId : `${device} ${account.accountId}`, tiers: guessing }];
};

/** Codes that are sent to somebody: how often their phone may ring with one, and with each how often it may be guessed. */
export const sendLimits = (accountId: string): Limit[] => [{ name: 'sent-codes', subject: accountId, tiers: [{ attempts: 5, seconds: 900 }, { attempts: 20, seconds: 24 * hour }] }];

/** Asking for mail: from one network, and silently for one address or name. */
export const resetLimits = (ctx: PublicCtx, key: string): { network: Limit[]; address: Limit[] } => ({
  network: [{ name: 'reset-network', subject: networkOf(ctx.ip), tiers: [{ attempts: 30, seconds: hour }] }],
  address: [{ name: 'reset-address', subject: key, tiers: [{ attempts: 3, seconds: hour }] }],
});
