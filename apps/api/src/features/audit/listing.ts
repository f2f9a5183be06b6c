import type { Actor, AuditEvent } from '@patchbay/contract/audit';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere } from '../../platform/list.ts';
import { hasWayBack, type Histories, historyOf } from './histories.ts';
import { permissionToUndo } from './undoing.ts';

type Snapshot = AuditEvent['before'];

export interface EventRow {
  id: string;
  at: Date;
  change_set_id: string;
  reverts: string | null;
  organisation_id: string;
  organisation_name: string;
  actor: Actor;
  action: string;
  entity_type: string;
  entity_id: string;
  entity_label: string;
  before: Snapshot;
  after: Snapshot;
  request_id: string;
  ip: string;
  reverted_by: string | null;
  organisation_path: string;
  /** All that was done in its change set; nothing where a part of that lies outside the scope. */
  set_actions: string[] | null;
}

interface Reader {
  ctx: SubtreeCtx;
  histories: Histories;
}

/** Whether the reader could undo it, as far as the log and their permissions tell. */
const isRevertible = ({ ctx, histories }: Reader, row: EventRow): boolean => {
  const mayUndo = (action: string) => {
    const permission = permissionToUndo(action.slice(0, action.indexOf('.')), action as AuditEvent['action']);
    return permission === undefined || ctx.permissions.has(permission);
  };
  const { reverted_by, set_actions, before, after, organisation_path: path } = row;
  return reverted_by === null && ctx.permissions.has('audit:revert') && hasWayBack(histories, row) && set_actions !== null && set_actions.every(mayUndo)
    && !historyOf(histories, row)?.isAboveAsker?.(ctx, { path, before, after });
};

const toWire = (reader: Reader) => (row: EventRow): AuditEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  changeSetId: row.change_set_id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  actor: row.actor,
  action: row.action as AuditEvent['action'],
  entity: { type: row.entity_type as AuditEvent['entity']['type'], id: row.entity_id, label: row.entity_label },
  before: row.before,
  after: row.after,
  requestId: row.request_id,
  ip: row.ip,
  revertedBy: row.reverted_by,
  reverts: row.reverts,
  isRevertible: isRevertible(reader, row),
});

const snapshotText = (snapshot: Snapshot) => (snapshot ? JSON.stringify(snapshot) : '');

/** The audit log of a subtree; whether a change can be undone depends on its noun and on who asks. */
export const auditListing = (reader: Reader): Listing<EventRow, AuditEvent> => ({
  map: {
    from: 'audit_event a',
    id: 'a.id',
    select: `a.at, a.change_set_id, a.reverts, a.organisation_id, a.organisation_name, a.actor, a.action, a.entity_type, a.entity_id, a.entity_label,
      a.before, a.after, a.request_id, a.ip, a.organisation_path,
      reverted_by(a.change_set_id) as reverted_by, change_set_actions(a.change_set_id) as set_actions`,
    sort: { at: { sql: 'a.at', type: 'timestamptz' } },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `a.entity_label ilike ${like} or a.actor ->> 'name' ilike ${like} or a.organisation_name ilike ${like} or a.action ilike ${like} or a.request_id = ${param(text)}`;
    },
    filters: {
      id: (value, param) => `a.id = ${param(value)}`,
      entityType: (value, param) => `a.entity_type = ${param(value)}`,
      entityId: (value, param) => `a.entity_id = ${param(value)}`,
      actorId: (value, param) => `a.actor_id = ${param(value)}`,
      action: (value, param) => `a.action = ${param(value)}`,
      changeSetId: (value, param) => `a.change_set_id = ${param(value)}`,
      from: (value, param) => `a.at >= ${param(value)}`,
      to: (value, param) => `a.at < ${param(value)}`,
    },
  },
  toWire: toWire(reader),
  csv: {
    fileName: 'audit',
    columns: [
      { header: 'Time', cell: (e) => e.at },
      { header: 'Organisation', cell: (e) => e.organisationName },
      { header: 'Who', cell: (e) => e.actor.name },
      { header: 'By Way Of', cell: (e) => e.actor.via?.organisationName },
      { header: 'Action', cell: (e) => e.action },
      { header: 'Kind', cell: (e) => e.entity.type },
      { header: 'What', cell: (e) => e.entity.label },
      { header: 'Id', cell: (e) => e.entity.id },
      { header: 'Before', cell: (e) => snapshotText(e.before) },
      { header: 'After', cell: (e) => snapshotText(e.after) },
      { header: 'Change Set', cell: (e) => e.changeSetId },
      { header: 'Request', cell: (e) => e.requestId },
      { header: 'IP Address', cell: (e) => e.ip },
    ],
  },
});
