import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';

/** The same lock as below, for an import: held by whoever adds users to an enterprise, so that two who add the last one at once do not both get in. */
export const limitLock = "pg_advisory_xact_lock(hashtextextended('users of ' || f.organisation_id, 0))::text";

interface Over {
  name: string;
  limit: number;
  added: number;
}

export const overLimit = ({ name, limit, added }: Over): Problem =>
  new Problem('limit-reached', `${name} may have ${limit} users and ${added === 1 ? 'has them all' : `would have more with these ${added}`}. Who looks after it can raise the limit.`, { params: { limit } });

/** Refuses so many more users where the enterprise would have more than it may have. */
export const refuseOverLimit = async (tx: Tx, { organisation }: ActingCtx, added: number): Promise<void> => {
  const { userLimit: limit } = await tx.organisation.findUniqueOrThrow({ where: { id: organisation.id }, select: { userLimit: true } });
  if (limit === null) return;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('users of ' || ${organisation.id}, 0))::text`;
  if ((await tx.user.count()) + added <= limit) return;
  throw overLimit({ name: organisation.name, limit, added });
};
