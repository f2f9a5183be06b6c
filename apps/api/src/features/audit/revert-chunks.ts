import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { actAs } from '../../platform/act-as.ts';
import type { SubtreeCtx, TenantCtx } from '../../platform/ctx.ts';
import type { Histories } from './histories.ts';
import { enterScopes, groupSteps, longestUndoing, type PreviewStep, type Step, stepsOf } from './revert-plan.ts';
import { findObstacles, previewOf } from './revert-preview.ts';
import { previewed, shown } from './revert-set.ts';
import { compareSteps, lockObjects, refuseConflicts, undoSteps } from './revert-steps.ts';
import type { EntityType } from '@patchbay/contract/audit';

const chunkSize = 1_000;

/** The steps of a change set in which each object has one change, the last change first; never more of them in memory than a chunk. */
async function* chunksOf(tx: Tx, ctx: TenantCtx, histories: Histories, changeSetId: string): AsyncGenerator<Step[]> {
  for (let before: string | undefined; ; ) {
    await actAs(tx, ctx);
    const rows = await tx.auditEvent.findMany({ where: { changeSetId, ...(before !== undefined && { id: { lt: before } }) }, orderBy: { id: 'desc' }, take: chunkSize });
    if (rows.length === 0) return;
    before = rows.at(-1)!.id;
    const steps = stepsOf(rows.map((row) => [row]), histories, () => ctx);
    for (const group of groupSteps(steps)) await compareSteps(tx, group);
    yield steps;
  }
}

const objectsOf = async (tx: Tx, ctx: TenantCtx, changeSetId: string): Promise<{ type: EntityType; id: string }[]> => {
  await actAs(tx, ctx);
  return tx.$queryRaw`select entity_type as type, entity_id as id from audit_event where change_set_id = ${changeSetId}::uuid order by entity_type, entity_id`;
};

/** In one order, so that two changes of the same objects wait for each other instead of dying. */
const lockAll = async (tx: Tx, ctx: TenantCtx, changeSetId: string): Promise<void> => {
  const all = await objectsOf(tx, ctx, changeSetId);
  for (const [type, ofOne] of Map.groupBy(all, (one) => one.type)) await lockObjects(tx, type, ofOne.map(({ id }) => id));
};

/** More is not looked through while somebody waits; the job looks through all. */
const mostPreviewed = 2;

/** Of the last changes, what stands in the way or would be done. */
export const previewChunks = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<PreviewStep[]> => {
  const scopes = await enterScopes(ctx, changeSetId);
  return ctx.inSubtree(async (tx) => {
    const [place] = await tx.$queryRaw<{ type: string; id: string }[]>`select entity_type as type, organisation_id as id from audit_event where change_set_id = ${changeSetId}::uuid limit 1`;
    const inside = scopes(place!.type, place!.id) as TenantCtx;
    const undone = new Set((await objectsOf(tx, inside, changeSetId)).map(({ id }) => id));
    let looked = 0;
    const [first, conflicts]: [Step[], Step[]] = [[], []];
    for await (const steps of chunksOf(tx, inside, histories, changeSetId)) {
      await findObstacles(tx, steps, { undone, reverts: changeSetId });
      conflicts.push(...steps.filter(({ conflict }) => conflict !== null).slice(0, shown - conflicts.length));
      first.push(...steps.filter(({ conflict }) => conflict === null).slice(0, previewed - first.length));
      looked += 1;
      if (looked === mostPreviewed) break;
    }
    return [...conflicts, ...first].map(previewOf);
  }, longestUndoing);
};

/** The same as an undoing object by object in a request: all of it or none. Answers how many. */
export const revertInChunks = async (tx: Tx, ctx: TenantCtx, { histories, reverts, signal, tell }: { histories: Histories; reverts: string; signal: AbortSignal; tell: (done: number) => void }): Promise<number> => {
  await lockAll(tx, ctx, reverts);
  const conflicts: Step[] = [];
  let [done, inTheWay] = [0, 0];
  for await (const steps of chunksOf(tx, ctx, histories, reverts)) {
    signal.throwIfAborted();
    const stopped = steps.filter(({ conflict }) => conflict !== null);
    inTheWay += stopped.length;
    conflicts.push(...stopped.slice(0, shown - conflicts.length));
    // What cannot be done as a whole is only looked through to its end.
    if (inTheWay === 0) for (const group of groupSteps(steps)) await undoSteps(tx, reverts, group);
    done += steps.length;
    tell(inTheWay === 0 ? done : 0);
  }
  if (done === 0) throw new Problem('rule-broken', 'There is nothing in this change to undo.');
  refuseConflicts(conflicts, inTheWay);
  return done;
};
