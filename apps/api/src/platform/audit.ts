import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import { Prisma } from '@patchbay/database/prisma';
import type { SubtreeCtx } from './ctx.ts';
import { announce } from './events.ts';

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

const snapshot = (value: object | null | undefined) =>
  value ? (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject) : Prisma.DbNull;

/**
 * Records an outcome in the transaction of the change itself, and tells the browsers that show this noun.
 * `before` and `after` are wire forms, which hold no secrets.
 */
export const audit = async (tx: Tx, ctx: AuditFacts, action: AuditAction, change: Change): Promise<void> => {
  const at = change.organisation ?? ctx.organisation;
  await tx.auditEvent.create({
    data: {
      id: ctx.newId(),
      at: ctx.now,
      changeSetId: ctx.changeSetId,
      reverts: ctx.reverts ?? null,
      organisationId: at.id,
      organisationPath: at.path,
      organisationName: at.name,
      actor: ctx.actor,
      actorId: ctx.actor.id,
      action,
      entityType: change.entity.type,
      entityId: change.entity.id,
      entityLabel: change.entity.label,
      before: snapshot(change.before),
      after: snapshot(change.after),
      requestId: ctx.requestId,
      ip: ctx.ip,
    },
    select: { id: true },
  });
  await announce(tx, at.path, change.entity.type);
};
