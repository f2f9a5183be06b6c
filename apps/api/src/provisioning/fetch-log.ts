import type pg from 'pg';
import { settleOperations } from './operations.ts';

export interface Fetch {
  tenantId: string;
  phoneId: string;
  /** Of the handset that it is now. */
  mac: string | null;
  at: string;
  ip: string;
  userAgent: string;
  method: string;
  file: string;
  status: number;
  reason: string;
  /** The phone has its settings now, those of this revision. */
  isConfig: boolean;
  revision: string;
  /** The network that it may come from later on; empty: none. */
  learns: string;
}

const batchSize = 1_000;
/** While the database is away the oldest lines give way: phones matter more than their log. */
const mostWaiting = 20_000;
/** Of refusals of one phone, per batch: more of them say nothing new. */
const mostRefusals = 5;

/** What phones were answered, written in batches, so that no phone waits for its log line. */
export class FetchLog {
  readonly #pool: pg.Pool;
  #waiting: Fetch[] = [];
  #refusals = new Map<string, number>();
  #lost = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  add(fetch: Fetch): void {
    if (fetch.reason !== '' && this.#countRefusal(fetch.phoneId) > mostRefusals) return;
    if (this.#waiting.length >= mostWaiting) this.#lost += this.#waiting.splice(0, batchSize).length;
    this.#waiting.push(fetch);
  }

  /** How many lines had to give way since it was last asked. */
  takeLost(): number {
    const lost = this.#lost;
    this.#lost = 0;
    return lost;
  }

  /** Writes everything added so far; what is not written when it throws stays. */
  async write(): Promise<void> {
    this.#refusals.clear();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSize);
      try {
        await settleOperations(this.#pool, batch);
        await this.#pool.query({ name: 'record-fetches', text: 'select record_phone_fetches($1)', values: [JSON.stringify(batch)] });
      } catch (error) {
        this.#waiting.unshift(...batch);
        throw error;
      }
    }
  }

  #countRefusal(phoneId: string): number {
    const count = (this.#refusals.get(phoneId) ?? 0) + 1;
    this.#refusals.set(phoneId, count);
    return count;
  }
}
