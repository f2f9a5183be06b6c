import type { AuditEvent, EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import { actAs } from '../../platform/act-as.ts';
import { refusedClaims } from '../../platform/claims.ts';
import { groupSteps, type PreviewStep, type Step, usedWords } from './revert-plan.ts';

/** Finds whom the steps of a group would take something from; not those that are undone themselves, and let go of it. */
const findUsers = async (tx: Tx, group: Step[], undone: Set<string>): Promise<void> => {
  const { history, ctx } = group[0]!;
  if (!history?.inTheWay) return;
  await actAs(tx, ctx);
  const found = await history.inTheWay(tx, group.map(({ event, current, before }) => ({ id: event.entityId, current, before })));
  const words = usedWords(found.filter(({ by }) => !undone.has(by.id)));
  for (const step of group) step.conflict ??= words.get(step.event.entityId) ?? null;
};

/** Finds whose numbers and codes somebody else has meanwhile; not those whose holder lets go of them by the same undoing. */
const findRefusedClaims = async (tx: Tx, steps: Step[], { undone, reverts }: { undone: Set<string>; reverts: string }): Promise<void> => {
  const claiming = steps.filter(({ history, before }) => history?.claims && before);
  for (const [ctx, ofOne] of Map.groupBy(claiming, (step) => step.ctx)) {
    await actAs(tx, ctx);
    const refused = await refusedClaims(tx, { ...ctx, reverts }, ofOne.map(({ event, history, before }) => ({ id: event.entityId, claims: history!.claims!(before!) })), undone);
    for (const step of ofOne) step.conflict ??= refused.get(step.event.entityId) ?? null;
  }
};

/** Finds what going back would refuse, because of who uses what, or has what is needed. */
export const findObstacles = async (tx: Tx, steps: Step[], undoing: { undone: Set<string>; reverts: string }): Promise<void> => {
  for (const group of groupSteps(steps)) await findUsers(tx, group, undoing.undone);
  await findRefusedClaims(tx, steps, undoing);
};

const entityOf = ({ event }: Step): AuditEvent['entity'] => ({ type: event.entityType as EntityType, id: event.entityId, label: event.entityLabel });

export const previewOf = (step: Step): PreviewStep => ({ eventId: step.event.id, entity: entityOf(step), does: step.does, conflict: step.conflict, ...step.secrets });
