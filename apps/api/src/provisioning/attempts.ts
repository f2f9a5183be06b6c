import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';

interface Limit {
  failures: number;
  windowSeconds: number;
}

/** An office behind one address has many phones, some of them forgotten: only what no office does is refused. */
const ofAddress: Limit = { failures: 300, windowSeconds: 60 };
/** Wrong passwords for one phone; the other phones of the office stay. */
const ofPhone: Limit = { failures: 30, windowSeconds: 600 };

const mostRemembered = 50_000;

/**
 * Failures with credentials, counted in the database for all processes. They are counted after the answer, so that
 * neither the answer nor its time tells what kind of failure it was, and nothing at all while they are refused anyway.
 */
export class Attempts {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #refusedUntil = new Map<string, number>();
  #uncounted = new Map<string, { limit: Limit; failures: number }>();

  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  isAddressRefused(ip: string): boolean {
    return this.#isRefused(addressKey(ip));
  }

  isPhoneRefused(phoneId: string, ip: string): boolean {
    return this.#isRefused(phoneKey(phoneId, ip));
  }

  add(ip: string, phoneId: string | undefined): void {
    this.#count(addressKey(ip), ofAddress);
    if (phoneId !== undefined) this.#count(phoneKey(phoneId, ip), ofPhone);
  }

  /** Counts what was added since; what cannot be counted now is let go. */
  async write(): Promise<void> {
    const batch = [...this.#uncounted];
    if (batch.length === 0) return;
    this.#uncounted = new Map();
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<{ key: string; count: number }>({
      name: 'count-attempts',
      text: 'select key, count_attempt(key, seconds, $4, failures) as count from unnest($1::text[], $2::int[], $3::int[]) as t (key, seconds, failures) order by key',
      values: [batch.map(([key]) => key), batch.map(([, { limit }]) => limit.windowSeconds), batch.map(([, { failures }]) => failures), now],
    });
    const limits = new Map(batch);
    for (const { key, count } of rows) {
      const { limit } = limits.get(key)!;
      if (count >= limit.failures) this.#refuse(key, now.getTime() + limit.windowSeconds * 1_000);
    }
  }

  #count(key: string, limit: Limit): void {
    const counted = this.#uncounted.get(key);
    if (counted) counted.failures += 1;
    else if (this.#uncounted.size < mostRemembered) this.#uncounted.set(key, { limit, failures: 1 });
  }

  #refuse(key: string, until: number): void {
    if (this.#refusedUntil.size >= mostRemembered) this.#refusedUntil.clear();
    this.#refusedUntil.set(key, until);
  }

  #isRefused(key: string): boolean {
    const until = this.#refusedUntil.get(key);
    if (until === undefined) return false;
    if (until > this.#clock.now().getTime()) return true;
    this.#refusedUntil.delete(key);
    return false;
  }
}

const addressKey = (ip: string): string => `provisioning:${ip}`;
const phoneKey = (phoneId: string, ip: string): string => `provisioning:${phoneId}:${ip}`;
