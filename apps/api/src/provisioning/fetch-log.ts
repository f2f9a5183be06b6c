import type pg from 'pg';
import type { Logger } from 'pino';

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

const flushAfterMs = 200;
const batchSize = 500;
/** While the database is away the oldest lines give way: phones matter more than their log. */
const bound = 20_000;

/** Writes fetches in batches, so that a phone never waits for its log line. */
export class FetchLog {
  readonly #pool: pg.Pool;
  readonly #log: Logger;
  #waiting: Fetch[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(pool: pg.Pool, log: Logger) {
    this.#pool = pool;
    this.#log = log;
  }

  add(fetch: Fetch): void {
    this.#waiting.push(fetch);
    if (this.#waiting.length > bound) this.#waiting.shift();
    this.#timer ??= setTimeout(() => void this.flush(), flushAfterMs);
  }

  /** Resolves when everything added so far is written, or has failed and waits for the next flush. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchSize);
      try {
        await this.#pool.query({ name: 'record-fetches', text: 'select record_phone_fetches($1)', values: [JSON.stringify(batch)] });
        this.#waiting.splice(0, batch.length);
      } catch (error) {
        this.#log.warn({ err: error, waiting: this.#waiting.length }, 'fetches of phones could not be recorded yet');
        this.#timer ??= setTimeout(() => void this.flush(), 5_000);
        return;
      }
    }
  }
}
