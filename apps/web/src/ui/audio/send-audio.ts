import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { upload, type UploadOptions } from '#api/upload.ts';

export interface Sound {
  at: string;
  name: string;
  source: 'UPLOAD' | 'RECORDED';
  body: Blob;
}

/** What can be done with one that was taken in: it has a name. */
export type SendSound = (sound: Sound, options: UploadOptions) => Promise<AudioFile>;

/** Uploads a sound under a name. */
export const sendAudio = ({ at, name, source, body }: Sound, options: UploadOptions): Promise<AudioFile> => upload(audioFiles.create, { at, query: { name, source }, body }, options);

/** A name out of that of a file, as the label of an audio file takes it. */
export const nameOf = (fileName: string): string =>
  [...fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replace(/\s+/g, ' ').trim()].slice(0, 60).join('').trim() || 'Audio';
