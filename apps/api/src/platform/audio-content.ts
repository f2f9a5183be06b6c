import type { AudioFormat, audioFiles } from '@patchbay/contract/audio-files';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { TenantCtx } from './ctx.ts';
import { safeFileName } from './http/content-disposition.ts';
import { ServedFile } from './http/served-file.ts';
import { keysOf } from './kept-audio.ts';

/** Ours, by what the content was found to be: nobody's word decides what a browser takes it for. */
const contentTypes: { [F in AudioFormat]: string } = { mp3: 'audio/mpeg', m4a: 'audio/mp4', wav: 'audio/wav', flac: 'audio/flac', ogg: 'audio/ogg' };

/** What is read of an audio file to serve its sound. */
export const withSound = { name: true, contentId: true, content: { select: { format: true, sizeBytes: true, telephoneBytes: true } } } as const;

interface Sound {
  name: string;
  contentId: string;
  content: { format: string; sizeBytes: number; telephoneBytes: number };
}

/** The sound of an audio file that the asker may hear, under its name. */
export const serveSound = (ctx: TenantCtx, { name, contentId, content }: Sound, { form, save = false }: QueryOf<typeof audioFiles.content>): ServedFile => {
  const format = form === 'telephone' ? 'wav' : (content.format as AudioFormat);
  return new ServedFile({
    contentType: contentTypes[format],
    fileName: safeFileName(name, format),
    isAttachment: save,
    sizeBytes: form === 'telephone' ? content.telephoneBytes : content.sizeBytes,
    entityTag: `"${contentId}-${form}"`,
    open: async (range) => {
      const stored = await ctx.deps.storage.open(keysOf(contentId)[form], range);
      if (stored) return stored.stream;
      ctx.log.error({ contentId, form }, 'a sound is not in the storage');
      throw new Problem('unavailable', 'The sound of this file is missing in the storage. Whoever runs the installation has to restore it from a backup.');
    },
  });
};
