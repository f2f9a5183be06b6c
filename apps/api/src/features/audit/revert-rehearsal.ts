import type { LostSecret } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import { toProblem } from '../../platform/http/problem.ts';
import { groupSteps, type Step } from './revert-plan.ts';
import { currentOf, idsOf, toldBy, undoSteps } from './revert-steps.ts';

/** Carries the outcome out of the transaction in which a preview did the undoing, so that nothing of that stays. */
class Rehearsed extends Error {
  readonly steps: Step[];
  constructor(steps: Step[]) {
    super('rehearsed');
    this.steps = steps;
  }
}

/** The refusal as the undoing itself would word it; what is no refusal is thrown on. */
const refusalOf = (error: unknown): string => {
  const problem = toProblem(error);
  if (problem.code === 'internal' || problem.code === 'unavailable') throw error;
  return problem.message;
};

/** What every one has, whatever becomes of it, and so is no news. */
const alwaysThere: ReadonlySet<LostSecret> = new Set(['sip-password', 'provisioning-address', 'sign-in-password']);

/** After they went back: which secrets they had then and have no more, and which stay as they were. */
const findSecrets = async (tx: Tx, group: Step[]): Promise<void> => {
  const { does, history, ctx } = group[0]!;
  if (does !== 'restore' || !history?.lost) return;
  const now = await currentOf(tx, ctx, history, idsOf(group));
  for (const { event, before, current, secrets } of group) {
    const of = (state: object | null) => (state ? history.lost!(state) : []);
    const [then, held, left] = [of(before), of(current), of(toldBy(history, now.get(event.entityId) ?? null, before))];
    const stays = held.filter((secret) => left.includes(secret));
    const renewed = (current && before && (await history.renewed?.(tx, event.entityId, { current, before }))) || [];
    secrets.lost = [...then.filter((secret) => !stays.includes(secret)), ...renewed];
    secrets.kept = stays.filter((secret) => !alwaysThere.has(secret) && !renewed.includes(secret));
  }
};

/**
 * Does what a preview tells of, and takes it back by throwing: so the preview refuses whatever the undoing would refuse, at the
 * first object that cannot go back. To be the last thing in its transaction.
 */
export const rehearse = async (tx: Tx, changeSetId: string, steps: Step[]): Promise<never> => {
  for (const group of groupSteps(steps)) {
    try {
      await undoSteps(tx, changeSetId, group);
      await findSecrets(tx, group);
    } catch (error) {
      group[0]!.conflict = refusalOf(error);
      break;
    }
  }
  throw new Rehearsed(steps);
};

/** For `.catch` around the transaction of a rehearsal. */
export const whatWasRehearsed = (error: unknown): Step[] => {
  if (error instanceof Rehearsed) return error.steps;
  throw error;
};
