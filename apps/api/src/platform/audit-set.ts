import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Sql } from '@patchbay/database/scope';
import type { AuditFacts } from './audit.ts';
import { announcement, eventChannel } from './events.ts';

interface WritingStatement {
  /** Common table expressions that write. */
  with: string;
  /** Selects each that changed: entity_id, entity_label, before, after, organisation_id, organisation_path, organisation_name. */
  changed: string;
  values: unknown[];
}

/** `auditMany` where the rows never leave the database: a hundred thousand changes and their audit rows are one statement. Answers how many. */
export const auditSet = async (sql: Sql, ctx: Omit<AuditFacts, 'newId' | 'organisation'>, { action, type }: { action: AuditAction; type: EntityType }, statement: WritingStatement): Promise<number> => {
  const { values } = statement;
  const $ = (place: number) => `$${values.length + place}`;
  const text = `with ${statement.with},
    changed as (${statement.changed}),
    logged as (
      insert into audit_event (at, change_set_id, reverts, organisation_id, organisation_path, organisation_name, actor, actor_id, action,
        entity_type, entity_id, entity_label, before, after, request_id, ip)
      select ${$(1)}::timestamptz, ${$(2)}::uuid, ${$(3)}::uuid, organisation_id, organisation_path, organisation_name, ${$(4)}::jsonb, ${$(5)}::uuid, ${$(6)}::text,
        ${$(7)}::text, entity_id, entity_label, before, after, ${$(8)}::text, ${$(9)}::text
      from changed returning 1)
    select count(*)::int as count from logged`;
  const [row] = await sql<{ count: number }>(text, [...values, ctx.now, ctx.changeSetId, ctx.reverts ?? null, JSON.stringify(ctx.actor), ctx.actor.id, action, type, ctx.requestId, ctx.ip]);
  return row!.count;
};

const mostPlaces = 500;

/** Tells the browsers of every organisation that a change set touched; of very many, those of `path` and above. */
export const announceSet = async (sql: Sql, { changeSetId, path }: { changeSetId: string; path: string }, type: EntityType): Promise<void> => {
  const places = await sql<{ path: string }>('select distinct organisation_path as path from audit_event where change_set_id = $1 limit $2', [changeSetId, mostPlaces + 1]);
  const paths = places.length > mostPlaces ? [path] : places.map((place) => place.path);
  for (const one of paths) await sql('select pg_notify($1, $2)', [eventChannel, announcement(one, type)]);
};
