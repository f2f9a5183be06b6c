import { z } from 'zod';
import { defineJob, handleJob, type JobCtx } from '../../../platform/jobs.ts';
import { pictureKey } from '../../../platform/picture-key.ts';

/** Takes away the pictures of uploads that broke off, and those that nobody has had for long enough. */
export const collectAvatars = defineJob({ name: 'users.collect-avatars', payload: z.object({}), cron: '20 * * * *' });

const batchSize = 100;

/** Condemned first, in a transaction of its own: from then on no undoing finds it. Its row goes last, so that what was begun is found again. */
const condemn = (ctx: JobCtx): Promise<{ id: string }[]> =>
  ctx.asPlatform((tx) => tx.$queryRaw<{ id: string }[]>`
    update avatar a set is_condemned = true where a.id in (
      select d.id from avatar d where d.kept_until < ${ctx.now} and not exists (select from app_user u where u.tenant_id = d.tenant_id and u.avatar_id = d.id)
        and not exists (select from extension e where e.tenant_id = d.tenant_id and e.image_id = d.id) order by d.kept_until limit ${batchSize} for update skip locked)
    and not exists (select from app_user u where u.tenant_id = a.tenant_id and u.avatar_id = a.id)
    and not exists (select from extension e where e.tenant_id = a.tenant_id and e.image_id = a.id) returning a.id`);

export const collectAvatarsHandler = handleJob(collectAvatars, async (_, ctx) => {
  for (let batch = await condemn(ctx); batch.length > 0 && !ctx.signal.aborted; batch = await condemn(ctx)) {
    for (const { id } of batch) await ctx.deps.storage.remove(pictureKey(id));
    const ids = batch.map(({ id }) => id);
    await ctx.asPlatform((tx) => tx.avatar.deleteMany({ where: { id: { in: ids }, isCondemned: true } }));
    ctx.log.info({ removed: ids.length }, 'collected pictures that nobody has');
  }
});
