import { audioFiles } from '@patchbay/contract/audio-files';
import { type App, route } from '../../platform/http/route.ts';
import { audioFilePeaks, audioFileReferences, createAudioFile, getAudioFile, listAudioFiles, removeAudioFile, updateAudioFile } from './audio-files.ts';
import { audioFileContent } from './content.ts';
import { listVoices, previewSpeech, speakAudioFile } from './speech.ts';

export const audioFileRoutes = (app: App): void => {
  route(app, audioFiles.list, ({ ctx, query }) => listAudioFiles(ctx, query));
  route(app, audioFiles.voices, ({ ctx }) => listVoices(ctx));
  route(app, audioFiles.get, ({ ctx, params }) => getAudioFile(ctx, params.id));
  route(app, audioFiles.create, ({ ctx, query, file }) => createAudioFile(ctx, query, file));
  route(app, audioFiles.preview, ({ ctx, body }) => previewSpeech(ctx, body));
  route(app, audioFiles.speak, ({ ctx, body }) => speakAudioFile(ctx, body));
  route(app, audioFiles.update, ({ ctx, params, body }) => updateAudioFile(ctx, params.id, body));
  route(app, audioFiles.remove, ({ ctx, params }) => removeAudioFile(ctx, params.id));
  route(app, audioFiles.references, ({ ctx, params }) => audioFileReferences(ctx, params.id));
  route(app, audioFiles.content, ({ ctx, params, query }) => audioFileContent(ctx, params.id, query));
  route(app, audioFiles.peaks, ({ ctx, params }) => audioFilePeaks(ctx, params.id));
};
