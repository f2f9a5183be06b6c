import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideCall } from './decide-call.ts';
import { anyQuestion, anyWorld } from './testing/any-world.ts';
import { obviousCall } from './testing/obvious-call.ts';
import { worldOf } from './world.ts';

test('[127] whatever forwards, waits and rings in an enterprise, a call comes to where a person finds it who follows the settings by hand', () => {
  const seen = new Map<string, number>();
  fc.assert(fc.property(anyWorld, anyQuestion, (world, question) => {
    const { outcome, afterSeconds } = decideCall(worldOf(world), question);
    const obvious = obviousCall(world, question);
    seen.set(outcome.kind, (seen.get(outcome.kind) ?? 0) + 1);
    if (obvious.afterSeconds < 0) {
      // A random group: one of those who would answer has it.
      expect(outcome).toMatchObject({ kind: 'ANSWERED', extensionIds: [expect.any(String)] });
      expect((obvious.outcome as { extensionIds: string[] }).extensionIds).toContain((outcome as { extensionIds: string[] }).extensionIds[0]);
    } else expect({ outcome, afterSeconds }).toEqual(obvious);
  }), { numRuns: 2_000 });
});
