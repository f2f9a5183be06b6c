import type { AudioFile, audioFiles, Speech } from '@patchbay/contract/audio-files';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { TenantCtx } from '../../platform/ctx.ts';
import { ServedFile } from '../../platform/http/served-file.ts';
import { takeAttempt } from '../../platform/limits.ts';
import { SpeechFailure } from '../../platform/speech.ts';
import { addAudioFile } from '../../platform/audio-files.ts';
import { keepAudio } from '../../platform/keep-audio.ts';

export const listVoices = async ({ deps }: TenantCtx): Promise<ResponseOf<typeof audioFiles.voices>> => {
  const voices = await deps.speech.voices();
  return { isAvailable: voices !== null, items: voices ?? [] };
};

const attempts = ({ principal, organisation }: TenantCtx) => [
  { name: 'speech', subject: principal, tiers: [{ attempts: 20, seconds: 60 }, { attempts: 200, seconds: 3_600 }] },
  { name: 'speech-here', subject: organisation.id, tiers: [{ attempts: 60, seconds: 60 }] },
];

const notInstalled = () => new Problem('rule-broken', 'No engine that reads texts is installed on this server. Whoever runs it can install eSpeak NG (on Debian: apt-get install espeak-ng).', { params: { fault: 'no-engine' } });

const spoken = async (ctx: TenantCtx, speech: Speech): Promise<Uint8Array<ArrayBuffer>> => {
  await takeAttempt(ctx, attempts(ctx));
  const { speech: engine } = ctx.deps;
  const voices = await engine.voices();
  if (voices === null) throw notInstalled();
  if (!voices.some(({ id }) => id === speech.voice)) throw new Problem('rule-broken', 'There is no such voice.', { errors: [{ pointer: '/voice', detail: 'There is no such voice.' }] });
  const wav = await engine.speak(speech).catch((error: unknown) => {
    if (!(error instanceof SpeechFailure)) throw error;
    ctx.log.warn({ err: error }, 'a text could not be read aloud');
    throw new Problem('rule-broken', 'The voice could not read this text. Shorten it, or choose another voice.', { errors: [{ pointer: '/text', detail: 'The voice could not read this text.' }] });
  });
  if (wav === null) throw notInstalled();
  return wav;
};

/** How a text sounds; nothing is kept. */
export const previewSpeech = async (ctx: TenantCtx, speech: Speech): Promise<ServedFile> => ServedFile.ofBytes('audio/wav', 'preview.wav', await spoken(ctx, speech));

async function* once(bytes: Uint8Array) {
  yield bytes;
}

export const speakAudioFile = async (ctx: TenantCtx, { name, text, voice }: BodyOf<typeof audioFiles.speak>): Promise<AudioFile> => {
  const speech = { text, voice };
  return keepAudio(ctx, once(await spoken(ctx, speech)), (tx, contentId) => addAudioFile(tx, ctx, { name, source: 'TTS', speech, contentId }));
};
