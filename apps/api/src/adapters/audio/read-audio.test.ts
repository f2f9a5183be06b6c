import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFixture, aTone } from '@patchbay/testkit/audio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audioReader } from './read-audio.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

let directory: string;
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'patchbay-read-'))));
afterAll(() => rm(directory, { recursive: true }));

const telephone = () => join(directory, 'telephone');

const read = async (content: Uint8Array, reader = audioReader()) => {
  const path = join(directory, 'given');
  await writeFile(path, content);
  return reader(path, telephone());
};

const expectTone = async (content: Uint8Array, format: string) => {
  const reading = await read(content);
  expect(reading).toMatchObject({ format, channels: 1, durationSeconds: expect.closeTo(1, 1) });
  const { peaks } = reading as { peaks: number[] };
  expect(peaks).toHaveLength(160);
  expect(Math.max(...peaks.slice(20, 140)) - Math.min(...peaks.slice(20, 140))).toBeLessThan(10);
  // One second of 16 bits at 16 kHz, and the header.
  expect((await stat(telephone())).size).toBeGreaterThan(31_000);
  const wav = await readFile(telephone());
  expect([wav.toString('latin1', 0, 4), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt32LE(40)]).toEqual(['RIFF', 1, 16_000, wav.length - 44]);
};

test.each(['mp3', 'flac', 'ogg'] as const)('%s is decoded whole, and as it sounds over the telephone', (format) => expectTone(aFixture(`tone.${format}`), format));

test('so are Opus in Ogg, and WAV', async () => {
  await expectTone(aFixture('opus.ogg'), 'ogg');
  await expectTone(aTone({ seconds: 1 }), 'wav');
});

test.skipIf(!hasFfmpeg)(`m4a is decoded where FFmpeg is installed${hasFfmpeg ? '' : ': skipped, install ffmpeg to run it'}`, async () => {
  await expectTone(aFixture('tone.m4a'), 'm4a');
  const m4a = aFixture('tone.m4a');
  expect(await read(m4a.subarray(0, m4a.length - 800))).toEqual({ fault: 'truncated' });
  expect(await read(Buffer.concat([m4a.subarray(0, 800), Buffer.alloc(m4a.length - 800, 7)]))).toMatchObject({ fault: expect.stringMatching(/truncated|no-audio|damaged/) });
});

test('where FFmpeg is not installed, m4a is refused with that reason', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nonexistent';
  try {
    expect(await read(aFixture('tone.m4a'))).toEqual({ fault: 'needs-ffmpeg' });
  } finally {
    process.env.PATH = path;
  }
});

const cut = (content: Uint8Array, share: number) => content.subarray(0, Math.floor(content.length * share));

/** A FLAC file that says that it goes on for ten hours. */
const tenHours = () => {
  const flac = Buffer.from(aFixture('tone.flac'));
  flac.writeUInt32BE(10 * 3_600 * 16_000, 22);
  return flac;
};

/** Hours of silence in some megabytes: eight bits at the lowest rate. */
const silence = () => {
  const wav = Buffer.alloc(44 + 4_000 * 1_900, 128);
  wav.set(aTone({ seconds: 0 }));
  wav.writeUInt32LE(4_000, 24);
  wav.writeUInt32LE(4_000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.writeUInt32LE(0xffff_ffff, 40);
  return wav;
};

describe('a file that cannot be used is refused with the reason', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['nothing', () => new Uint8Array(), /^empty$/],
    ['one byte', () => Uint8Array.of(0xff), /^no-audio$/],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), /^no-audio$/],
    ['a picture', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5_000)]), /^no-audio$/],
    ['noughts', () => new Uint8Array(100_000), /^no-audio$/],
    ['chance', () => Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7_919 + (index >> 3) * 104_729) % 256)), /^(no-audio|damaged)$/],
    ['a WAV of which a part is missing', () => cut(aTone({ seconds: 2 }), 0.5), /^truncated$/],
    ['a FLAC of which a part is missing', () => cut(aFixture('tone.flac'), 0.5), /^truncated$/],
    ['an Ogg of which a part is missing', () => cut(aFixture('tone.ogg'), 0.7), /^truncated$/],
    ['an MP3 of which a part is missing', () => cut(aFixture('tone.mp3'), 0.5), /^truncated$/],
    ['a WAV with nothing in it', () => aTone({ seconds: 0 }), /^no-audio$/],
    ['the head of a WAV', () => aTone().subarray(0, 30), /^no-audio$/],
    ['the head of a FLAC', () => aFixture('tone.flac').subarray(0, 20), /^no-audio$/],
    ['the head of an Ogg', () => aFixture('tone.ogg').subarray(0, 30), /^no-audio$/],
    ['an MP3 with an archive behind it', () => Buffer.concat([aFixture('tone.mp3'), Buffer.from('PK\x03\x04'), Buffer.alloc(400_000, 'x')]), /^damaged$/],
    ['a FLAC whose middle is something else', () => { const flac = Buffer.from(aFixture('tone.flac')); flac.fill('<script>', 5_000, 12_000); return flac; }, /^(damaged|truncated)$/],
    ['ten hours of FLAC', tenHours, /^too-long$/],
    ['half an hour of silence and more', silence, /^too-long$/],
    ['a sound of 65,535 channels', () => { const wav = Buffer.from(aTone()); wav.writeUInt16LE(0xffff, 22); return wav; }, /^too-many-channels$/],
    ['a sound of one sample a second', () => { const wav = Buffer.from(aTone()); wav.writeUInt32LE(1, 24); return wav; }, /^damaged$/],
  ])('%s', async (_, content, reason) => {
    expect(await read(content())).toEqual({ fault: expect.stringMatching(reason) });
  });
});

test('what decodes for too long is ended', async () => {
  expect(await read(aFixture('tone.mp3'), audioReader({ seconds: 0.01, heapMegabytes: 256 }))).toEqual({ fault: 'takes-too-long' });
});

test('many at once are all answered', async () => {
  const reader = audioReader();
  const path = join(directory, 'many');
  await writeFile(path, aTone({ seconds: 1 }));
  const readings = await Promise.all(Array.from({ length: 6 }, (_, index) => reader(path, `${telephone()}-${index}`)));
  for (const reading of readings) expect(reading).toMatchObject({ format: 'wav', durationSeconds: 1 });
});
