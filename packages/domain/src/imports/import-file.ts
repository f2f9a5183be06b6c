import type { ImportFile } from './types.ts';

/** A file that lies in memory. */
export const fileInMemory = (bytes: Uint8Array): ImportFile => ({
  sizeBytes: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
});

/** The bytes of a part of a file, in chunks. */
export async function* chunksOf(file: ImportFile, start = 0, end = file.sizeBytes): AsyncGenerator<Uint8Array> {
  const { chunkBytes = usualChunkBytes } = file;
  for (let at = start; at < end; at += chunkBytes) yield await file.read(at, Math.min(at + chunkBytes, end));
}

// What comes of it should be gone before the collector looks at it a second time.
const usualChunkBytes = 65_536;
