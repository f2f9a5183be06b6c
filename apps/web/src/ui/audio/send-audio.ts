import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { upload, type UploadOptions } from '#api/upload.ts';
import { oneLine } from '#ui/one-line.ts';

export interface Sound {
  at: string;
  name: string;
  source: 'UPLOAD' | 'RECORDED';
  body: Blob;
}

/** A sound that was taken in. */
export type NewAudio = Pick<AudioFile, 'id' | 'name'>;

/** Where new sounds go. */
export interface SoundTarget {
  send: (sound: Sound, options: UploadOptions) => Promise<NewAudio>;
  /** What is fetched anew with one. */
  noun: string;
  ways: readonly ('upload' | 'record' | 'speech')[];
  /** Each has a name that one chooses. */
  isNamed: boolean;
}

/** Uploads a sound under a name. */
export const sendAudio = ({ at, name, source, body }: Sound, options: UploadOptions): Promise<AudioFile> => upload(audioFiles.create, { at, query: { name, source }, body }, options);

/** A name out of that of a file, as the label of an audio file takes it. */
export const nameOf = (fileName: string): string =>
  [...oneLine(fileName.replace(/\.[a-z0-9]{1,5}$/i, ''))].slice(0, 60).join('').trim() || 'Audio';

/** The audio files of the enterprise. */
export const library: SoundTarget = { send: sendAudio, noun: 'audioFiles', ways: ['upload', 'record', 'speech'], isNamed: true };
