import { hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { FileKind } from '@patchbay/domain/provisioning/model';
import { makeFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import type pg from 'pg';
import type { Deps } from '../platform/deps.ts';
import type { FoundPhone } from './find-phone.ts';
import { maskedView } from './masked.ts';
import type { OwnTemplates } from './own-templates.ts';

interface Served {
  phone: FoundPhone;
  kind: FileKind;
  etag: string;
  at: string;
}

/** After a power cut phones come faster than this: their files are kept a little later. */
const batchSize = 100;
const mostWaiting = 10_000;

/**
 * What phones were given, kept without its secrets, so that it can be told from what they would get now. The entity tag says
 * whether it is kept already; only what is not is made a second time, with a mask for each secret.
 */
export class ServedFiles {
  readonly #pool: pg.Pool;
  readonly #deps: Deps;
  readonly #templates: OwnTemplates;
  readonly #waiting = new Map<string, Served>();

  constructor(pool: pg.Pool, deps: Deps, templates: OwnTemplates) {
    this.#pool = pool;
    this.#deps = deps;
    this.#templates = templates;
  }

  add(phone: FoundPhone, { kind, etag }: { kind: FileKind; etag: string }): void {
    const key = `${phone.phone_id} ${kind}`;
    this.#waiting.delete(key);
    if (this.#waiting.size >= mostWaiting) this.#waiting.delete(this.#waiting.keys().next().value!);
    this.#waiting.set(key, { phone, kind, etag, at: this.#deps.clock.now().toISOString() });
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Keeps the next of them; those that cannot be kept now are let go, and come with the phone's next fetch. */
  async write(): Promise<void> {
    const batch = [...this.#waiting].slice(0, batchSize);
    if (batch.length === 0) return;
    for (const [key, served] of batch) if (this.#waiting.get(key) === served) this.#waiting.delete(key);
    const asked = batch.map(([, { phone, kind, etag }]) => ({ phoneId: phone.phone_id, mac: phone.mac, kind, etag }));
    const { rows } = await this.#pool.query<{ place: number }>({ name: 'unknown-served-files', text: 'select place from unknown_served_files($1)', values: [JSON.stringify(asked)] });
    const files = rows.map(({ place }) => this.#kept(batch[place]![1])).filter((file) => file !== undefined);
    if (files.length > 0) await this.#pool.query({ name: 'store-served-files', text: 'select store_served_files($1)', values: [JSON.stringify(files)] });
  }

  #kept({ phone, kind, etag, at }: Served) {
    const view = maskedView(this.#deps, phone);
    const name = filesOf(view.phone).find((file) => file.kind === kind)?.name;
    const made = name === undefined ? undefined : makeFile(view, name, this.#templates.of(phone));
    if (!made || made.fault !== null) return undefined;
    const { body } = made;
    return { phoneId: phone.phone_id, mac: phone.mac, kind, etag, at, hash: hash('sha256', body), body: deflateRawSync(body).toString('base64') };
  }
}
