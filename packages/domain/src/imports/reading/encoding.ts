import type { ImportFile } from '../types.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const marks: readonly (readonly [number[], Encoding])[] = [[[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']];
/** As much of a file as its start has to show. */
export const sampleBytes = 4_096;
const evidenceBytes = 65_536;

/** What the first bytes say: a byte order mark (WHATWG Encoding, "BOM sniff"), or the NULs of Latin text in UTF-16. */
export const encodingOfStart = (bytes: Uint8Array): Encoding | undefined => {
  const marked = marks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[1];
  const nuls = [0, 0];
  const sample = bytes.subarray(0, sampleBytes);
  for (const [i, byte] of sample.entries()) if (byte === 0) nuls[i % 2]! += 1;
  const [even, odd] = [nuls[0]!, nuls[1]!];
  const many = sample.length / 5;
  if (odd > many && even * 8 < odd) return 'utf-16le';
  return even > many && odd * 8 < even ? 'utf-16be' : undefined;
};

/**
 * UTF-8 or Windows-1252, judged where the first byte beyond ASCII stands, and by as much of the file as follows it.
 * Sequences of UTF-8 hardly ever come about in other text, so a file that has more of them than of invalid bytes is a
 * damaged UTF-8 file and not one in Windows-1252.
 */
export const encodingAt = async (file: ImportFile, at: number): Promise<Encoding> => {
  const end = Math.min(at + evidenceBytes, file.sizeBytes);
  const { valid, invalid } = countSequences(await file.read(at, end), end === file.sizeBytes);
  return valid > invalid ? 'utf-8' : 'windows-1252';
};

/** Where the first byte beyond ASCII is, or -1. */
export const firstBeyondAscii = (bytes: Uint8Array): number => {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return i;
  return -1;
};

const countSequences = (bytes: Uint8Array, isWhole: boolean): { valid: number; invalid: number } => {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    const length = byte < 0x80 ? 1 : sequenceLength(byte);
    if (i + length > bytes.length && !isWhole) break;
    const isValid = length > 0 && continues(bytes, i + 1, i + length);
    if (byte >= 0x80 && isValid) valid += 1;
    if (!isValid) invalid += 1;
    i += isValid ? length : 1;
  }
  return { valid, invalid };
};

/** How long the sequence is that begins with this byte; 0 where none does. */
const sequenceLength = (byte: number): number => {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
};

const continues = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if ((bytes[i] ?? 0) >> 6 !== 0b10) return false;
  return true;
};
