import { z } from 'zod';
import { endpoint, FileBody } from './http/endpoint.ts';
import { flag, listQuery, oneOrMore, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

export const audioFormats = ['mp3', 'm4a', 'wav', 'flac', 'ogg'] as const;
/** What a file is by its content. */
export const AudioFormat = z.enum(audioFormats);
export type AudioFormat = z.infer<typeof AudioFormat>;

export const audioSources = ['UPLOAD', 'RECORDED', 'TTS'] as const;
export const AudioSource = z.enum(audioSources);
export type AudioSource = z.infer<typeof AudioSource>;

/** Why a file is refused; a translated interface words it from this. */
export const audioFaults = ['empty', 'no-audio', 'damaged', 'truncated', 'too-long', 'too-many-channels', 'needs-ffmpeg', 'takes-too-long'] as const;
export type AudioFault = (typeof audioFaults)[number];

export const audioLimits = { sizeBytes: 14_000_000, seconds: 1_800, channels: 2, textLength: 2_000, peaks: 160 } as const;

/** What speech is made of. */
export const Speech = z.object({
  text: z.string().trim().min(1).max(audioLimits.textLength).regex(/^(?:\n|[^\p{Cc}\p{Cs}])*$/u, 'Without control characters'),
  /** One of `audioFiles.voices`. */
  voice: z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/),
});
export type Speech = z.infer<typeof Speech>;

const Voice = z.object({ id: z.string(), name: z.string(), /** BCP 47, `de` or `en-gb` */ language: z.string() });

export const AudioFileDraft = z.object({ name: label(60) });
export type AudioFileDraft = z.infer<typeof AudioFileDraft>;

export const AudioFile = AudioFileDraft.extend({
  id: Id,
  source: AudioSource,
  format: AudioFormat,
  sizeBytes: z.int(),
  durationSeconds: z.number(),
  channels: z.int(),
  sampleRate: z.int(),
  /** What was said, where a voice reads a text. */
  speech: Speech.nullable(),
  /** Names the bytes, which never change. */
  contentId: Id,
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'AudioFile' });
export type AudioFile = z.infer<typeof AudioFile>;

const read = { scope: 'tenant', permission: 'audioFiles:read' } as const;
const write = { scope: 'tenant', permission: 'audioFiles:write' } as const;

export const audioFiles = {
  list: endpoint({ ...read, id: 'audioFiles.list', method: 'GET', path: '/audio-files', csv: true, summary: 'Audio files of the enterprise',
    query: listQuery(['name', 'durationSeconds', 'sizeBytes', 'createdAt', 'updatedAt'], { audioFormat: oneOrMore([...audioFormats]).optional(), source: oneOrMore([...audioSources]).optional() }), response: page(AudioFile) }),
  voices: endpoint({ ...read, id: 'audioFiles.voices', method: 'GET', path: '/audio-files/voices', summary: 'The voices that read texts; none where no engine is installed',
    response: z.object({ isAvailable: z.boolean(), items: z.array(Voice) }) }),
  get: endpoint({ ...read, id: 'audioFiles.get', method: 'GET', path: '/audio-files/:id', summary: 'One audio file', params: ById, response: AudioFile }),
  create: endpoint({ ...write, id: 'audioFiles.create', method: 'POST', path: '/audio-files', upload: true, summary: 'Upload an audio file: mp3, m4a, wav, flac or ogg, up to 14 MB and 30 minutes',
    query: z.object({ name: label(60), source: z.enum(['UPLOAD', 'RECORDED']).default('UPLOAD') }), body: FileBody, response: AudioFile }),
  preview: endpoint({ ...write, id: 'audioFiles.preview', method: 'POST', path: '/audio-files/preview', download: 'audio', summary: 'Hear a text before it is saved',
    body: Speech, response: z.string(), unaudited: 'Nothing is kept' }),
  speak: endpoint({ ...write, id: 'audioFiles.speak', method: 'POST', path: '/audio-files/speech', summary: 'Make an audio file of a text', body: Speech.extend({ name: label(60) }), response: AudioFile }),
  update: endpoint({ ...write, id: 'audioFiles.update', method: 'PUT', path: '/audio-files/:id', summary: 'Rename an audio file', params: ById, body: AudioFileDraft.extend({ version: Version }), response: AudioFile }),
  remove: endpoint({ ...write, id: 'audioFiles.remove', method: 'DELETE', path: '/audio-files/:id', summary: 'Remove an audio file that nothing refers to', params: ById }),
  references: referencesEndpoint('audioFiles', '/audio-files', 'tenant', 'audioFiles:read'),
  content: endpoint({ ...read, id: 'audioFiles.content', method: 'GET', path: '/audio-files/:id/content', download: 'audio', summary: 'Its sound, in parts where a Range asks for them', params: ById,
    query: z.object({
      form: z.enum(['original', 'telephone']).default('original').describe('`telephone`: one channel of 16 bits at 16 kHz, as WAV'),
      save: flag.optional().describe('With true, a browser saves it'),
    }), response: z.string() }),
  peaks: endpoint({ ...read, id: 'audioFiles.peaks', method: 'GET', path: '/audio-files/:id/peaks', summary: 'Its loudness over time, to draw', params: ById,
    response: z.object({ /** 0 to 100, for parts of the same length */ peaks: z.array(z.int().min(0).max(100)) }) }),
};
