import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import type { AudioFormat } from '@patchbay/contract/audio-files';
import { flacInfo, mp3Of, oggCodec } from '@patchbay/domain/audio/sniff';
import { type Block, readWav, type Sound } from '@patchbay/domain/audio/wav';
import CodecParser, { codecFrames, data, header, type OggPage, preSkip } from 'codec-parser';
import { MPEGDecoder } from 'mpg123-decoder';
import { OpusDecoder } from 'opus-decoder';
import { readWithFfmpeg } from './ffmpeg.ts';
import { Undecodable } from './undecodable.ts';

/** A piece of silence can stand for minutes: what one piece decodes to must fit into memory. */
const pieceBytes = 4_096;

/** More failures than that, and it is no glitch. */
const mostFailures = 0.05;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

interface Decoded {
  channelData: Float32Array[];
  samplesDecoded: number;
  sampleRate: number;
  errors: unknown[];
}

/** Decodes piece by piece, and gives up on what is mostly wrong. */
async function* decoded(bytes: Uint8Array, channels: number, decode: (piece: Uint8Array) => Decoded | Promise<Decoded>, flush?: () => Promise<Decoded>): AsyncGenerator<Block> {
  let [pieces, failures] = [0, 0];
  const take = ({ channelData, samplesDecoded, sampleRate, errors }: Decoded): Block[] => {
    pieces += 1;
    failures += errors.length > 0 ? 1 : 0;
    return samplesDecoded > 0 ? [{ sampleRate, channels: channelData.slice(0, channels) }] : [];
  };
  for (const piece of piecesOf(bytes)) yield* take(await decode(piece));
  if (flush) yield* take(await flush());
  if (failures > pieces * mostFailures) throw new Undecodable('damaged');
}

const readMp3 = async (bytes: Uint8Array): Promise<Sound | undefined> => {
  const found = mp3Of(bytes);
  if (!found) return undefined;
  const decoder = new MPEGDecoder();
  await decoder.ready;
  return { ...found, blocks: decoded(bytes, found.channels, (piece) => decoder.decode(piece)) };
};

const readFlac = async (bytes: Uint8Array): Promise<Sound | undefined> => {
  const found = flacInfo(bytes);
  if (!found) return undefined;
  const decoder = new FLACDecoder();
  await decoder.ready;
  return { ...found, samples: found.samples || undefined, blocks: decoded(bytes, found.channels, (piece) => decoder.decode(piece), () => decoder.flush()) };
};

/** The last page of an Ogg file says that it is the last, and is whole. */
const isWholeOgg = (bytes: Uint8Array): boolean => {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('OggS');
  const segments = bytes[at + 26] ?? 0;
  const body = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, length) => sum + length, 0);
  return (bytes[at + 5]! & 4) !== 0 && at + 27 + segments + body <= bytes.length;
};

const readOgg = async (bytes: Uint8Array): Promise<Sound | undefined> => {
  const found = oggCodec(bytes);
  if (!found) return undefined;
  if (!isWholeOgg(bytes)) throw new Undecodable('truncated');
  const { codec, channels, sampleRate } = found;
  if (codec === 'opus') return { channels, sampleRate, samples: undefined, blocks: opusBlocks(bytes, channels) };
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  return { channels, sampleRate, samples: undefined, blocks: decoded(bytes, channels, (piece) => decoder.decode(piece), () => decoder.flush()) };
};

/** Of an Ogg file the parser answers pages, and of others frames; its types cannot tell. */
const pagesIn = (found: ReturnType<CodecParser['parseChunk']>): OggPage[] => [...(found as Iterable<OggPage> & typeof found)];

async function* opusBlocks(bytes: Uint8Array, channels: number): AsyncGenerator<Block> {
  const parser = new CodecParser('application/ogg', { enableFrameCRC32: false });
  const setting = { channels, streamCount: 1, coupledStreamCount: channels - 1, channelMappingTable: channels === 1 ? [0] : [0, 1] };
  let decoder: OpusDecoder | undefined;
  const decode = async (pages: OggPage[]): Promise<Decoded> => {
    const frames = pages.flatMap((page) => page[codecFrames]);
    if (frames.length === 0) return { channelData: [], samplesDecoded: 0, sampleRate: 48_000, errors: [] };
    if (!decoder) {
      decoder = new OpusDecoder({ ...setting, preSkip: (frames[0]![header] as { [preSkip]?: number })[preSkip] ?? 0 });
      await decoder.ready;
    }
    return decoder.decodeFrames(frames.map((frame) => frame[data]));
  };
  yield* decoded(bytes, channels, (piece) => decode(pagesIn(parser.parseChunk(piece))), () => decode(pagesIn(parser.flush())));
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** How the bytes of each format become sound; nothing where they are none. */
export const decoders: { [F in AudioFormat]: (bytes: Uint8Array, path: string) => Promise<Sound | undefined> } = {
  wav: (bytes) => readWav(whole(bytes)),
  mp3: readMp3,
  flac: readFlac,
  ogg: readOgg,
  m4a: readWithFfmpeg,
};
