import type { AuditAction, AuditEvent, EntityType, audit as auditEndpoints } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Permission } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import { actAs } from '../../platform/act-as.ts';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { type Histories, historyOf, isSame } from './histories.ts';

type Row = Awaited<ReturnType<Tx['auditEvent']['findFirstOrThrow']>>;
type Preview = ResponseOf<typeof auditEndpoints.previewRevert>;
type Does = Preview['steps'][number]['does'];

/** One object of the change set, from before its first change to after its last. */
interface Step {
  event: Row;
  history: History | undefined;
  /** In whose scope it is undone. */
  ctx: ActingCtx;
  before: object | null;
  after: object | null;
  does: Does;
  /** As it is now; the same as `after` in all that counts, or there is a conflict. */
  current: object | null;
}

interface Undoing {
  permission: Permission;
  actions: { [D in Does]: AuditAction };
  /** Belongs to the PBX of one enterprise. */
  isOfTenant: boolean;
}

/** What undoing asks for and how the log words it, for each noun that has a history. */
const undoing: { [T in EntityType]?: Undoing } = {
  organisation: { permission: 'organisations:write', isOfTenant: false, actions: { restore: 'organisation.updated', recreate: 'organisation.created', remove: 'organisation.removed' } },
  'phone-number': { permission: 'phoneNumbers:write', isOfTenant: false, actions: { restore: 'phone-number.updated', recreate: 'phone-number.added', remove: 'phone-number.removed' } },
  extension: { permission: 'extensions:write', isOfTenant: true, actions: { restore: 'extension.updated', recreate: 'extension.created', remove: 'extension.removed' } },
  phone: { permission: 'phones:write', isOfTenant: true, actions: { restore: 'phone.updated', recreate: 'phone.created', remove: 'phone.removed' } },
};

const most = 500;

const load = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string): Promise<Row[]> => {
  const events = await tx.auditEvent.findMany({ where: { changeSetId }, orderBy: { id: 'asc' }, take: most + 1 });
  if (events.length === 0) throw notFound('change');
  if (events.length > most) throw new Problem('limit-reached', `This change has more than ${most} parts; undo it by a change of its own.`);
  const [{ size }] = await tx.$queryRaw<[{ size: number }]>`select change_set_size(${changeSetId}::uuid) as size`;
  if (size > events.length) throw new Problem('forbidden', `A part of this change lies outside ${ctx.organisation.name}; only an organisation above can undo it.`);
  return events;
};

const doesOf = (before: object | null, after: object | null): Does => {
  if (before === null) return 'remove';
  return after === null ? 'recreate' : 'restore';
};

/** What undoing comes to, the last change first: what was made later may stand on what was made earlier. */
const plan = (events: Row[], histories: Histories, scopes: Map<string, ActingCtx>): Step[] => {
  const objects = Map.groupBy(events, ({ entityType, entityId }) => `${entityType} ${entityId}`);
  const steps = [...objects.values()].map((ofOne): Step => {
    const [first, last] = [ofOne[0]!, ofOne.at(-1)!];
    const [before, after] = [first.before as object | null, last.after as object | null];
    return { event: last, history: historyOf(histories, { entity_type: last.entityType }), ctx: scopes.get(last.id)!, before, after, does: doesOf(before, after), current: null };
  });
  return steps.filter(hasEffect).sort((a, b) => (a.event.id < b.event.id ? 1 : -1));
};

const hasEffect = ({ history, before, after }: Step): boolean => (history ? !isSame(history, before, after) : before !== after);

/** Entered before the transaction, because finding an enterprise takes a query of its own. */
const scopesOf = async (ctx: SubtreeCtx, changeSetId: string): Promise<Map<string, ActingCtx>> => {
  const events = await ctx.read((sql) => sql<{ id: string; entity_type: EntityType; organisation_id: string }>(
    'select id, entity_type, organisation_id from audit_event where change_set_id = $1 limit 501', [changeSetId]));
  const entered = new Map<string, ActingCtx>();
  const scopes = new Map<string, ActingCtx>();
  for (const { id, entity_type, organisation_id } of events) {
    if (!undoing[entity_type]?.isOfTenant) scopes.set(id, ctx);
    else {
      const inside = entered.get(organisation_id) ?? (await ctx.enterTenant(organisation_id));
      entered.set(organisation_id, inside);
      scopes.set(id, inside);
    }
  }
  return scopes;
};

const requirePermissions = (ctx: SubtreeCtx, steps: Step[]): void => {
  for (const { event } of steps) {
    const permission = undoing[event.entityType as EntityType]?.permission;
    if (permission && !ctx.permissions.has(permission)) {
      throw new Problem('forbidden', `Undoing this also needs the permission ${permission}.`, { params: { permission } });
    }
  }
};

const tables: { [T in EntityType]?: (tx: Tx, id: string) => Promise<unknown> } = {
  organisation: (tx, id) => tx.$queryRaw`select from organisation where id = ${id}::uuid for update`,
  'phone-number': (tx, id) => tx.$queryRaw`select from phone_number where id = ${id}::uuid for update`,
  extension: (tx, id) => tx.$queryRaw`select from extension where id = ${id}::uuid for update`,
  phone: (tx, id) => tx.$queryRaw`select from phone where id = ${id}::uuid for update`,
};

/** Why a step cannot be taken, or null. Locks the object, so that it stays true until the end of the transaction. */
const conflictOf = async (tx: Tx, step: Step): Promise<string | null> => {
  const { history, ctx, event, after } = step;
  if (!history) return 'This kind of change cannot be undone from here.';
  await actAs(tx, ctx);
  await tables[history.type]?.(tx, event.entityId);
  const current = await history.current(tx, ctx, event.entityId);
  step.current = current;
  if (isSame(history, current, after)) return null;
  if (current === null) return 'It is gone.';
  return after === null ? 'It exists again.' : newerChange(tx, event);
};

const newerChange = async (tx: Tx, { entityId, id }: Row): Promise<string> => {
  const newer = await tx.auditEvent.findFirst({ where: { entityId, id: { gt: id } }, orderBy: { id: 'desc' } });
  const name = (newer?.actor as { name?: string } | undefined)?.name;
  return newer ? `It was changed since, by ${name} at ${newer.at.toISOString()}.` : 'It was changed since.';
};

const prepare = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string, { histories, scopes }: { histories: Histories; scopes: Map<string, ActingCtx> }) => {
  const steps = plan(await load(tx, ctx, changeSetId), histories, scopes);
  requirePermissions(ctx, steps);
  const conflicts: (string | null)[] = [];
  for (const step of steps) conflicts.push(await conflictOf(tx, step));
  return { steps, conflicts };
};

const entityOf = ({ event }: Step): AuditEvent['entity'] => ({ type: event.entityType as EntityType, id: event.entityId, label: event.entityLabel });

export const previewRevert = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<Preview> => {
  const scopes = await scopesOf(ctx, changeSetId);
  return ctx.inSubtree(async (tx) => {
    const { steps, conflicts } = await prepare(tx, ctx, changeSetId, { histories, scopes });
    return { steps: steps.map((step, index) => ({ eventId: step.event.id, entity: entityOf(step), does: step.does, conflict: conflicts[index]! })) };
  });
};

/** Undoes a change set: every part of it or none. The undoing is a change set itself, and can be undone. */
export const revert = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<ResponseOf<typeof auditEndpoints.revert>> => {
  const scopes = await scopesOf(ctx, changeSetId);
  return ctx.inSubtree(async (tx) => {
    const { steps, conflicts } = await prepare(tx, ctx, changeSetId, { histories, scopes });
    refuseConflicts(steps, conflicts);
    for (const step of steps) await undo(tx, changeSetId, step);
    await actAs(tx, ctx);
    return { changeSetId: ctx.changeSetId, reverted: steps.length };
  });
};

const refuseConflicts = (steps: Step[], conflicts: (string | null)[]): void => {
  if (steps.length === 0) throw new Problem('rule-broken', 'There is nothing in this change to undo.');
  const inTheWay = steps.filter((_, index) => conflicts[index] !== null);
  if (inTheWay.length === 0) return;
  const reasons = steps.flatMap((step, index) => (conflicts[index] === null ? [] : [`${step.event.entityLabel}: ${conflicts[index]}`]));
  const references = inTheWay.map((step) => ({ kind: step.event.entityType, id: step.event.entityId, label: step.event.entityLabel }));
  throw new Problem('revert-conflict', `Nothing was undone. ${reasons.slice(0, 5).join(' ')}`, { references });
};

const undo = async (tx: Tx, reverts: string, step: Step): Promise<void> => {
  const { ctx, does, current } = step;
  const history = step.history!;
  await actAs(tx, ctx);
  const entity = entityOf(step);
  const result = await apply(tx, ctx, step);
  const at = { id: step.event.organisationId, path: step.event.organisationPath, name: step.event.organisationName };
  await audit(tx, { ...ctx, reverts }, undoing[history.type]!.actions[does], {
    entity: { ...entity, label: labelOf(result) ?? entity.label },
    before: current,
    after: result,
    organisation: at,
  });
};

const apply = async (tx: Tx, ctx: ActingCtx, { history, does, before, event }: Step): Promise<object | null> => {
  if (does === 'restore') return history!.restore(tx, ctx, { id: event.entityId, ...before });
  if (does === 'recreate') return history!.recreate(tx, ctx, { id: event.entityId, ...before });
  await history!.remove(tx, ctx, event.entityId);
  return null;
};

/** Names change with what is undone; the log shows the one that it has now. */
const labelOf = (wire: object | null): string | undefined => {
  const { name, displayName, shortNumber, e164 } = (wire ?? {}) as Record<string, string | undefined>;
  return name ?? e164 ?? (shortNumber !== undefined && displayName !== undefined ? `${shortNumber} ${displayName}` : undefined);
};
