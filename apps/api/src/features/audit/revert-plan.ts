import type { audit as auditEndpoints, AuditAction, EntityType } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Permission } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { type Does, doesOf, type Histories, historyOf, isSame } from './histories.ts';

type Row = Awaited<ReturnType<Tx['auditEvent']['findFirstOrThrow']>>;
export type Preview = ResponseOf<typeof auditEndpoints.previewRevert>;

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
}

interface Undoing {
  permission: Permission;
  /** For what less allows to do, less allows to undo. */
  lesser?: { [A in AuditAction]?: Permission };
  actions: { [D in Does]: AuditAction };
  /** Belongs to the PBX of one enterprise. */
  isOfTenant: boolean;
}

/** What undoing asks for and how the log words it, for each noun that has a history. */
export const undoing: { [T in EntityType]?: Undoing } = {
  organisation: { permission: 'organisations:write', isOfTenant: false, actions: { restore: 'organisation.updated', recreate: 'organisation.created', remove: 'organisation.removed' } },
  'phone-number': { permission: 'phoneNumbers:write', lesser: { 'phone-number.tagged': 'phoneNumbers:tag' }, isOfTenant: false, actions: { restore: 'phone-number.updated', recreate: 'phone-number.added', remove: 'phone-number.removed' } },
  extension: { permission: 'extensions:write', isOfTenant: true, actions: { restore: 'extension.updated', recreate: 'extension.created', remove: 'extension.removed' } },
  account: { permission: 'accounts:write', isOfTenant: false, actions: { restore: 'account.updated', recreate: 'account.invited', remove: 'account.removed' } },
  membership: { permission: 'accounts:write', isOfTenant: false, actions: { restore: 'membership.created', recreate: 'membership.created', remove: 'membership.removed' } },
  'api-key': { permission: 'apiKeys:write', isOfTenant: false, actions: { restore: 'api-key.updated', recreate: 'api-key.created', remove: 'api-key.removed' } },
  phone: { permission: 'phones:write', isOfTenant: true, actions: { restore: 'phone.updated', recreate: 'phone.created', remove: 'phone.removed' } },
  'external-trunk': { permission: 'externalTrunks:write', isOfTenant: true, actions: { restore: 'external-trunk.updated', recreate: 'external-trunk.created', remove: 'external-trunk.removed' } },
  'operator-connect-trunk': { permission: 'operatorConnectTrunks:write', isOfTenant: true, actions: { restore: 'operator-connect-trunk.updated', recreate: 'operator-connect-trunk.created', remove: 'operator-connect-trunk.removed' } },
  'sms-group': { permission: 'smsGroups:write', isOfTenant: true, actions: { restore: 'sms-group.updated', recreate: 'sms-group.created', remove: 'sms-group.removed' } },
  'carrier-profile': { permission: 'carrierProfiles:write', isOfTenant: false, actions: { restore: 'carrier-profile.updated', recreate: 'carrier-profile.created', remove: 'carrier-profile.removed' } },
  'saved-view': { permission: 'phoneNumbers:tag', isOfTenant: false, actions: { restore: 'saved-view.updated', recreate: 'saved-view.created', remove: 'saved-view.removed' } },
};

/** As many as the largest change of one request has; those that go one by one, as many as a transaction has time for. */
export const most = 10_000;
const mostOneByOne = 300;

const load = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string): Promise<Row[]> => {
  const events = await tx.auditEvent.findMany({ where: { changeSetId }, orderBy: { id: 'asc' }, take: most + 1 });
  if (events.length === 0) throw notFound('change');
  if (events.length > most) throw tooMany(most);
  const [{ size }] = await tx.$queryRaw<[{ size: number }]>`select change_set_size(${changeSetId}::uuid) as size`;
  if (size > events.length) throw new Problem('forbidden', `A part of this change lies outside ${ctx.organisation.name}; only an organisation above can undo it.`);
  return events;
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

const permissionsFor = ({ event, done }: Step): Permission[] => {
  const { permission, lesser } = undoing[event.entityType as EntityType] ?? {};
  return permission ? done.map((action) => lesser?.[action] ?? permission) : [];
};

const requirePermissions = (ctx: SubtreeCtx, steps: Step[]): void => {
  for (const permission of new Set(steps.flatMap(permissionsFor))) {
    if (!ctx.permissions.has(permission)) throw new Problem('forbidden', `Undoing this also needs the permission ${permission}.`, { params: { permission } });
  }
};

/** What undoing comes to, the last change first: what was made later may stand on what was made earlier. */
export const planRevert = async (tx: Tx, ctx: SubtreeCtx, changeSetId: string, { histories, scopes }: { histories: Histories; scopes: Scopes }): Promise<Step[]> => {
  const objects = Map.groupBy(await load(tx, ctx, changeSetId), ({ entityType, entityId }) => `${entityType} ${entityId}`);
  const steps = [...objects.values()].map((ofOne): Step => {
    const event = ofOne.at(-1)!;
    const [before, after] = [ofOne[0]!.before as object | null, event.after as object | null];
    const history = historyOfAll(histories, ofOne, { before, after });
    return { event, history, done: ofOne.map(({ action }) => action as AuditAction), ctx: scopes(event.entityType, event.organisationId), before, after, does: doesOf({ before, after }), current: null, conflict: null };
  });
  const effective = steps.filter(hasEffect).sort((a, b) => (a.event.id < b.event.id ? 1 : -1));
  requirePermissions(ctx, effective);
  if (effective.filter(({ history }) => !history?.many).length > mostOneByOne) throw tooMany(mostOneByOne);
  return effective;
};

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
