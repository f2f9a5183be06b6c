import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from './ctx.ts';
import { announcement, eventChannel } from './events.ts';

interface Change {
  entity: { type: EntityType; id: string; label: string };
  before?: object | null;
  after?: object | null;
  /** Where it happened, when that is not the organisation the request acts on. */
  organisation?: { id: string; path: string; name: string };
}

/** What a row says about its request; an acting context has it all. */
export type AuditFacts = Pick<SubtreeCtx, 'newId' | 'now' | 'changeSetId' | 'reverts' | 'actor' | 'requestId' | 'ip'> & {
  organisation: NonNullable<Change['organisation']>;
};

const snapshot = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);

/**
 * Records an outcome in the transaction of the change itself, and tells the browsers that show this noun.
 * `before` and `after` are wire forms, which hold no secrets.
 */
export const audit = async (tx: Tx, ctx: AuditFacts, action: AuditAction, { entity, before, after, organisation }: Change): Promise<void> => {
  const at = organisation ?? ctx.organisation;
  // Row and announcement in one statement, because every change waits for them.
  await tx.$executeRaw`
    with recorded as (
      insert into audit_event (id, at, change_set_id, reverts, organisation_id, organisation_path, organisation_name, actor, actor_id,
        action, entity_type, entity_id, entity_label, before, after, request_id, ip)
      values (${ctx.newId()}::uuid, ${ctx.now}, ${ctx.changeSetId}::uuid, ${ctx.reverts ?? null}::uuid, ${at.id}::uuid, ${at.path}, ${at.name},
        ${JSON.stringify(ctx.actor)}::jsonb, ${ctx.actor.id}::uuid, ${action}, ${entity.type}, ${entity.id}::uuid, ${entity.label},
        ${snapshot(before)}::jsonb, ${snapshot(after)}::jsonb, ${ctx.requestId}, ${ctx.ip}))
    select pg_notify(${eventChannel}, ${announcement(at.path, entity.type)})`;
};
