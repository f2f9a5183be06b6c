import { z } from 'zod';
import { defineJob, handleJob, type JobCtx } from '../../platform/jobs.ts';
import { keysOf } from '../../platform/kept-audio.ts';

/** Takes away the sound of uploads that broke off, and of files that were removed long enough ago. */
export const collectAudio = defineJob({ name: 'audio-files.collect', payload: z.object({}), cron: '5 * * * *' });

const batchSize = 100;

/**
 * Condemned first, in a transaction of its own: from then on no undoing finds it. Its row goes last, so that what was begun is
 * found again.
 */
const condemn = (ctx: JobCtx): Promise<{ id: string }[]> =>
  ctx.asPlatform((tx) => tx.$queryRaw<{ id: string }[]>`
    update audio_content c set is_condemned = true where c.id in (
      select d.id from audio_content d where d.kept_until < ${ctx.now} and not exists (select from audio_file f where f.content_id = d.id) order by d.kept_until limit ${batchSize} for update skip locked)
    and not exists (select from audio_file f where f.content_id = c.id) returning c.id`);

export const collectAudioHandler = handleJob(collectAudio, async (_, ctx) => {
  for (let batch = await condemn(ctx); batch.length > 0 && !ctx.signal.aborted; batch = await condemn(ctx)) {
    for (const { id } of batch) {
      const { original, telephone } = keysOf(id);
      await ctx.deps.storage.remove(original);
      await ctx.deps.storage.remove(telephone);
    }
    const ids = batch.map(({ id }) => id);
    await ctx.asPlatform((tx) => tx.audioContent.deleteMany({ where: { id: { in: ids }, isCondemned: true } }));
    ctx.log.info({ removed: ids.length }, 'collected sound that no file has');
  }
});
