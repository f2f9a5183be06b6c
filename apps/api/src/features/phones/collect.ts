import { z } from 'zod';
import { defineJob, handleJob, type JobCtx } from '../../platform/jobs.ts';
import { phoneDataKey } from '../../platform/phone-data.ts';

/** Takes away the bytes of what phones have sent and nobody keeps: removed, replaced, broken off, or of a phone that is gone. */
export const collectPhoneData = defineJob({ name: 'phones.collect-data', payload: z.object({}), cron: '25 * * * *' });

const batchSize = 100;

const waiting = (ctx: JobCtx): Promise<{ id: string }[]> =>
  ctx.asPlatform((tx) => tx.$queryRaw<{ id: string }[]>`
    select u.id from phone_upload u where u.removed_at is not null or (not u.is_stored and u.received_at < ${ctx.now}::timestamptz - interval '1 hour')
      or not exists (select from phone p where p.id = u.phone_id) limit ${batchSize}`);

/** A row goes last, so that what was begun is found again. */
export const collectPhoneDataHandler = handleJob(collectPhoneData, async (_, ctx) => {
  for (let batch = await waiting(ctx); batch.length > 0 && !ctx.signal.aborted; batch = await waiting(ctx)) {
    for (const { id } of batch) await ctx.deps.storage.remove(phoneDataKey(id));
    await ctx.asPlatform((tx) => tx.phoneUpload.deleteMany({ where: { id: { in: batch.map(({ id }) => id) } } }));
    ctx.log.info({ removed: batch.length }, 'collected files of phones that nobody keeps');
  }
});
