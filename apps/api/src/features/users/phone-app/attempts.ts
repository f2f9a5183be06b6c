import { readAppCode } from '@patchbay/contract/primitives/app-code';
import { networkOf } from '../../../platform/accounts/network.ts';
import type { PublicCtx } from '../../../platform/ctx.ts';
import { guessing, type Limit } from '../../../platform/limits.ts';

const hour = 3_600;

/**
 * What trying a code is counted against. Somebody who guesses from one network is stopped there; somebody who guesses from many,
 * and knows how a code begins, is stopped at that beginning.
 */
export const activationLimits = ({ ip }: PublicCtx, typed: string): Limit[] => {
  const code = readAppCode(typed);
  return [
    { name: 'activation-network', subject: networkOf(ip), tiers: guessing },
    // What cannot be a code is no guess at one, and would have all who mistype share a limit.
    ...(code === undefined ? [] : [{ name: 'activation-code', subject: code.slice(0, 5), tiers: [{ attempts: 20, seconds: hour }, { attempts: 50, seconds: 24 * hour }] }]),
  ];
};
