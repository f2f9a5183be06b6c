import { z } from 'zod';
import { AuditAction } from './audit.ts';
import { endpoint } from './http/endpoint.ts';
import { ProblemBody } from './http/problem.ts';
import { Id, Timestamp } from './primitives/id.ts';

export const revertStatuses = ['queued', 'running', 'done', 'failed'] as const;

/** The undoing of a change set that is too large for one request. */
export const RevertRun = z.object({
  /** The change set that the undoing is. */
  changeSetId: Id,
  /** The one that it undoes, and what was done in that. */
  reverts: Id,
  action: AuditAction,
  status: z.enum(revertStatuses),
  /** In parts of the change set. */
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Why nothing was undone, as a request would have been answered. */
  problem: ProblemBody.nullable(),
  startedBy: z.string(),
  /** Whether the caller has asked for it. */
  isOwn: z.boolean(),
  createdAt: Timestamp,
  finishedAt: Timestamp.nullable(),
}).meta({ id: 'RevertRun' });
export type RevertRun = z.infer<typeof RevertRun>;

export const reverts = {
  list: endpoint({ scope: 'organisation', id: 'reverts.list', method: 'GET', path: '/reverts', permission: 'audit:revert', summary: 'The undoings of large change sets in the subtree, under way and over, newest first, at most fifty',
    response: z.object({ items: z.array(RevertRun) }) }),
};
