import { Id, Timestamp } from '@patchbay/contract/primitives/id';
import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import { defineJob, handleJob, type JobCtx } from '../../../platform/jobs.ts';
import { entityOf, findState } from '../load.ts';
import { partOf } from './card.ts';
import { factsOf } from './end-temporary-forward.ts';

const payload = z.object({ extensionId: Id, from: Timestamp, until: Timestamp });

/** Says in the history that a forward for a time has begun, and to whoever looks at it. Calls do not wait for it: they look at the clock. */
export const beginTemporaryForward = defineJob({ name: 'extensions.beginTemporaryForward', payload, key: ({ extensionId, from, until }) => `${extensionId} ${from} ${until}` });

const action = 'extension.temporary-forward-began';

const begin = async (tx: Tx, ctx: JobCtx, { extensionId, from, until }: z.output<typeof payload>): Promise<void> => {
  await tx.$queryRaw`select from extension where id = ${extensionId}::uuid for no key update`;
  const state = await findState(tx, extensionId);
  // Another one was set meanwhile, or it was ended by hand or by its time.
  if (state?.temporaryForward?.from !== from || state.temporaryForward.until !== until) return;
  // A worker may have died after it had said so.
  const isSaid = (await tx.auditEvent.count({ where: { entityId: extensionId, action, at: { gte: new Date(from) } } })) > 0;
  if (!isSaid) await audit(tx, await factsOf(tx, ctx), action, { entity: entityOf(state), after: partOf(state, ['id', 'temporaryForward']) });
};

export const beginTemporaryForwardHandler = handleJob(beginTemporaryForward, (asked, ctx) => ctx.inScope((tx) => begin(tx, ctx, asked)));
