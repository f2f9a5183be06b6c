import type { Speech } from '@patchbay/contract/audio-files';

export interface Voice {
  id: string;
  name: string;
  /** BCP 47. */
  language: string;
}

/** Reads texts aloud. */
export interface SpeechEngine {
  /** Nothing where it is not installed. */
  voices(): Promise<Voice[] | null>;
  /** A WAV file. Nothing where it is not installed. */
  speak(speech: Speech): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** It took too long, or failed. */
export class SpeechFailure extends Error {
  override name = 'SpeechFailure';
}
