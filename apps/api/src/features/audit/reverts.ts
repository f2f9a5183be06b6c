import type { Actor, audit as auditEndpoints, AuditAction } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { reverts, RevertRun } from '@patchbay/contract/reverts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { announceKeys } from '../../platform/events.ts';
import { enqueue } from '../../platform/jobs.ts';
import { revertChangeSet } from './job.ts';
import type { Large } from './revert-large.ts';

/** Asks for the job that undoes a large change set. What the asker may has been found out. */
export const askForRevert = (ctx: SubtreeCtx, { changeSetId, type, action, size, asker }: Large): Promise<ResponseOf<typeof auditEndpoints.revert>> =>
  ctx.inSubtree(async (tx) => {
    const { organisation, changeSetId: id, principal, actor, requestId, ip, now } = ctx;
    const data = { id, reverts: changeSetId, organisationId: organisation.id, organisationPath: organisation.path, principal, asker, actor, requestId, ip, entityType: type, action, total: size, createdAt: now };
    const { count } = await tx.revertRun.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Problem('revert-conflict', 'This is being undone already.');
    const jobId = await enqueue(tx, ctx, revertChangeSet, { runId: id });
    await tx.revertRun.update({ where: { id }, data: { jobId }, select: { id: true } });
    await announceKeys(tx, organisation.path, ['reverts']);
    return { changeSetId: id, reverted: 0, running: true };
  });

interface RunRow {
  id: string;
  reverts: string;
  action: AuditAction;
  status: RevertRun['status'];
  done: number;
  total: number;
  problem: RevertRun['problem'];
  actor: Actor;
  principal: string;
  created_at: Date;
  finished_at: Date | null;
}

const mostListed = 50;

export const listReverts = async (ctx: SubtreeCtx): Promise<ResponseOf<typeof reverts.list>> => {
  const rows = await ctx.read((sql) => sql<RunRow>(`select id, reverts, action, status, done, total, problem, actor, principal, created_at, finished_at from revert_run order by created_at desc, id desc limit ${mostListed}`));
  return { items: rows.map((row) => ({
    changeSetId: row.id,
    reverts: row.reverts,
    action: row.action,
    status: row.status,
    progress: { done: row.done, total: row.total },
    problem: row.problem,
    startedBy: row.actor.name,
    isOwn: row.principal === ctx.principal,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  })) };
};
