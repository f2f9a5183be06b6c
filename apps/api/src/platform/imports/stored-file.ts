import { createHash } from 'node:crypto';
import type { Database } from '@patchbay/database/client';
import { type DataScope, inScope, readInScope } from '@patchbay/database/scope';
import type { ImportFile } from '@patchbay/domain/imports/types';

export const pieceBytes = 1_048_576;

/** Keeps a file as it arrives, piece by piece, each in a transaction of its own: somebody's slow line holds no connection. Answers its size and what it is known by. */
export const storeFile = async (database: Database, scope: DataScope, runId: string, chunks: AsyncIterable<Uint8Array>): Promise<{ sizeBytes: number; hash: Buffer }> => {
  const hash = createHash('sha256');
  let [size, position, filled] = [0, 0, 0];
  const piece = Buffer.allocUnsafe(pieceBytes);
  const keep = async () => {
    if (filled === 0) return;
    const content = piece.subarray(0, filled);
    await inScope(database, scope, (tx) => tx.$executeRaw`insert into import_piece (run_id, position, content) values (${runId}::uuid, ${position}, ${content})`);
    position += 1;
    filled = 0;
  };
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + pieceBytes - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === pieceBytes) await keep();
    }
  }
  await keep();
  return { sizeBytes: size, hash: hash.digest() };
};

/** The file as the reader wants it, whichever process kept it. Holds one piece at a time. */
export const storedFile = (database: Database, scope: DataScope, { id, sizeBytes }: { id: string; sizeBytes: number }, onRead: (end: number) => void): ImportFile => {
  let held: { position: number; content: Uint8Array } | undefined;
  const pieceAt = async (position: number): Promise<Uint8Array> => {
    if (held?.position !== position) {
      const [row] = await readInScope(database, scope, (sql) => sql<{ content: Uint8Array }>('select content from import_piece where run_id = $1 and position = $2', [id, position]));
      if (!row) throw new Error(`Piece ${position} of the import's file is missing`);
      held = { position, content: row.content };
    }
    return held.content;
  };
  return {
    sizeBytes,
    read: async (start, end) => {
      onRead(end);
      const parts: Uint8Array[] = [];
      for (let at = start; at < end; ) {
        const position = Math.floor(at / pieceBytes);
        const part = (await pieceAt(position)).subarray(at - position * pieceBytes, end - position * pieceBytes);
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    },
  };
};
