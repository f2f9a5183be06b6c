import type { AudioFormat } from '@patchbay/contract/audio-files';

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const brands = /^(M4A |M4B |mp4[12]|isom|iso[2-9]|dash|qt  )$/;

/** What a file is, by its content alone. Names and content types are whatever somebody wrote. */
export const sniffAudio = (bytes: Uint8Array): AudioFormat | undefined => {
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return 'wav';
  if (text(bytes, 0, 4) === 'fLaC') return 'flac';
  if (text(bytes, 0, 4) === 'OggS') return 'ogg';
  if (text(bytes, 4, 8) === 'ftyp' && brands.test(text(bytes, 8, 12))) return 'm4a';
  return mp3Of(bytes) ? 'mp3' : undefined;
};

/** Whether the first stream of an Ogg file is Vorbis or Opus, and its channels. */
export const oggCodec = (bytes: Uint8Array): { codec: 'vorbis' | 'opus'; channels: number; sampleRate: number } | undefined => {
  const start = 27 + bytes[26]!;
  const packet = new DataView(bytes.buffer, bytes.byteOffset).byteLength >= start + 20 ? bytes.subarray(start, start + 20) : undefined;
  if (!packet) return undefined;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (text(packet, 1, 7) === 'vorbis') return { codec: 'vorbis', channels: packet[11]!, sampleRate: view.getUint32(12, true) };
  if (text(packet, 0, 8) === 'OpusHead') return { codec: 'opus', channels: packet[9]!, sampleRate: 48_000 };
  return undefined;
};

/** Of a FLAC file: its channels, its rate, and how many samples it says that it has (0: it does not say). */
export const flacInfo = (bytes: Uint8Array): { channels: number; sampleRate: number; samples: number } | undefined => {
  if (bytes.length < 42 || (bytes[4]! & 0x7f) !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const packed = view.getUint32(18);
  return { sampleRate: packed >>> 12, channels: ((packed >>> 9) & 7) + 1, samples: (bytes[21]! & 0x0f) * 2 ** 32 + view.getUint32(22) };
};

interface Mp3 {
  channels: number;
  sampleRate: number;
  /** From the encoder's note in the first frame, where there is one. */
  samples: number | undefined;
}

const rates = [44_100, 48_000, 32_000];
const bitrates = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

interface Frame {
  length: number;
  samples: number;
  channels: number;
  sampleRate: number;
  sideInfo: number;
}

/** The header of an MPEG layer III frame. */
const frameAt = (bytes: Uint8Array, at: number): Frame | undefined => {
  const [a, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  const [version, layer, bitrate, rate] = [(b >> 3) & 3, (b >> 1) & 3, c >> 4, (c >> 2) & 3];
  if (a !== 0xff || b < 0xe0 || version === 1 || layer !== 1 || bitrate === 0 || bitrate === 15 || rate === 3) return undefined;
  const isFirst = version === 3;
  const sampleRate = rates[rate]! / (isFirst ? 1 : version === 2 ? 2 : 4);
  const kilobits = (isFirst ? bitrates.v1 : bitrates.v2)[bitrate]!;
  const samples = isFirst ? 1_152 : 576;
  const channels = d >> 6 === 3 ? 1 : 2;
  const sideInfo = isFirst ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  return { length: Math.floor((samples / 8) * kilobits * 1_000 / sampleRate) + ((c >> 1) & 1), samples, channels, sampleRate, sideInfo };
};

const tagLength = (bytes: Uint8Array): number => {
  if (text(bytes, 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  return 10 + bytes.subarray(6, 10).reduce((size, part) => size * 128 + (part & 0x7f), 0);
};

/** An MP3 is known by two frames in a row: two bytes of one are found in anything. */
export const mp3Of = (bytes: Uint8Array): Mp3 | undefined => {
  const start = tagLength(bytes);
  for (let at = start; at < Math.min(start + 8_192, bytes.length - 4); at += 1) {
    const frame = frameAt(bytes, at);
    if (!frame) continue;
    const next = frameAt(bytes, at + frame.length);
    if (next?.sampleRate !== frame.sampleRate) continue;
    const note = at + 4 + frame.sideInfo;
    const hasNote = /^(Xing|Info)$/.test(text(bytes, note, note + 4)) && (bytes[note + 7]! & 1) === 1;
    const { channels, sampleRate } = frame;
    return { channels, sampleRate, samples: hasNote ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(note + 8) * frame.samples : undefined };
  }
  return undefined;
};
