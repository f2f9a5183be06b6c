import { revertChangeSetWith } from '@patchbay/api/features/audit/carry-out';
import { revertChangeSet } from '@patchbay/api/features/audit/job';
import { histories } from '@patchbay/api/features/histories';
import { enqueue } from '@patchbay/api/platform/jobs';
import { audit, type EntityType } from '@patchbay/contract/audit';
import type { Permission } from '@patchbay/contract/permissions';
import { reverts, type RevertRun } from '@patchbay/contract/reverts';
import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { ok } from '../call.ts';
import { runJobs } from '../jobs.ts';
import type { SignedIn } from '../session.ts';
import type { Node } from './organisations.ts';

const revertHandler = revertChangeSetWith(histories);

/** Lets a worker carry out what somebody asked for there; how that ended. */
export const carryOutReverts = async (as: SignedIn, at: Node): Promise<RevertRun> => {
  await runJobs(as.app, revertHandler, at.path);
  return (await ok(as, reverts.list)).items[0]!;
};

/** Undoes a large change set as somebody, by a worker. */
export const undoLarge = async (as: SignedIn, at: Node, changeSetId: string): Promise<RevertRun> => {
  await ok(as, audit.revert, { params: { id: changeSetId } });
  return carryOutReverts(as, at);
};

/** Undoes a small one as if it were large. */
export const undoAsLarge = async (as: SignedIn, at: Node, reverted: string, { entityType = 'phone-number', permissions = [], ...rest }: { entityType?: EntityType; isOwnPeople?: boolean; permissions?: readonly Permission[] } = { isOwnPeople: false }): Promise<RevertRun> => {
  const { deps } = as.app;
  const id = deps.clock.newId();
  const asker = { ...rest, ...Object.fromEntries(permissions.map((permission) => [permission, true])) };
  const actor = { kind: 'account', id: as.accountId, name: `Person ${as.email}`, by: { organisationId: at.id, organisationName: at.name, role: 'administrator' } };
  const data = { id, reverts: reverted, organisationId: at.id, organisationPath: at.path, principal: `account:${as.accountId}`, asker, actor, requestId: 'large', ip: '127.0.0.1', entityType, action: `${entityType}.updated`, total: 1, createdAt: deps.clock.now() };
  await asPlatform(deps.database, (tx) => tx.revertRun.create({ data, select: { id: true } }));
  await inScope(deps.database, { kind: 'subtree', path: at.path }, (tx) => enqueue(tx, { requestId: 'large' }, revertChangeSet, { runId: id }));
  return carryOutReverts(as, at);
};
