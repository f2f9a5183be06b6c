import type { AudioFault, AudioFormat } from '@patchbay/contract/audio-files';

/** What an audio file turned out to be. */
export interface AudioReading {
  format: AudioFormat;
  channels: number;
  sampleRate: number;
  durationSeconds: number;
  /** 0 to 100, for parts of the same length. */
  peaks: number[];
}

/** Reads the file at `path` whole, and writes to `telephonePath` what a switch plays. Answers why, where it cannot be used. */
export type AudioReader = (path: string, telephonePath: string) => Promise<AudioReading | { fault: AudioFault }>;
