import { chunksOf } from '../import-file.ts';
import type { ImportFile } from '../types.ts';
import { encodingAt, encodingOfStart, firstBeyondAscii, sampleBytes, type Encoding } from './encoding.ts';

export interface DecodedText {
  /** Undefined as long as all has been ASCII, which reads the same in all of them. */
  encoding: () => Encoding | undefined;
  chunks: AsyncGenerator<string>;
}

/**
 * The text of a file, whatever its encoding, read once and in constant memory. A byte that is no character becomes
 * U+FFFD, which the reader of rows reports with its row. The byte order mark is no part of the text.
 */
export const decodeText = (file: ImportFile): DecodedText => {
  let encoding: Encoding | undefined;
  return { encoding: () => encoding, chunks: decode(file, (found) => (encoding = found)) };
};

async function* decode(file: ImportFile, tell: (encoding: Encoding) => void): AsyncGenerator<string> {
  const ascii = new TextDecoder();
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let at = 0;
  for await (const chunk of chunksOf(file)) {
    const found = decoder ? undefined : await judge(file, chunk, at);
    if (found) {
      // Only what stands at the very start is a mark; elsewhere it is a character like any other.
      decoder = new TextDecoder(found, { ignoreBOM: at > 0 });
      tell(found);
    }
    yield (decoder ?? ascii).decode(chunk, { stream: true });
    at += chunk.length;
  }
  yield (decoder ?? ascii).decode();
}

const judge = async (file: ImportFile, chunk: Uint8Array, at: number): Promise<Encoding | undefined> => {
  const byStart = at === 0 ? encodingOfStart(await file.read(0, Math.min(sampleBytes, file.sizeBytes))) : undefined;
  if (byStart) return byStart;
  const beyond = firstBeyondAscii(chunk);
  return beyond === -1 ? undefined : encodingAt(file, at + beyond);
};
