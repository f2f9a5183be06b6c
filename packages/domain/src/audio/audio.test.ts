import { describe, expect, test } from 'vitest';
import { measurer, telephoneRate } from './measure.ts';
import { resampler } from './resample.ts';
import { sniffAudio } from './sniff.ts';
import { type Block, readWav, writeWav } from './wav.ts';

const tone = (hertz: number, sampleRate: number, seconds = 0.5): Float32Array =>
  Float32Array.from({ length: seconds * sampleRate }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / sampleRate) / 2);

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const readAll = async (bytes: Uint8Array, size = 1_000): Promise<number[][] | undefined> => {
  const sound = await readWav(inPieces(bytes, size));
  const blocks: Block[] = [];
  for await (const block of sound?.blocks ?? []) blocks.push(block);
  return sound && Array.from({ length: sound.channels }, (_, channel) => blocks.flatMap(({ channels }) => [...channels[channel]!]));
};

/** A WAV file of this format with these bytes as its data, and something that nobody knows before them. */
const aWav = (code: number, bits: number, channels: number, data: Uint8Array): Uint8Array => {
  const bytes = Buffer.alloc(56 + data.length);
  bytes.write('RIFF', 0);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(code, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(8_000, 24);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('LIST', 36);
  bytes.writeUInt32LE(3, 40);
  bytes.write('data', 48);
  bytes.writeUInt32LE(data.length, 52);
  bytes.set(data, 56);
  return bytes;
};

const bytesOf = (array: Int16Array | Int32Array | Float32Array | Float64Array): Uint8Array => new Uint8Array(array.buffer);

describe('WAV', () => {
  test.each<[string, number, number, Uint8Array, number[]]>([
    ['8 bits', 1, 8, Uint8Array.of(0, 128, 192), [-1, 0, 0.5]],
    ['16 bits', 1, 16, bytesOf(Int16Array.of(-32_768, 0, 16_384)), [-1, 0, 0.5]],
    ['24 bits', 1, 24, Uint8Array.of(0, 0, 0x80, 0, 0, 0, 0, 0, 0x40), [-1, 0, 0.5]],
    ['32 bits', 1, 32, bytesOf(Int32Array.of(-(2 ** 31), 0, 2 ** 30)), [-1, 0, 0.5]],
    ['floating point', 3, 32, bytesOf(Float32Array.of(-1, 0, 0.5)), [-1, 0, 0.5]],
    ['double precision', 3, 64, bytesOf(Float64Array.of(-1, 0, 0.5)), [-1, 0, 0.5]],
    // The loudest and the quietest of G.711.
    ['A-law', 6, 8, Uint8Array.of(0x2a, 0xaa, 0xd5), [-32_256 / 32_768, 32_256 / 32_768, 8 / 32_768]],
    ['µ-law', 7, 8, Uint8Array.of(0x00, 0x80, 0xff), [-32_124 / 32_768, 32_124 / 32_768, 0]],
  ])('of %s is read', async (_, code, bits, data, samples) => {
    for (const size of [1, 7, 1_000]) expect(await readAll(aWav(code, bits, 1, data), size)).toEqual([samples.map((sample) => expect.closeTo(sample, 5))]);
  });

  test('channels are told apart', async () => {
    expect(await readAll(aWav(1, 16, 2, bytesOf(Int16Array.of(16_384, -16_384, 16_384, -16_384))))).toEqual([[0.5, 0.5], [-0.5, -0.5]]);
  });

  test('of another format, of no channel or without a format is none', async () => {
    const data = new Uint8Array(8);
    for (const wav of [aWav(2, 4, 1, data), aWav(1, 16, 0, data), aWav(1, 12, 1, data), Buffer.from('RIFF\0\0\0\0WAVEdata\0\0\0\0')]) expect(await readAll(wav)).toBeUndefined();
  });

  test('what is written is read again', async () => {
    const samples = tone(440, 8_000, 0.1);
    const [read] = (await readAll(writeWav(8_000, samples)))!;
    expect(Math.max(...samples.map((sample, index) => Math.abs(sample - read![index]!)))).toBeLessThan(0.0001);
  });
});

describe('another rate', () => {
  /** As loud as the tone of that height in it. */
  const loudnessOf = (samples: Float32Array, hertz: number, sampleRate: number): number => {
    let [real, imaginary] = [0, 0];
    samples.forEach((sample, index) => {
      real += sample * Math.cos((2 * Math.PI * hertz * index) / sampleRate);
      imaginary += sample * Math.sin((2 * Math.PI * hertz * index) / sampleRate);
    });
    return (2 * Math.hypot(real, imaginary)) / samples.length;
  };

  const bring = (samples: Float32Array, from: number, size = 1_000): Float32Array => {
    const stream = resampler(from, telephoneRate);
    const parts: Float32Array[] = [];
    for (let at = 0; at < samples.length; at += size) parts.push(stream.add(samples.subarray(at, at + size)));
    parts.push(stream.end());
    return Float32Array.from(parts.flatMap((part) => [...part]));
  };

  test.each([8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 44_099])('a tone at %i Hz stays as high, as loud and as long', (from) => {
    const made = bring(tone(1_000, from), from);
    expect(made.length).toBeCloseTo(telephoneRate / 2, -1.5);
    expect(loudnessOf(made.subarray(500, 7_500), 1_000, telephoneRate)).toBeCloseTo(0.5, 2);
  });

  test('what the new rate cannot carry is not heard as something else', () => {
    const made = bring(tone(15_000, 48_000), 48_000);
    expect(Math.max(...made.subarray(500, 7_500).map(Math.abs))).toBeLessThan(0.005);
  });

  test('it does not matter in which pieces it comes', () => {
    const samples = tone(700, 44_100, 0.1);
    expect([...bring(samples, 44_100, 37)]).toEqual([...bring(samples, 44_100, 100_000)]);
  });
});

test('the loudness over time is that of parts of the same length', () => {
  const given: number[] = [];
  const measured = measurer(8_000, (pcm) => given.push(...pcm));
  measured.add({ sampleRate: 8_000, channels: [new Float32Array(8_000).fill(0.25)] });
  measured.add({ sampleRate: 8_000, channels: [new Float32Array(8_000).fill(-1), new Float32Array(8_000).fill(-1)] });
  const { durationSeconds, peaks, telephoneSamples } = measured.end();
  expect([durationSeconds, peaks.slice(0, 80), peaks.slice(80)]).toEqual([2, new Array(80).fill(25), new Array(80).fill(100)]);
  expect(given).toHaveLength(telephoneSamples);
});

test('numbers that are none are silence', () => {
  const measured = measurer(8_000, () => undefined);
  measured.add({ sampleRate: 8_000, channels: [new Float32Array(800).fill(NaN)] });
  expect(measured.end().peaks.every((peak) => peak === 0)).toBe(true);
});

test.each<[string, string | undefined]>([
  ['RIFF....WAVEfmt ', 'wav'], ['fLaC', 'flac'], ['OggS', 'ogg'], ['\0\0\0\x20ftypM4A ', 'm4a'], ['\0\0\0\x20ftypavif', undefined],
  ['RIFF....WEBP', undefined], ['ID3\x03\0\0\0\0\0\0nothing', undefined], ['#!/bin/sh', undefined], ['', undefined],
])('%j is %s', (start, format) => {
  expect(sniffAudio(Buffer.from(start, 'latin1'))).toBe(format);
});
