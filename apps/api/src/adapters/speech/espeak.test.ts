import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWav } from '@patchbay/domain/audio/wav';
import { describe, expect, test } from 'vitest';
import { SpeechFailure } from '../../platform/speech.ts';
import { espeak } from './espeak.ts';

const isInstalled = spawnSync('espeak-ng', ['--version']).status === 0;

async function* once(bytes: Uint8Array) {
  yield bytes;
}

describe.skipIf(!isInstalled)(`eSpeak NG as it is installed${isInstalled ? '' : ': skipped, install espeak-ng to run it'}`, () => {
  test('knows voices of many languages, each once', async () => {
    const voices = (await espeak('espeak-ng').voices())!;
    expect(voices).toEqual(expect.arrayContaining([{ id: 'de', name: 'German', language: 'de' }, expect.objectContaining({ id: 'en-gb' })]));
    expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length);
  });

  test('makes of a text a WAV file of its own length, whatever stands in it', async () => {
    const spoken = async (text: string) => readWav(once((await espeak('espeak-ng').speak({ text, voice: 'de' }))!));
    const short = (await spoken('Grüß Gott'))!;
    const long = (await spoken('-v; $(reboot) `id` --stdout <speak> Grüß Gott, Sie haben die Zentrale erreicht.'))!;
    expect(short).toMatchObject({ channels: 1, sampleRate: 22_050 });
    expect(long.samples).toBeGreaterThan(short.samples! * 2);
  });

  test('a voice that it does not have is a failure', async () => {
    await expect(espeak('espeak-ng').speak({ text: 'Hello', voice: 'nobody' })).rejects.toThrow(SpeechFailure);
  });
});

test('where it is not installed, there is nothing, and no failure', async () => {
  const none = espeak('/nonexistent/espeak-ng');
  expect([await none.voices(), await none.speak({ text: 'Hello', voice: 'en' })]).toEqual([null, null]);
});

test('an engine that never ends its output is ended', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-speech-'));
  const program = join(directory, 'endless');
  await writeFile(program, '#!/bin/sh\nexec cat /dev/zero\n');
  await chmod(program, 0o755);
  await expect(espeak(program).speak({ text: 'Hello', voice: 'en' })).rejects.toThrow(SpeechFailure);
  await rm(directory, { recursive: true });
});
