import type { ImportFile } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';

export interface ZipEntry {
  name: string;
  method: number;
  isEncrypted: boolean;
  crc: number;
  packedBytes: number;
  offset: number;
}

// PKWARE APPNOTE 6.3: 4.3.12 central directory header, 4.3.15 and 4.3.16 end of central directory, 4.5.3 ZIP64.
const endSignature = 0x06054b50;
const locatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const headerSignature = 0x02014b50;
const endBytes = 22;
const longestComment = 65_535;
const directoryBound = 4_194_304;
const lookedUp = 0xffffffff;

/** The entries of a ZIP file by name, in lower case because Office does not tell cases apart. The directory is bounded. */
export const zipDirectory = async (file: ImportFile): Promise<Map<string, ZipEntry>> => {
  const { start, sizeBytes } = await locate(file);
  if (sizeBytes > directoryBound || start + sizeBytes > file.sizeBytes) throw new UnreadableFile('xlsx-unreadable');
  const view = viewOf(await file.read(start, start + sizeBytes));
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === headerSignature; ) {
    const lengths = { name: view.getUint16(at + 28, true), extra: view.getUint16(at + 30, true), comment: view.getUint16(at + 32, true) };
    const next = at + 46 + lengths.name + lengths.extra + lengths.comment;
    if (next > view.byteLength) throw new UnreadableFile('xlsx-unreadable');
    const entry = entryAt(view, at, lengths);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
};

const locate = async (file: ImportFile): Promise<{ start: number; sizeBytes: number }> => {
  const from = Math.max(0, file.sizeBytes - endBytes - longestComment);
  const view = viewOf(await file.read(from, file.sizeBytes));
  for (let at = view.byteLength - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const found = { sizeBytes: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true) };
    return found.start === lookedUp || found.sizeBytes === lookedUp ? locate64(file, view, at) : found;
  }
  throw new UnreadableFile('xlsx-unreadable');
};

const locate64 = async (file: ImportFile, view: DataView, at: number): Promise<{ start: number; sizeBytes: number }> => {
  if (at < 20 || view.getUint32(at - 20, true) !== locatorSignature) throw new UnreadableFile('xlsx-unreadable');
  const end64 = Number(view.getBigUint64(at - 12, true));
  if (end64 + 56 > file.sizeBytes) throw new UnreadableFile('xlsx-unreadable');
  const record = viewOf(await file.read(end64, end64 + 56));
  if (record.getUint32(0, true) !== end64Signature) throw new UnreadableFile('xlsx-unreadable');
  return { sizeBytes: Number(record.getBigUint64(40, true)), start: Number(record.getBigUint64(48, true)) };
};

const entryAt = (view: DataView, at: number, lengths: { name: number; extra: number }): ZipEntry => {
  const name = new TextDecoder().decode(part(view, at + 46, lengths.name)).toLowerCase().replaceAll('\\', '/').replace(/^\//, '');
  const sizes = { unpacked: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  const wide = wideSizes(viewOf(part(view, at + 46 + lengths.name, lengths.extra)), sizes);
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  return { name, method: view.getUint16(at + 10, true), isEncrypted, crc: view.getUint32(at + 16, true), packedBytes: wide.packed, offset: wide.offset };
};

/** ZIP64 has only those of the sizes that did not fit, in this order. */
const wideSizes = (extra: DataView, sizes: { unpacked: number; packed: number; offset: number }) => {
  const wide = { ...sizes };
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== lookedUp || from + 8 > extra.byteLength) continue;
      wide[key] = Number(extra.getBigUint64(from, true));
      from += 8;
    }
  }
  return wide;
};

const part = (view: DataView, at: number, length: number) => new Uint8Array(view.buffer, view.byteOffset + at, length);
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
