import type { EntityType } from '@patchbay/contract/audit';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { actAs } from '../../platform/act-as.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { isSame } from './histories.ts';
import type { Step } from './revert-plan.ts';
import { undoing } from './undoing.ts';

/** Held until the transaction ends, in one order, so that what was compared stays as it was. */
const lock: { [T in EntityType]?: (tx: Tx, ids: string[]) => Promise<unknown> } = {
  organisation: (tx, ids) => tx.$queryRaw`select from organisation where id = any(${ids}::uuid[]) order by id for update`,
  'phone-number': (tx, ids) => tx.$queryRaw`select from phone_number where id = any(${ids}::uuid[]) order by id for update`,
  extension: (tx, ids) => tx.$queryRaw`select from extension where id = any(${ids}::uuid[]) order by id for update`,
  account: (tx, ids) => tx.$queryRaw`select from account where id = any(${ids}::uuid[]) order by id for no key update`,
  'api-key': (tx, ids) => tx.$queryRaw`select from api_key where id = any(${ids}::uuid[]) order by id for update`,
  'external-trunk': (tx, ids) => tx.$queryRaw`select from external_trunk where id = any(${ids}::uuid[]) order by id for update`,
  'operator-connect-trunk': (tx, ids) => tx.$queryRaw`select from operator_connect_trunk where id = any(${ids}::uuid[]) order by id for update`,
  'sms-group': (tx, ids) => tx.$queryRaw`select from sms_group where id = any(${ids}::uuid[]) order by id for update`,
  'time-schedule': (tx, ids) => tx.$queryRaw`select from time_schedule where id = any(${ids}::uuid[]) order by id for update`,
  'dial-plan-profile': (tx, ids) => tx.$queryRaw`select from dial_plan_profile where id = any(${ids}::uuid[]) order by id for update`,
  'delivery-method': (tx, ids) => tx.$queryRaw`select from delivery_method where id = any(${ids}::uuid[]) order by id for update`,
  'audio-file': (tx, ids) => tx.$queryRaw`select from audio_file where id = any(${ids}::uuid[]) order by id for update`,
  playlist: (tx, ids) => tx.$queryRaw`select from playlist where id = any(${ids}::uuid[]) order by id for update`,
  'carrier-profile': (tx, ids) => tx.$queryRaw`select from carrier_profile where id = any(${ids}::uuid[]) order by id for update`,
  'phone-template': (tx, ids) => tx.$queryRaw`select from phone_template where id = any(${ids}::uuid[]) order by id for update`,
  'key-layout': (tx, ids) => tx.$queryRaw`select from key_layout where id = any(${ids}::uuid[]) order by id for update`,
  'saved-view': (tx, ids) => tx.$queryRaw`select from saved_view where id = any(${ids}::uuid[]) order by id for update`,
  user: (tx, ids) => tx.$queryRaw`select from app_user where id = any(${ids}::uuid[]) order by id for update`,
  'app-device': (tx, ids) => tx.$queryRaw`select from app_device where id = any(${ids}::uuid[]) order by id for update`,
  'app-configuration': (tx, ids) => tx.$queryRaw`select from app_configuration where id = any(${ids}::uuid[]) order by id for update`,
  'feature-code': (tx, ids) => tx.$queryRaw`select from feature_code where id = any(${ids}::uuid[]) order by id for update`,
  'internal-number': (tx, ids) => tx.$queryRaw`select from internal_number where id = any(${ids}::uuid[]) order by id for update`,
  'contact-method': (tx, ids) => tx.$queryRaw`select from contact_method where id = any(${ids}::uuid[]) order by id for update`,
  'call-flow': (tx, ids) => tx.$queryRaw`select from call_flow where id = any(${ids}::uuid[]) order by id for update`,
  'ring-group': (tx, ids) => tx.$queryRaw`select from ring_group where id = any(${ids}::uuid[]) order by id for update`,
  'provisioning-settings': (tx, ids) => tx.$queryRaw`select from provisioning_settings where tenant_id = any(${ids}::uuid[]) order by tenant_id for update`,
  phone: (tx, ids) => tx.$queryRaw`select from phone where id = any(${ids}::uuid[]) order by id for update`,
};

/** Locks objects of one kind at once, before they are gone through bit by bit. */
export const lockObjects = async (tx: Tx, type: EntityType, ids: string[]): Promise<void> => void (await lock[type]?.(tx, ids));

export const idsOf = (group: Step[]): string[] => group.map(({ event }) => event.entityId);

/** How objects are now; nothing of those that are gone. */
export const currentOf = async (tx: Tx, ctx: ActingCtx, history: History, ids: string[]): Promise<Map<string, object>> => {
  if (history.many && ids.length > 1) return history.many.current(tx, ctx, ids);
  const found = new Map<string, object>();
  for (const id of ids) {
    const wire = await history.current(tx, ctx, id);
    if (wire) found.set(id, wire);
  }
  return found;
};

/** A state as far as the log tells of it at this change. */
export const toldBy = (history: History, state: object | null, of: object | null): object | null => (state && of && history.part ? history.part(state, of) : state);

/** Finds what stands in the way of each step of a group, and locks what it compared. */
export const compareSteps = async (tx: Tx, group: Step[]): Promise<void> => {
  const { history, ctx } = group[0]!;
  if (!history) return group.forEach((step) => { step.conflict = 'This kind of change cannot be undone from here.'; });
  await actAs(tx, ctx);
  await lock[history.type]?.(tx, idsOf(group));
  const current = await currentOf(tx, ctx, history, idsOf(group));
  for (const step of group) {
    step.current = toldBy(history, current.get(step.event.entityId) ?? null, step.after);
    step.conflict = isSame(history, step.current, step.after) ? null : await explain(tx, step);
  }
};

const explain = async (tx: Tx, { current, after, event }: Step): Promise<string> => {
  if (current === null) return 'It is gone.';
  if (after === null) return 'It exists again.';
  const newer = await tx.auditEvent.findFirst({ where: { entityId: event.entityId, id: { gt: event.id } }, orderBy: { id: 'desc' } });
  const name = (newer?.actor as { name?: string } | undefined)?.name;
  return newer ? `It was changed since, by ${name} at ${newer.at.toISOString()}.` : 'It was changed since.';
};

/** Undoes nothing where something stands in the way; of how much of it, where more is known of than the first. */
export const refuseConflicts = (steps: Step[], count?: number): void => {
  const inTheWay = steps.filter(({ conflict }) => conflict !== null);
  if (inTheWay.length === 0) return;
  const reasons = inTheWay.slice(0, 5).map(({ event, conflict }) => `${event.entityLabel}: ${conflict}`);
  const references = inTheWay.slice(0, 50).map(({ event }) => ({ kind: event.entityType, id: event.entityId, label: event.entityLabel }));
  throw new Problem('revert-conflict', `Nothing was undone. ${reasons.join(' ')}`, { references, params: { count: count ?? inTheWay.length } });
};

/** Does what a group comes to, and tells the log of it. */
export const undoSteps = async (tx: Tx, reverts: string, group: Step[]): Promise<void> => {
  const { does, history } = group[0]!;
  const ctx = { ...group[0]!.ctx, reverts };
  await actAs(tx, ctx);
  const results = await apply(tx, ctx, group);
  const changes = [];
  for (const { event, current: before, before: told } of group) {
    const id = event.entityId;
    const result = results.get(id) ?? null;
    const after = toldBy(history!, result, told);
    const organisation = (await history!.moved?.(tx, ctx, { id, before, after })) ?? { id: event.organisationId, path: event.organisationPath, name: event.organisationName };
    changes.push({ id, label: labelOf(result) ?? event.entityLabel, before, after, organisation });
  }
  await auditMany(tx, ctx, { action: undoing[history!.type]!.actions[does], type: history!.type }, changes);
};

/** Does it, and answers what each is afterwards. */
const apply = async (tx: Tx, ctx: ActingCtx, group: Step[]): Promise<Map<string, object>> => {
  const { does, event } = group[0]!;
  const history = group[0]!.history!;
  const wires = group.map((step) => ({ id: step.event.entityId, ...step.before }));
  if (group.length === 1) {
    if (does !== 'remove') return new Map([[event.entityId, await history[does]!(tx, ctx, wires[0]!)]]);
    await history.remove(tx, ctx, event.entityId);
    return new Map();
  }
  if (does === 'remove') await history.many!.remove(tx, ctx, idsOf(group));
  else await history.many![does](tx, ctx, wires);
  return new Map(does === 'remove' ? [] : wires.map((wire) => [wire.id, wire]));
};

/** Names change with what is undone; the log shows the one that it has now. */
const labelOf = (wire: object | null): string | undefined => {
  const { label, name, displayName, shortNumber, e164, number, code, email } = (wire ?? {}) as Record<string, string | undefined>;
  // People and their roles are labelled by the address, which stays.
  if (email !== undefined) return undefined;
  return label ?? name ?? e164 ?? number ?? code ?? (shortNumber !== undefined && displayName !== undefined ? `${shortNumber} ${displayName}` : undefined);
};
