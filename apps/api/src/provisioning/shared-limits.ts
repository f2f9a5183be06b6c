import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';

export interface Limit {
  most: number;
  windowSeconds: number;
}

const mostRemembered = 50_000;

/** How often something happened, counted in the database for all processes, in batches after the answers; and what is refused for it until when. */
export class SharedLimits {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #refusedUntil = new Map<string, number>();
  #uncounted = new Map<string, { limit: Limit; times: number }>();

  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  count(key: string, limit: Limit): void {
    const counted = this.#uncounted.get(key);
    if (counted) counted.times += 1;
    else if (this.#uncounted.size < mostRemembered) this.#uncounted.set(key, { limit, times: 1 });
  }

  /** For how many seconds more it is refused; 0 where it is not. */
  refusedFor(key: string): number {
    const until = this.#refusedUntil.get(key);
    if (until === undefined) return 0;
    const left = until - this.#clock.now().getTime();
    if (left <= 0) this.#refusedUntil.delete(key);
    return Math.max(0, Math.ceil(left / 1_000));
  }

  /** Counts what was added since; what cannot be counted now is let go. */
  async write(): Promise<void> {
    const batch = [...this.#uncounted];
    if (batch.length === 0) return;
    this.#uncounted = new Map();
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<{ key: string; count: number }>({
      name: 'count-attempts',
      text: 'select key, count_attempt(key, seconds, $4, times) as count from unnest($1::text[], $2::int[], $3::int[]) as t (key, seconds, times) order by key',
      values: [batch.map(([key]) => key), batch.map(([, { limit }]) => limit.windowSeconds), batch.map(([, { times }]) => times), now],
    });
    const limits = new Map(batch);
    for (const { key, count } of rows) {
      const { limit } = limits.get(key)!;
      if (count >= limit.most) this.#refuse(key, now.getTime() + limit.windowSeconds * 1_000);
    }
  }

  #refuse(key: string, until: number): void {
    if (this.#refusedUntil.size >= mostRemembered) this.#refusedUntil.clear();
    this.#refusedUntil.set(key, until);
  }
}
