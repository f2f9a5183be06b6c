import { encodingOfStart } from '../reading/encoding.ts';
import type { ImportFile } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { readEntry } from '../zip/read-entry.ts';
import { zipDirectory, type ZipEntry } from '../zip/zip-directory.ts';
import { attribute, xmlScanner, type XmlListener } from './xml-scanner.ts';

export interface Package {
  file: ImportFile;
  entries: ReadonlyMap<string, ZipEntry>;
}

/** What a part other than a sheet or its texts may weigh, unpacked. */
export const smallPartBytes = 33_554_432;

/** Opens the ZIP behind an Office file (ECMA-376 part 2); other files in a ZIP are told by what they contain. */
export const openPackage = async (file: ImportFile): Promise<Package> => {
  const entries = await zipDirectory(file);
  const names = [...entries.keys()];
  if (names.includes('[content_types].xml')) {
    if (entries.has('xl/workbook.bin')) throw new UnreadableFile('format-xlsb');
    if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/'))) throw new UnreadableFile('format-rich-text');
    return { file, entries };
  }
  const mimeType = entries.get('mimetype');
  const type = mimeType ? await text(readEntry(file, mimeType, 1_000)) : '';
  throw new UnreadableFile(type.includes('opendocument.spreadsheet') ? 'format-ods' : type.includes('opendocument') ? 'format-rich-text' : 'format-archive');
};

/** Lets the listener hear a part; after each piece the caller may take what has gathered. */
export async function* scanPart({ file, entries }: Package, path: string, listener: XmlListener, mostBytes: number): AsyncGenerator<void> {
  const entry = entries.get(path.toLowerCase());
  if (!entry) throw new UnreadableFile('xlsx-unreadable');
  const scanner = xmlScanner(listener);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of readEntry(file, entry, mostBytes)) {
    decoder ??= new TextDecoder(encodingOfStart(chunk) ?? 'utf-8');
    scanner.push(decoder.decode(chunk, { stream: true }));
    yield;
  }
  scanner.push(decoder?.decode() ?? '');
  scanner.end();
  yield;
}

export const readPart = async (parts: Package, path: string, listener: XmlListener, mostBytes = smallPartBytes): Promise<void> => {
  for await (const _ of scanPart(parts, path, listener, mostBytes));
};

export interface Relation {
  id: string;
  /** The last word of the type's address, which is the same in both namespaces of the standard. */
  kind: string;
  target: string;
}

/** The relations of a part (ECMA-376 part 2, 6.5), their targets as names of entries. */
export const relationsOf = async (parts: Package, path: string): Promise<Relation[]> => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relationsPath = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!parts.entries.has(relationsPath.toLowerCase())) return relations;
  await readPart(parts, relationsPath, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = attribute(attributes, 'Type') ?? '';
      relations.push({ id: attribute(attributes, 'Id') ?? '', kind: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, attribute(attributes, 'Target') ?? '') });
    },
  });
  return relations;
};

/** Names of entries, never of files: `..` can lead nowhere but to another entry. */
const resolved = (folder: string, target: string): string => {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

const text = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of chunks) all += decoder.decode(chunk, { stream: true });
  return all;
};
