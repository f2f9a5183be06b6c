import type pg from 'pg';

export interface Fetch {
  tenantId: string | null;
  phoneId: string | null;
  at: string;
  ip: string;
  userAgent: string;
  file: string;
  status: number;
  reason: string;
}

const batchSize = 1_000;
/** While the database is away the oldest lines give way: phones matter more than their log. */
const mostWaiting = 20_000;
/** Of requests that belong to no phone, per batch; more of them would only fill the database. */
const mostUnknown = 20;

/** What phones were answered, written in batches, so that no phone waits for its log line. */
export class FetchLog {
  readonly #pool: pg.Pool;
  #waiting: Fetch[] = [];
  #unknown = 0;
  #lost = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  add(fetch: Fetch): void {
    if (fetch.phoneId === null && ++this.#unknown > mostUnknown) return;
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
    this.#unknown = 0;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSize);
      try {
        await this.#pool.query({ name: 'record-fetches', text: 'select record_phone_fetches($1)', values: [JSON.stringify(batch)] });
      } catch (error) {
        this.#waiting.unshift(...batch);
        throw error;
      }
    }
  }
}
