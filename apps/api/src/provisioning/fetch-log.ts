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
  /** The phone has one of our files now: it sent nothing, and did not only ask when that was changed. */
  isFetched: boolean;
  /** The phone has its settings now, those of this revision. */
  isConfig: boolean;
  revision: string;
  /** The network that it may come from later on; empty: none. */
  learns: string;
  /** Refusals like it that have no line of their own, and when the last was. */
  leftOut?: number;
  lastAt?: string;
}

const batchSize = 1_000;
/** While the database is away the oldest lines give way: phones matter more than their log. */
const mostWaiting = 20_000;
/** Of refusals of one phone for one reason, per batch: more of them say nothing new, and are counted. */
const mostRefusals = 5;

/** What phones were answered, written in batches, so that no phone waits for its log line. */
export class FetchLog {
  readonly #pool: pg.Pool;
  #waiting: Fetch[] = [];
  #refusals = new Map<string, { count: number; last: Fetch }>();
  #lost = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  add(fetch: Fetch): void {
    if (fetch.reason !== '' && this.#isLeftOut(fetch)) return;
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
    while (this.#waiting.length > 0) {
      // What is under way is not added to any more.
      this.#refusals.clear();
      const batch = this.#waiting.splice(0, batchSize);
      try {
        await settleOperations(this.#pool, batch.filter(({ isFetched }) => isFetched));
        await this.#pool.query({ name: 'record-fetches', text: 'select record_phone_fetches($1)', values: [JSON.stringify(batch)] });
      } catch (error) {
        this.#waiting.unshift(...batch);
        throw error;
      }
    }
  }

  /** Whether it only adds to the last line of its kind. */
  #isLeftOut(fetch: Fetch): boolean {
    const key = `${fetch.phoneId} ${fetch.reason}`;
    const known = this.#refusals.get(key);
    if (!known || known.count < mostRefusals) {
      this.#refusals.set(key, { count: (known?.count ?? 0) + 1, last: fetch });
      return false;
    }
    known.last.leftOut = (known.last.leftOut ?? 0) + 1;
    known.last.lastAt = fetch.at;
    return true;
  }
}
