import { crc32 } from './crc32.ts';
import { through } from './through.ts';

export interface ZipPart {
  name: string;
  chunks: AsyncIterable<Uint8Array>;
}

interface Written {
  name: Uint8Array;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  offset: number;
}

// General purpose bits (APPNOTE 4.4.4): sizes follow the content, names are UTF-8.
const flags = 0x0808;
const version = 20;
const deflated = 8;
// The first day that ZIP knows: the same table is the same file, whenever it is written.
const date = 0x0021;
const bound = 0xffffffff;

/** A ZIP file, written in constant memory: the sizes of a part follow it, so nothing has to be known before. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const directory: Written[] = [];
  let offset = 0;
  for (const { name, chunks } of parts) {
    const part: Written = { name: new TextEncoder().encode(name), crc: 0, packedBytes: 0, unpackedBytes: 0, offset };
    const header = [...fields([4, 0x04034b50], ...common(part), [2, 0]), part.name];
    for (const bytes of header) yield bytes;
    for await (const chunk of through(counted(chunks, part), new CompressionStream('deflate-raw'))) {
      part.packedBytes += chunk.length;
      yield chunk;
    }
    yield* fields([4, 0x08074b50], ...sizes(part));
    offset += 30 + part.name.length + part.packedBytes + 16;
    if (offset > bound || part.unpackedBytes > bound) throw new RangeError('More than 4 GB do not fit into a ZIP file.');
    directory.push(part);
  }
  yield* ending(directory, offset);
}

async function* counted(chunks: AsyncIterable<Uint8Array>, part: Written): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    part.unpackedBytes += chunk.length;
    part.crc = crc32(chunk, part.crc);
    yield chunk;
  }
}

function* ending(directory: readonly Written[], start: number): Generator<Uint8Array> {
  let sizeBytes = 0;
  for (const part of directory) {
    yield* fields([4, 0x02014b50], [2, version], ...common(part), [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, part.offset]);
    yield part.name;
    sizeBytes += 46 + part.name.length;
  }
  yield* fields([4, 0x06054b50], [2, 0], [2, 0], [2, directory.length], [2, directory.length], [4, sizeBytes], [4, start], [2, 0]);
}

type Field = readonly [width: 2 | 4, value: number];

/** What the local and the central header have in common; the local one is written before crc and sizes are known. */
const common = (part: Written): Field[] => [[2, version], [2, flags], [2, deflated], [2, 0], [2, date], ...sizes(part), [2, part.name.length]];
const sizes = ({ crc, packedBytes, unpackedBytes }: Written): Field[] => [[4, crc], [4, packedBytes], [4, unpackedBytes]];

const fields = (...list: Field[]): [Uint8Array] => {
  const bytes = new Uint8Array(list.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of list) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return [bytes];
};
