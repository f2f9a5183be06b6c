import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { phoneDataLimits, phoneDataType, type PhoneDataKind, type PhoneDataType } from '@patchbay/domain/provisioning/phone-data';
import type pg from 'pg';
import type { Deps } from '../platform/deps.ts';
import { phoneDataContentTypes, phoneDataKey } from '../platform/phone-data.ts';
import type { Request, Served } from './desk.ts';
import type { FoundPhone } from './find-phone.ts';

type Given = Pick<Request, 'file' | 'ip' | 'userAgent' | 'body'>;

/** Files that phones send, and those of them that they ask for again. */
export class PhoneUploads {
  readonly #pool: pg.Pool;
  readonly #deps: Deps;

  constructor(pool: pg.Pool, deps: Deps) {
    this.#pool = pool;
    this.#deps = deps;
  }

  /** Keeps a file under its name, in place of the one that was there. */
  async take(phone: FoundPhone, { file, ip, userAgent, body }: Given, kind: PhoneDataKind): Promise<Served> {
    const bytes = body ? await bounded(body) : Buffer.alloc(0);
    if (typeof bytes === 'string') return { status: 404, reason: bytes };
    const type = phoneDataType(bytes);
    if (!type) return { status: 404, reason: 'upload-type' };
    const id = this.#deps.clock.newId();
    // The row is first: bytes without one would never be found again.
    const { rows } = await this.#pool.query<{ kept: boolean }>({
      name: 'keep-upload', text: 'select keep_phone_upload($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as kept',
      values: [id, phone.phone_id, file.toLowerCase(), kind, type, bytes.length, this.#deps.clock.now(), ip, userAgent.slice(0, 300), phoneDataLimits.filesPerPhone],
    });
    if (!rows[0]!.kept) return { status: 404, reason: 'upload-too-many' };
    await this.#store(phoneDataKey(id), bytes);
    const replaced = await this.#pool.query<{ id: string }>({ name: 'upload-stored', text: 'select id from phone_upload_stored($1) as id', values: [id] });
    await this.#forget(replaced.rows);
    return { status: 'stored' };
  }

  /** What the phone has sent under that name. */
  async give(phone: FoundPhone, { file }: Given): Promise<Served> {
    const { rows } = await this.#pool.query<{ id: string; type: PhoneDataType }>({ name: 'sent-upload', text: 'select id, type from sent_phone_upload($1, $2)', values: [phone.phone_id, file.toLowerCase()] });
    const stored = rows[0] && (await this.#deps.storage.open(phoneDataKey(rows[0].id)));
    if (!stored) return { status: 404, reason: 'nothing-uploaded' };
    return { status: 'returned', contentType: phoneDataContentTypes[rows[0]!.type], bytes: await buffer(stored.stream) };
  }

  /** At once: a phone that sends the same file again and again would fill the disk before what it replaced is collected. */
  async #forget(replaced: { id: string }[]): Promise<void> {
    try {
      for (const { id } of replaced) await this.#deps.storage.remove(phoneDataKey(id));
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'a file that a phone has sent anew could not be taken away, and is collected later');
    }
  }

  async #store(key: string, bytes: Buffer): Promise<void> {
    const path = join(tmpdir(), `patchbay-upload-${randomUUID()}`);
    try {
      await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
      await this.#deps.storage.put(key, path);
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** The bytes, or why there are none: they are too many, or did not all come. */
const bounded = async (body: AsyncIterable<Uint8Array>): Promise<Buffer | 'upload-too-large' | 'upload-cut-off'> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > phoneDataLimits.sizeBytes) return 'upload-too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'upload-cut-off';
  }
  return Buffer.concat(chunks);
};
