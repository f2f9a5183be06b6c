import { audioLimits } from '@patchbay/contract/audio-files';
import { type Resampler, resampler } from './resample.ts';
import { type Block, toPcm } from './wav.ts';

/** What a switch plays everywhere: one channel of 16 bits at this rate. */
export const telephoneRate = 16_000;

export interface Measured {
  durationSeconds: number;
  /** 0 to 100, for parts of the same length. */
  peaks: number[];
  telephoneSamples: number;
}

/** Listens to a sound bit by bit: how long and how loud it is, and how it sounds over the telephone. */
export const measurer = (sampleRate: number, onTelephone: (samples: Int16Array<ArrayBuffer>) => void) => {
  const window = Math.max(1, Math.round(sampleRate / 100));
  const loudest: number[] = [];
  let [samples, inWindow, peak, telephoneSamples] = [0, 0, 0, 0];
  const telephone: Resampler | undefined = sampleRate === telephoneRate ? undefined : resampler(sampleRate, telephoneRate);
  const give = (mono: Float32Array) => {
    telephoneSamples += mono.length;
    if (mono.length > 0) onTelephone(toPcm(mono));
  };
  return {
    seconds: () => samples / sampleRate,
    add: ({ channels }: Block): void => {
      const mono = mixed(channels);
      for (let index = 0; index < mono.length; index += 1) {
        const loudness = Math.abs(mono[index]!);
        if (loudness > peak) peak = loudness;
        inWindow += 1;
        if (inWindow < window) continue;
        loudest.push(peak);
        [inWindow, peak] = [0, 0];
      }
      samples += mono.length;
      give(telephone ? telephone.add(mono) : mono);
    },
    end: (): Measured => {
      if (inWindow > 0) loudest.push(peak);
      if (telephone) give(telephone.end());
      return { durationSeconds: Math.round((samples / sampleRate) * 1_000) / 1_000, peaks: summed(loudest), telephoneSamples };
    },
  };
};

// Plain loops, here and below: a file has millions of samples.
const mixed = (channels: Float32Array[]): Float32Array => {
  const [first = new Float32Array(), second] = channels;
  if (!second) return first;
  const mono = new Float32Array(first.length);
  for (let index = 0; index < mono.length; index += 1) mono[index] = (first[index]! + second[index]!) / 2;
  return mono;
};

const summed = (loudest: number[]): number[] =>
  Array.from({ length: audioLimits.peaks }, (_, part) => {
    const [from, to] = [part, part + 1].map((edge) => Math.floor((edge * loudest.length) / audioLimits.peaks)) as [number, number];
    const loud = loudest.slice(from, Math.max(to, from + 1)).reduce((most, one) => Math.max(most, one), 0);
    return Math.min(100, Math.round(loud * 100)) || 0;
  });
