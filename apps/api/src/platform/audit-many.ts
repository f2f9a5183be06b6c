import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import type { AuditFacts } from './audit.ts';
import { announce } from './events.ts';

interface Change {
  id: string;
  label: string;
  before: object | null;
  after: object | null;
  organisation: { id: string; path: string; name: string };
}

/** `audit` for many objects of one kind that changed at once: a row each, in one statement. */
export const auditMany = async (tx: Tx, ctx: AuditFacts, { action, type }: { action: AuditAction; type: EntityType }, changes: Change[]): Promise<void> => {
  const rows = changes.map(({ id, label, before, after, organisation }) => ({
    id: ctx.newId(), entity_id: id, entity_label: label, before, after, organisation_id: organisation.id, organisation_path: organisation.path, organisation_name: organisation.name,
  }));
  await tx.$executeRaw`
    insert into audit_event (id, at, change_set_id, reverts, organisation_id, organisation_path, organisation_name, actor, actor_id, action,
      entity_type, entity_id, entity_label, before, after, request_id, ip)
    select r.id, ${ctx.now}, ${ctx.changeSetId}::uuid, ${ctx.reverts ?? null}::uuid, r.organisation_id, r.organisation_path, r.organisation_name,
      ${JSON.stringify(ctx.actor)}::jsonb, ${ctx.actor.id}::uuid, ${action}, ${type}, r.entity_id, r.entity_label, nullif(r.before, 'null'), nullif(r.after, 'null'), ${ctx.requestId}, ${ctx.ip}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, entity_id uuid, entity_label text, before jsonb, after jsonb,
      organisation_id uuid, organisation_path text, organisation_name text)`;
  for (const path of new Set(changes.map((change) => change.organisation.path))) await announce(tx, path, type);
};
