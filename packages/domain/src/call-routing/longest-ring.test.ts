import { expect, test } from 'vitest';
import { longestRing } from './longest-ring.ts';
import { aGroup, anExtension, aWorld, call, ringGroup } from './testing/worlds.ts';

const members = [101, 102, 103];
const silent = Object.fromEntries(members.map((number) => [number, { state: 'NO_ANSWER' as const }]));

test.each([
  ['SIMULTANEOUS', false, 20], ['SIMULTANEOUS', true, 100], ['SEQUENTIAL', false, 60], ['SEQUENTIAL', true, 300], ['RANDOM', false, 60],
] as const)('%s, cyclic %s: nobody answers for %i seconds, which is what a call does', (strategy, isCyclic, seconds) => {
  const group = aGroup(600, members, { strategy, isCyclic, ringSeconds: 20 });
  expect(longestRing(group)).toBe(seconds);
  expect(call(aWorld(members.map((number) => anExtension(number)), { ringGroups: [group] }), ringGroup(600), { extensions: silent }).afterSeconds).toBe(seconds);
});

test('a group without members does not ring', () => {
  expect(longestRing(aGroup(600, []))).toBe(0);
});
