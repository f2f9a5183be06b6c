import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';

/** The same lock as below, for an import: held by whoever adds users to an enterprise, so that two who add the last one at once do not both get in. */
export const limitLock = "pg_advisory_xact_lock(hashtextextended('users of ' || f.organisation_id, 0))::text";

/** Refuses another user where the enterprise has as many as it may have. */
export const refuseOverLimit = async (tx: Tx, { organisation }: ActingCtx): Promise<void> => {
  const { userLimit: limit } = await tx.organisation.findUniqueOrThrow({ where: { id: organisation.id }, select: { userLimit: true } });
  if (limit === null) return;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('users of ' || ${organisation.id}, 0))::text`;
  if ((await tx.user.count()) < limit) return;
  throw new Problem('limit-reached', `${organisation.name} may have ${limit} users and has them all. Who looks after it can raise the limit.`, { params: { limit } });
};
