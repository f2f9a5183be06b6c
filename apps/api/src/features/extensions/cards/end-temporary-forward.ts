import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import { audit, type AuditFacts } from '../../../platform/audit.ts';
import { bumpCards } from '../../../platform/extension-cards.ts';
import { defineJob, handleJob, type JobCtx } from '../../../platform/jobs.ts';
import { Id, Timestamp } from '@patchbay/contract/primitives/id';
import { entityOf, findState } from '../load.ts';
import { partOf } from './card.ts';
import { keepForwards } from './forwarding.ts';

/** Puts a forward for a time back when that is over, so that its end is in the history. Calls do not wait for it: they look at the clock. */
export const endTemporaryForward = defineJob({ name: 'extensions.endTemporaryForward', payload: z.object({ extensionId: Id, until: Timestamp }), key: ({ extensionId, until }) => `${extensionId} ${until}` });

/** A change that nobody makes: its time has come. */
export const factsOf = async (tx: Tx, { deps, now, requestId }: JobCtx): Promise<AuditFacts> => {
  const organisation = await tx.organisation.findFirstOrThrow({ where: { kind: 'enterprise' }, select: { id: true, path: true, name: true } });
  const actor = { kind: 'system', id: null, name: 'Patchbay', by: null } as const;
  return { now, organisation, actor, requestId, ip: '', changeSetId: deps.clock.newId(), newId: deps.clock.newId };
};

const end = async (tx: Tx, ctx: JobCtx, { extensionId, until }: z.output<typeof endTemporaryForward.payload>): Promise<void> => {
  await tx.$queryRaw`select from extension where id = ${extensionId}::uuid for no key update`;
  const before = await findState(tx, extensionId);
  // Another one was set meanwhile, or it was ended by hand.
  if (!before?.temporaryForward || Date.parse(before.temporaryForward.until) !== Date.parse(until)) return;
  await keepForwards(tx, before, { temporaryForward: null }, { temporaryForward: Prisma.DbNull });
  await bumpCards(tx, ctx, [extensionId], ['temporaryForward']);
  const keys = ['id', 'temporaryForward'];
  await audit(tx, await factsOf(tx, ctx), 'extension.temporary-forward-ended', { entity: entityOf(before), before: partOf(before, keys), after: partOf({ ...before, temporaryForward: null }, keys) });
};

export const endTemporaryForwardHandler = handleJob(endTemporaryForward, (payload, ctx) => ctx.inScope((tx) => end(tx, ctx, payload)));
