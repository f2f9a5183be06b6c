import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';

/** Long enough for a phone to come again with its answer, and not much longer. */
const secondsValid = 120;

export type NonceState = 'fresh' | 'old' | 'foreign';

/**
 * Nonces of HTTP Digest. Each is signed by the installation and says when it was made, so that any process knows it again and
 * whoever asks for one leaves nothing behind; the first right answer to it is written down, and there is no second.
 */
export class Nonces {
  readonly #key: Buffer;
  readonly #clock: Clock;

  constructor({ config, clock }: Pick<Deps, 'config' | 'clock'>) {
    this.#key = Buffer.from(hkdfSync('sha256', config.secretKeys, '', 'provisioning nonce', 32));
    this.#clock = clock;
  }

  make(): string {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(this.#clock.now().getTime()));
    const body = Buffer.concat([time, this.#clock.randomBytes(12)]).toString('base64url');
    return `${body}.${this.#sign(body)}`;
  }

  stateOf(nonce: string): NonceState {
    const [body = '', signature = '', ...rest] = nonce.split('.');
    const [given, right] = [signature, this.#sign(body)].map((text) => Buffer.from(text.padEnd(22).slice(0, 22), 'latin1')) as [Buffer, Buffer];
    if (!timingSafeEqual(given, right) || signature.length !== 22 || body.length !== 27 || rest.length > 0) return 'foreign';
    const made = Number(Buffer.from(body, 'base64url').readBigUInt64BE());
    return this.#clock.now().getTime() - made <= secondsValid * 1_000 ? 'fresh' : 'old';
  }

  /** Whether this is its first use, in any process. */
  async use(pool: pg.Pool, nonce: string): Promise<boolean> {
    const { rows } = await pool.query<{ isFirst: boolean }>({ name: 'use-nonce', text: 'select use_nonce($1, $2) as "isFirst"', values: [nonce, this.#clock.now()] });
    return rows[0]!.isFirst;
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest().subarray(0, 16).toString('base64url');
  }
}
