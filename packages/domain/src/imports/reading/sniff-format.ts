import type { ImportProblemCode } from '../problem-text.ts';
import type { ImportFile } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { encodingOfStart, sampleBytes } from './encoding.ts';

// The first bytes of files that people upload by mistake. Names of files are not looked at: they lie more often.
const signatures: readonly (readonly [number[], ImportProblemCode])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'format-xls'],
  // BIFF 2 to 4, from before Excel 5.
  [[0x09, 0x00, 0x04, 0x00], 'format-xls'],
  [[0x09, 0x02, 0x06, 0x00], 'format-xls'],
  [[0x09, 0x04, 0x06, 0x00], 'format-xls'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'format-pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'format-image'],
  [[0xff, 0xd8, 0xff], 'format-image'],
  [[0x47, 0x49, 0x46, 0x38], 'format-image'],
  [[0x49, 0x49, 0x2a, 0x00], 'format-image'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'format-image'],
  [[0x1f, 0x8b], 'format-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'format-archive'],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 'format-archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'format-rich-text'],
];
const zip = [0x50, 0x4b];
const zipKinds = [[0x03, 0x04], [0x05, 0x06], [0x07, 0x08]];

/** What a file is, by its content; throws with a sentence for what can be told but not read. */
export const formatOf = async (file: ImportFile): Promise<'csv' | 'xlsx'> => {
  const start = await file.read(0, Math.min(sampleBytes, file.sizeBytes));
  if (begins(start, zip) && zipKinds.some((kind) => begins(start.subarray(2), kind))) return 'xlsx';
  const known = signatures.find(([signature]) => begins(start, signature))?.[1] ?? imageContainer(start);
  if (known) throw new UnreadableFile(known);
  const encoding = encodingOfStart(start);
  if (encoding?.startsWith('utf-16')) return 'csv';
  const text = new TextDecoder().decode(start).trimStart();
  if (/^<(?:!doctype|\?xml|html|table|meta|head|body|style|div)\b/i.test(text)) throw new UnreadableFile('format-web-page');
  if (isBinary(start)) throw new UnreadableFile('format-binary');
  return 'csv';
};

const begins = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);

const imageContainer = (bytes: Uint8Array): ImportProblemCode | undefined => {
  const at = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  const isWebp = at(0) === 'RIFF' && at(8) === 'WEBP';
  return isWebp || (at(4) === 'ftyp' && /hei|avi|mif/.test(at(8))) ? 'format-image' : undefined;
};

/** Text has hardly any control characters; a stray one is the row's problem and not the file's. */
const isBinary = (bytes: Uint8Array): boolean => {
  const controls = bytes.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return controls.length * 10 > bytes.length;
};
