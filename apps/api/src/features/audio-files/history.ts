import type { AudioFile } from '@patchbay/contract/audio-files';
import type { History } from '../../platform/history.ts';
import { findAudioFile, insertAudioFile, loadAudioFile } from '../../platform/audio-files.ts';
import { changeAudioFile, dropAudioFile } from './audio-files.ts';

export const audioFileHistory: History<AudioFile> = {
  type: 'audio-file',
  current: (tx, _ctx, id) => findAudioFile(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeAudioFile(tx, ctx, await loadAudioFile(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertAudioFile(tx, ctx, wire.id, wire),
  remove: async (tx, ctx, id) => dropAudioFile(tx, ctx, await loadAudioFile(tx, id)),
  comparable: ({ name }) => ({ name }),
};
