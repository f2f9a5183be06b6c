import { fileInMemory } from '../import-file.ts';
import { openImport } from '../open-import.ts';
import type { ImportedRow, Importer, ImportFile, ImportLimits } from '../types.ts';
import { badges, type Badge } from './an-importer.ts';

export type TestEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16le-bom' | 'utf-16be' | 'utf-16be-bom' | 'windows-1252';

/** A text as the programs that people use would save it. */
export const encoded = (text: string, encoding: TestEncoding = 'utf-8'): Uint8Array => {
  const marked = encoding.endsWith('-bom') ? `\ufeff${text}` : text;
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(marked);
  if (encoding === 'windows-1252') return Uint8Array.from(marked, in1252);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), encoding.startsWith('utf-16le'));
  return bytes;
};

const upper1252 = [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))];

const in1252 = (character: string): number => {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return code;
  const at = upper1252.indexOf(character);
  if (at === -1) throw new Error(`${character} is not in Windows-1252`);
  return at + 128;
};

export const characters1252 = upper1252.filter((character) => character > '\u009f');

export const fileOf = (content: string | Uint8Array, chunkBytes?: number): ImportFile => ({
  ...fileInMemory(typeof content === 'string' ? encoded(content) : content),
  chunkBytes,
});

export const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const list: Uint8Array[] = [];
  for await (const chunk of chunks) list.push(chunk);
  const all = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
  list.reduce((at, chunk) => (all.set(chunk, at), at + chunk.length), 0);
  return all;
};

export const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await collect(chunks));

/** Opens a file and reads it to its end. */
export const readAll = async <Values>(content: string | Uint8Array | ImportFile, importer: Importer<Values>, limits?: ImportLimits) => {
  const file = typeof content === 'string' || content instanceof Uint8Array ? fileOf(content) : content;
  const opened = await openImport(file, importer, limits);
  const rows: ImportedRow<Values>[] = [];
  for await (const batch of opened.batches) rows.push(...batch);
  return { ...opened, rows };
};

export const readBadges = (content: string | Uint8Array | ImportFile, limits?: ImportLimits) => readAll<Badge>(content, badges, limits);
