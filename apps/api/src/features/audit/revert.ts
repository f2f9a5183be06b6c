import type { audit as auditEndpoints } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { actAs } from '../../platform/act-as.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Histories } from './histories.ts';
import { findLarge, previewLarge } from './revert-large.ts';
import { askForRevert } from './reverts.ts';
import { enterScopes, groupSteps, longestUndoing, planRevert, type Preview, type Step } from './revert-plan.ts';
import { findObstacles, previewOf } from './revert-preview.ts';
import { rehearse, whatWasRehearsed } from './revert-rehearsal.ts';
import { compareSteps, refuseConflicts, undoSteps } from './revert-steps.ts';

const prepare = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string, given: Parameters<typeof planRevert>[3]): Promise<Step[]> => {
  const steps = await planRevert(tx, ctx, changeSetId, given);
  for (const group of groupSteps(steps)) await compareSteps(tx, group);
  return steps;
};

/** What undoing a change set would do, and what would refuse it. */
export const previewRevert = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<Preview> => {
  const large = await findLarge(ctx, histories, changeSetId);
  if (large) return previewLarge(ctx, histories, large);
  const scopes = await enterScopes(ctx, changeSetId);
  const steps = await ctx.inSubtree(async (tx) => {
    const planned = await prepare(tx, ctx, changeSetId, { histories, scopes });
    const undone = new Set(planned.map(({ event }) => event.entityId));
    await findObstacles(tx, planned, { undone, reverts: changeSetId });
    return planned.some(({ conflict }) => conflict !== null) ? planned : rehearse(tx, changeSetId, planned);
  }, longestUndoing).catch(whatWasRehearsed);
  return { steps: steps.map(previewOf), rest: [] };
};

/** Undoes a change set: every part of it or none, and a large one as a job. The undoing is a change set itself, and can be undone. */
export const revert = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<ResponseOf<typeof auditEndpoints.revert>> => {
  const large = await findLarge(ctx, histories, changeSetId);
  if (large) return askForRevert(ctx, large);
  const scopes = await enterScopes(ctx, changeSetId);
  return ctx.inSubtree(async (tx) => {
    const steps = await prepare(tx, ctx, changeSetId, { histories, scopes });
    if (steps.length === 0) throw new Problem('rule-broken', 'There is nothing in this change to undo.');
    refuseConflicts(steps);
    for (const group of groupSteps(steps)) await undoSteps(tx, changeSetId, group);
    await actAs(tx, ctx);
    return { changeSetId: ctx.changeSetId, reverted: steps.length, running: false };
  }, longestUndoing);
};
