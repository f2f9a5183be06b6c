import { Problem } from '@patchbay/contract/http/problem';
import type { AuditAction } from '@patchbay/contract/audit';
import type { BodyOf } from '@patchbay/contract/http/endpoint';
import type { PhoneNumber, phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { orStale } from '../../platform/stale.ts';
import { entityOf, findNumber, loadNumber, type NumberRow, recorded } from './phone-numbers.ts';
import { refuseWhereUsed, usesOf } from './uses.ts';

interface Step {
  action: AuditAction;
  /** The version that the number must have, where the asker saw one. */
  version?: number | undefined;
  /** Refuses, or says what becomes of the number. */
  decide: (before: NumberRow, tx: Tx) => Promise<Partial<Pick<NumberRow, 'blockedReason' | 'quarantineUntil' | 'tags'>>>;
}

const change = (ctx: SubtreeCtx, id: string, { action, version, decide }: Step): Promise<PhoneNumber> =>
  ctx.inSubtree(async (tx) => {
    const before = await findNumber(tx, id);
    const changes = await decide(before, tx);
    const data = { ...changes, version: { increment: 1 }, updatedAt: ctx.now };
    await tx.phoneNumber.update({ where: { id, version: version ?? before.version }, data, select: { id: true } }).catch(orStale);
    await audit(tx, ctx, action, { entity: entityOf(before), before: recorded(before), after: recorded({ ...before, ...changes }), organisation: before.owner });
    return loadNumber(tx, id);
  });

export const tagPhoneNumber = (ctx: SubtreeCtx, id: string, { tags, version }: BodyOf<typeof phoneNumbers.tag>): Promise<PhoneNumber> =>
  change(ctx, id, { action: 'phone-number.tagged', version, decide: () => Promise.resolve({ tags }) });

/** Calls go on as they did: who uses a number keeps it, and nobody else is given it. */
export const blockPhoneNumber = (ctx: SubtreeCtx, id: string, { reason, version }: BodyOf<typeof phoneNumbers.block>): Promise<PhoneNumber> =>
  change(ctx, id, { action: 'phone-number.blocked', version, decide: () => Promise.resolve({ blockedReason: reason }) });

export const unblockPhoneNumber = (ctx: SubtreeCtx, id: string): Promise<PhoneNumber> =>
  change(ctx, id, {
    action: 'phone-number.unblocked',
    decide: ({ blockedReason }) => {
      if (blockedReason === null) throw new Problem('rule-broken', 'This number is not blocked.');
      return Promise.resolve({ blockedReason: null });
    },
  });

export const quarantinePhoneNumber = (ctx: SubtreeCtx, id: string, { until, version }: BodyOf<typeof phoneNumbers.quarantine>): Promise<PhoneNumber> =>
  change(ctx, id, {
    action: 'phone-number.quarantined',
    version,
    decide: async (_before, tx) => {
      const quarantineUntil = new Date(until);
      if (quarantineUntil <= ctx.now) throw new Problem('rule-broken', 'This moment has passed already.', { errors: [{ pointer: '/until', detail: 'This moment has passed already.' }] });
      refuseWhereUsed((await usesOf(tx, [id])).filter(({ use }) => use !== 'presentation'), 'only an unassigned number rests');
      return { quarantineUntil };
    },
  });

export const endQuarantine = (ctx: SubtreeCtx, id: string): Promise<PhoneNumber> =>
  change(ctx, id, {
    action: 'phone-number.quarantine-ended',
    decide: ({ quarantineUntil }) => {
      if (quarantineUntil === null || quarantineUntil <= ctx.now) throw new Problem('rule-broken', 'This number is not in quarantine.');
      return Promise.resolve({ quarantineUntil: null });
    },
  });
