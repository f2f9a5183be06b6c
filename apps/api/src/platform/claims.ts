import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from './ctx.ts';
import { codeHolders, codeInUse } from './dial-space.ts';
import { type InternalHolder, lockInternalNumbers, whyInternalUnusable } from './internal-number-assignment.ts';
import { type Assignee, lockNumbers, whyUnusable } from './number-assignment.ts';

/** What something needs for itself to be as it was: nothing else may have it meanwhile. */
export interface Claims {
  /** Phone numbers that it is given. */
  numbers?: { assignee: Assignee; ids: string[] };
  /** Phone numbers that it merely shows, and what is said where one is no voice number any more. */
  shown?: { ids: string[]; detail: string };
  internalNumbers?: { holder: InternalHolder; ids: string[] };
  /** A code of the dial space. */
  code?: string;
}

interface Claimant {
  id: string;
  claims: Claims;
}

/** The first thing that keeps each from having what it needs, by id. What those in `undone` have is let go of. */
export const refusedClaims = async (tx: Tx, ctx: ActingCtx, claimants: Claimant[], undone: ReadonlySet<string>): Promise<Map<string, string>> => {
  const all = (pick: (claims: Claims) => string[] | undefined) => claimants.flatMap(({ claims }) => pick(claims) ?? []);
  const numbers = await lockNumbers(tx, [...all(({ numbers: wanted }) => wanted?.ids), ...all(({ shown }) => shown?.ids)]);
  const internal = await lockInternalNumbers(tx, all(({ internalNumbers }) => internalNumbers?.ids));
  const codes = Map.groupBy(await codeHolders(tx, all(({ code }) => (code === undefined ? [] : [code]))), ({ code }) => code);
  const kept = (holderId: string | null) => (holderId !== null && undone.has(holderId) ? null : holderId);

  const whyNot = ({ id: claimant, claims: { numbers: given, shown, internalNumbers, code } }: Claimant): (string | undefined)[] => [
    ...(given?.ids ?? []).map((id) => {
      const number = numbers.get(id);
      return whyUnusable(ctx, number && { ...number, voiceAssigneeId: kept(number.voiceAssigneeId), smsAssigneeId: kept(number.smsAssigneeId) }, given!.assignee)?.detail;
    }),
    ...(shown?.ids ?? []).map((id) => (numbers.get(id)?.voice ? undefined : shown!.detail)),
    // One that comes back by the same undoing is not there yet.
    ...(internalNumbers?.ids ?? []).filter((id) => !undone.has(id)).map((id) => {
      const number = internal.get(id);
      return whyInternalUnusable(number && { ...number, assigneeId: kept(number.assigneeId) }, internalNumbers!.holder)?.detail;
    }),
    ...(codes.get(code ?? '') ?? []).filter(({ id }) => id !== claimant && !undone.has(id)).map(codeInUse),
  ];

  const refused = new Map<string, string>();
  for (const claimant of claimants) {
    const why = whyNot(claimant).find((detail) => detail !== undefined);
    if (why !== undefined) refused.set(claimant.id, why);
  }
  return refused;
};
