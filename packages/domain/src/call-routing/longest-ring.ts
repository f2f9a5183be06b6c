import { mostRounds, type RingGroup } from '@patchbay/contract/ring-groups';

/** For how many seconds a call rings at a group before it goes on, where every member is free and nobody answers. */
export const longestRing = ({ strategy, ringSeconds, isCyclic, memberExtensionIds: { length } }: Pick<RingGroup, 'strategy' | 'ringSeconds' | 'isCyclic' | 'memberExtensionIds'>): number =>
  (strategy === 'SIMULTANEOUS' ? Math.min(length, 1) : length) * ringSeconds * (isCyclic ? mostRounds : 1);
