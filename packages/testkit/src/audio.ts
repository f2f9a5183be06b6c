import { readFileSync } from 'node:fs';
import type { SpeechEngine } from '@patchbay/api/platform/speech';
import { writeWav } from '@patchbay/domain/audio/wav';

/** A tone as a WAV file of one channel. */
export const aTone = ({ seconds = 0.1, hertz = 440, sampleRate = 8_000 } = {}): Uint8Array<ArrayBuffer> =>
  writeWav(sampleRate, Float32Array.from({ length: seconds * sampleRate }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / sampleRate) / 2));

type Fixture = 'tone.mp3' | 'tone.m4a' | 'tone.flac' | 'tone.ogg' | 'opus.ogg';

/** A tone of one second in each of the formats, as their usual encoders make it. */
export const aFixture = (name: Fixture): Buffer<ArrayBuffer> => readFileSync(new URL(`../fixtures/audio/${name}`, import.meta.url));

/** Reads every text as a tone, as long as the text; whether or not an engine is installed. */
export const testSpeech: SpeechEngine = {
  voices: () => Promise.resolve([{ id: 'de', name: 'German', language: 'de' }, { id: 'en-gb', name: 'English (Great Britain)', language: 'en-gb' }]),
  speak: ({ text }) => Promise.resolve(aTone({ seconds: text.length / 10 })),
};
