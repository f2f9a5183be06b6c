import { knownDevice } from '../../platform/accounts/devices.ts';
import { networkOf } from '../../platform/accounts/network.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { guessing, type Limit } from '../../platform/limits.ts';

const hour = 3_600;

/**
 * What a sign-in is counted against. Somebody who guesses from one network is stopped there, and somebody who guesses
 * from many is stopped at the address; neither stands in the way of a browser from which the person signed in before,
 * which is counted by itself.
 */
export const signInLimits = (ctx: PublicCtx, email: string): Limit[] => {
  const device = knownDevice(ctx, email);
  if (device !== undefined) return [{ name: 'sign-in-device', subject: `${device} ${email}`, tiers: guessing }];
  const network = networkOf(ctx.ip);
  return [
    { name: 'sign-in-near', subject: `${network} ${email}`, tiers: guessing },
    { name: 'sign-in-address', subject: email, tiers: [{ attempts: 60, seconds: hour }, { attempts: 200, seconds: 24 * hour }] },
    { name: 'sign-in-network', subject: network, tiers: [{ attempts: 100, seconds: 900 }] },
  ];
};

/** Codes are guessed by somebody who knows the password, so nobody else can use these up. */
export const codeLimits = (ctx: PublicCtx, account: { accountId: string; email: string }): Limit[] => {
  const device = knownDevice(ctx, account.email);
  return [{ name: 'second-factor', subject: device === undefined ? account.accountId : `${device} ${account.accountId}`, tiers: guessing }];
};

/** Asking for mail: from one network, and silently for one address. */
export const resetLimits = (ctx: PublicCtx, email: string): { network: Limit[]; address: Limit[] } => ({
  network: [{ name: 'reset-network', subject: networkOf(ctx.ip), tiers: [{ attempts: 30, seconds: hour }] }],
  address: [{ name: 'reset-address', subject: email, tiers: [{ attempts: 3, seconds: hour }] }],
});
