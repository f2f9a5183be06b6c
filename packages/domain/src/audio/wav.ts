/** Some of a sound: as many numbers from -1 to 1 for each channel. */
export interface Block {
  channels: Float32Array[];
  sampleRate: number;
}

/** What a file says of itself, and the sound in it bit by bit. */
export interface Sound {
  channels: number;
  sampleRate: number;
  /** How many samples of each channel the file says that it has, where it does. */
  samples: number | undefined;
  blocks: AsyncIterable<Block>;
}

type ReadSample = (view: DataView, at: number) => number;

const companded = (expand: (byte: number) => number): ReadSample => (view, at) => expand(view.getUint8(at)) / 32_768;

const fromMuLaw = (byte: number): number => {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
};

const fromALaw = (byte: number): number => {
  const bits = byte ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = (bits & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
};

/** By the format's code and its bits. */
const readers: Record<string, ReadSample> = {
  '1/8': (view, at) => (view.getUint8(at) - 128) / 128,
  '1/16': (view, at) => view.getInt16(at, true) / 32_768,
  '1/24': (view, at) => ((view.getInt16(at + 1, true) << 8) | view.getUint8(at)) / 8_388_608,
  '1/32': (view, at) => view.getInt32(at, true) / 2_147_483_648,
  '3/32': (view, at) => view.getFloat32(at, true),
  '3/64': (view, at) => view.getFloat64(at, true),
  '6/8': companded(fromALaw),
  '7/8': companded(fromMuLaw),
};

interface Header {
  channels: number;
  sampleRate: number;
  bits: number;
  read: ReadSample;
  dataAt: number;
  /** Of the data; what is not known while it is written stands there as the highest number. */
  dataBytes: number | undefined;
}

/** The start of a WAV file up to its data; nothing while there is too little of it, or where it is none. */
const headerOf = (bytes: Uint8Array): Header | 'more' | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Omit<Header, 'dataAt' | 'dataBytes'> | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const [name, size] = [String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 4, true)];
    if (name === 'data') return format && { ...format, dataAt: at + 8, dataBytes: size >= 0xffff_ff00 ? undefined : size };
    if (name === 'fmt ') {
      if (size < 16 || size > 1_024) return undefined;
      if (at + 8 + size > bytes.length) return 'more';
      const code = view.getUint16(at + 8, true);
      const [channels, sampleRate, bits] = [view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint16(at + 22, true)];
      const read = readers[`${code === 0xfffe && size >= 26 ? view.getUint16(at + 32, true) : code}/${bits}`];
      if (!read || channels === 0) return undefined;
      format = { channels, sampleRate, bits, read };
    }
    at += 8 + size + (size % 2);
  }
  return 'more';
};

const mostHeaderBytes = 1_048_576;

/** A WAV file that arrives in pieces: PCM of 8 to 32 bits, floating point, A-law and µ-law. Nothing where it is none of these. */
export const readWav = async (pieces: AsyncIterable<Uint8Array>): Promise<Sound | undefined> => {
  const iterator = pieces[Symbol.asyncIterator]();
  let bytes: Uint8Array = new Uint8Array();
  for (let header = headerOf(bytes); ; header = headerOf(bytes)) {
    if (header !== 'more') return header && soundOf(header, bytes, iterator);
    const { done, value } = await iterator.next();
    if (done || bytes.length > mostHeaderBytes) return undefined;
    bytes = joined(bytes, value);
  }
};

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const soundOf = (header: Header, bytes: Uint8Array, rest: AsyncIterator<Uint8Array>): Sound => {
  const { channels, sampleRate, bits, dataAt, dataBytes } = header;
  const samples = dataBytes === undefined ? undefined : Math.floor(dataBytes / ((channels * bits) / 8));
  return { channels, sampleRate, samples, blocks: blocksOf(header, bytes.subarray(dataAt), rest) };
};

async function* blocksOf({ channels, sampleRate, bits, read, dataBytes = Infinity }: Header, start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Block> {
  const frameBytes = (channels * bits) / 8;
  let [left, waiting] = [dataBytes, start];
  for (;;) {
    const usable = Math.min(waiting.length, left);
    const frames = Math.floor(usable / frameBytes);
    if (frames > 0) {
      const view = new DataView(waiting.buffer, waiting.byteOffset, waiting.byteLength);
      yield { sampleRate, channels: Array.from({ length: channels }, (_, channel) => channelOf(frames, (frame) => read(view, frame * frameBytes + (channel * bits) / 8))) };
    }
    left -= frames * frameBytes;
    if (left < frameBytes) return;
    const { done, value } = await rest.next();
    if (done) return;
    waiting = joined(waiting.subarray(frames * frameBytes), value);
  }
}

const channelOf = (frames: number, sampleOf: (frame: number) => number): Float32Array => {
  const channel = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) channel[frame] = sampleOf(frame);
  return channel;
};

/** The first 44 bytes of a WAV file of one channel and 16 bits. */
export const wavHeader = (sampleRate: number, samples: number): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(44));
  const write = (at: number, word: string) => [...word].forEach((sign, index) => view.setUint8(at + index, sign.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples * 2, true);
  return new Uint8Array(view.buffer);
};

/** A whole WAV file of one channel and 16 bits. */
export const writeWav = (sampleRate: number, samples: Float32Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(44 + samples.length * 2);
  bytes.set(wavHeader(sampleRate, samples.length));
  bytes.set(new Uint8Array(toPcm(samples).buffer), 44);
  return bytes;
};

/** Whole numbers of 16 bits; what is louder than loudest is cut. */
export const toPcm = (samples: Float32Array): Int16Array<ArrayBuffer> => {
  const pcm = new Int16Array(samples.length);
  for (let index = 0; index < pcm.length; index += 1) pcm[index] = Math.max(-32_768, Math.min(32_767, Math.round(samples[index]! * 32_767)));
  return pcm;
};
