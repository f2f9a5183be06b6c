import type { audit as auditEndpoints, AuditAction, EntityType, LostSecret } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Permission } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import type { History, InTheWay } from '../../platform/history.ts';
import { type Does, doesOf, type Histories, historyOf, isSame } from './histories.ts';
import { permissionToUndo, undoing } from './undoing.ts';

type Row = Awaited<ReturnType<Tx['auditEvent']['findFirstOrThrow']>>;
export type Preview = ResponseOf<typeof auditEndpoints.previewRevert>;
export type PreviewStep = Preview['steps'][number];

/** One object of a change set, from before its first change to after its last. */
export interface Step {
  /** Its last change. */
  event: Row;
  history: History | undefined;
  /** All that was done to it. */
  done: AuditAction[];
  /** In whose scope it is undone. */
  ctx: ActingCtx;
  before: object | null;
  after: object | null;
  does: Does;
  /** As it is now; the same as `after` in all that counts, or there is a conflict. */
  current: object | null;
  /** What stands in the way. */
  conflict: string | null;
  /** The secrets that it comes back without, and those that stay as they are. */
  secrets: { lost: LostSecret[]; kept: LostSecret[] };
}

/** As many as the largest change of one request has; those that go one by one, as many as the transaction of an undoing has time for. */
export const most = 10_000;
export const mostOneByOne = 2_000;
export const longestUndoing = { longestMs: 60_000 };

const load = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string): Promise<Row[]> => {
  const events = await tx.auditEvent.findMany({ where: { changeSetId }, orderBy: { id: 'asc' }, take: most + 1 });
  if (events.length === 0) throw notFound('change');
  if (events.length > most) throw tooMany(most);
  const [{ size }] = await tx.$queryRaw<[{ size: number }]>`select change_set_size(${changeSetId}::uuid) as size`;
  refusePartly(ctx, { size, own: events.length });
  return events;
};

/** Nobody undoes the part of a change that they see. */
export const refusePartly = ({ organisation }: SubtreeCtx, { size, own }: { size: number; own: number }): void => {
  if (size > own) throw new Problem('forbidden', `A part of this change lies outside ${organisation.name}; only an organisation above can undo it.`);
};

const tooMany = (bound: number) => new Problem('limit-reached', `This change has more than ${bound} parts; take it back by a change of its own.`, { params: { limit: bound } });

/** What undoes all that one change set did to one object, if each of its changes can be. */
const historyOfAll = (histories: Histories, events: Row[], ends: Pick<Step, 'before' | 'after'>): History | undefined => {
  const found = events.map(({ entityType, action }) => historyOf(histories, { entity_type: entityType, action, ...ends }));
  return found.every((history) => history) ? found[0] : undefined;
};

const hasEffect = ({ history, before, after }: Step): boolean => (history ? !isSame(history, before, after) : before !== after);

/** Where each noun of an organisation is undone. */
export type Scopes = (entityType: string, organisationId: string) => ActingCtx;

/** Entered before the transaction, because finding an enterprise takes a query of its own. */
export const enterScopes = async (ctx: SubtreeCtx, changeSetId: string): Promise<Scopes> => {
  const places = await ctx.read((sql) => sql<{ entity_type: EntityType; organisation_id: string }>(
    'select distinct entity_type, organisation_id from audit_event where change_set_id = $1', [changeSetId]));
  const entered = new Map<string, ActingCtx>();
  for (const { entity_type, organisation_id } of places) {
    if (undoing[entity_type]?.isOfTenant) entered.set(organisation_id, entered.get(organisation_id) ?? (await ctx.enterTenant(organisation_id)));
  }
  return (entityType, organisationId) => (undoing[entityType as EntityType]?.isOfTenant ? entered.get(organisationId)! : ctx);
};

const permissionsFor = ({ event, done }: Step): Permission[] => done.flatMap((action) => permissionToUndo(event.entityType, action) ?? []);

export const requirePermissions = (ctx: SubtreeCtx, permissions: Iterable<Permission>): void => {
  for (const permission of permissions) {
    if (!ctx.permissions.has(permission)) throw new Problem('forbidden', `Undoing this also needs the permission ${permission}.`, { params: { permission } });
  }
};

/** Refuses what only an organisation above could have done, and undoes. */
export const requireWithin = (ctx: SubtreeCtx, history: History | undefined, change: { label: string; path: string; before: object | null; after: object | null }): void => {
  if (history?.isAboveAsker?.(ctx, change)) throw new Problem('rule-broken', `${change.label} was decided about above ${ctx.organisation.name}: only an organisation above can undo it.`);
};

/** What undoing all that was done to each of these objects comes to; nothing for what was left as it was. */
export const stepsOf = (objects: Iterable<Row[]>, histories: Histories, scopes: Scopes): Step[] =>
  [...objects].map((ofOne): Step => {
    const event = ofOne.at(-1)!;
    const [before, after] = [ofOne[0]!.before as object | null, event.after as object | null];
    const history = historyOfAll(histories, ofOne, { before, after });
    const does = doesOf({ before, after });
    const secrets = { lost: does === 'recreate' && before ? (history?.lost?.(before) ?? []) : [], kept: [] };
    return { event, history, done: ofOne.map(({ action }) => action as AuditAction), ctx: scopes(event.entityType, event.organisationId), before, after, does, current: null, conflict: null, secrets };
  }).filter(hasEffect);

/** What undoing comes to, the last change first: what was made later may stand on what was made earlier. */
export const planRevert = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string, { histories, scopes }: { histories: Histories; scopes: Scopes }): Promise<Step[]> => {
  const objects = Map.groupBy(await load(tx, ctx, changeSetId), ({ entityType, entityId }) => `${entityType} ${entityId}`);
  const effective = stepsOf(objects.values(), histories, scopes).sort((a, b) => (a.event.id < b.event.id ? 1 : -1));
  requirePermissions(ctx, new Set(effective.flatMap(permissionsFor)));
  for (const { history, event, before, after } of effective) requireWithin(ctx, history, { label: event.entityLabel, path: event.organisationPath, before, after });
  if (effective.filter(({ history }) => !history?.many).length > mostOneByOne) throw tooMany(mostOneByOne);
  return effective;
};

const shownUsers = 5;

/** Who uses each object that cannot go back because of that, as the preview says it. */
export const usedWords = (found: InTheWay[]): Map<string, string> =>
  new Map([...Map.groupBy(found, ({ id }) => id)].map(([id, ofOne]) => [id, ofOne[0]!.detail ?? `It is used by ${ofOne.slice(0, shownUsers).map(({ by }) => by.label).join(', ')}.`]));

/** Neighbours that the same is done to, for which one statement may do. */
export const groupSteps = (steps: Step[]): Step[][] => {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1)?.[0];
    const isAlike = last && step.history?.many && last.history === step.history && last.does === step.does && last.ctx === step.ctx;
    if (isAlike) groups.at(-1)!.push(step);
    else groups.push([step]);
  }
  return groups;
};
