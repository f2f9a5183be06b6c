import { chunksOf } from '../import-file.ts';
import type { ImportFile } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { crc32 } from './crc32.ts';
import { through } from './through.ts';
import { viewOf, type ZipEntry } from './zip-directory.ts';

const headerBytes = 30;
const headerSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

/** The unpacked bytes of an entry. What its header says about their number is not believed: they are counted. */
export async function* readEntry(file: ImportFile, entry: ZipEntry, mostBytes: number): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new UnreadableFile('xlsx-password');
  const start = await contentStart(file, entry);
  let crc = 0;
  let unpackedBytes = 0;
  for await (const chunk of unpack(chunksOf(file, start, start + entry.packedBytes), entry.method)) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > mostBytes) throw new UnreadableFile('xlsx-too-large');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== entry.crc) throw new UnreadableFile('xlsx-unreadable');
}

const contentStart = async (file: ImportFile, { offset, packedBytes }: ZipEntry): Promise<number> => {
  if (offset + headerBytes > file.sizeBytes) throw new UnreadableFile('xlsx-unreadable');
  const header = viewOf(await file.read(offset, offset + headerBytes));
  if (header.getUint32(0, true) !== headerSignature) throw new UnreadableFile('xlsx-unreadable');
  const start = offset + headerBytes + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packedBytes > file.sizeBytes) throw new UnreadableFile('xlsx-unreadable');
  return start;
};

async function* unpack(chunks: AsyncIterable<Uint8Array>, method: number): AsyncGenerator<Uint8Array> {
  if (method === stored) return yield* chunks;
  if (method !== deflated) throw new UnreadableFile('xlsx-unreadable');
  let failure: unknown;
  const watched = watch(chunks, (error) => (failure = error));
  try {
    yield* through(watched, new DecompressionStream('deflate-raw'));
  } catch (error) {
    // What did not happen where the file lies is bad data.
    throw failure === undefined ? new UnreadableFile('xlsx-unreadable') : error;
  }
}

async function* watch(chunks: AsyncIterable<Uint8Array>, tell: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    tell(error);
    throw error;
  }
}
