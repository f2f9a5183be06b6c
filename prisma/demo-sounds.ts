import { writeWav } from '@patchbay/domain/audio/wav';

const sampleRate = 16_000;

/** Notes that fade, as a WAV file. */
export const melody = (hertz: number[]): Uint8Array => {
  const length = sampleRate / 3;
  const at = (index: number) => [hertz[Math.floor(index / length)]!, (index % length) / length] as const;
  return writeWav(sampleRate, Float32Array.from({ length: Math.floor(hertz.length * length) }, (_, index) => {
    const [height, share] = at(index);
    return 0.4 * Math.min(1, share * 20) * (1 - share) * Math.sin((2 * Math.PI * height * index) / sampleRate);
  }));
};
