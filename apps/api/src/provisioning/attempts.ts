import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';

const windowSeconds = 600;
const wrongPasswordsPerWindow = 30;

/**
 * Wrong passwords for one phone from one address, counted in the database for all processes. Only that pair is refused
 * for a while: an office behind one address keeps its other phones. A path secret of 160 bits needs no such limit.
 */
export class Attempts {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #refusedUntil = new Map<string, number>();

  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  isRefused(phoneId: string, ip: string): boolean {
    const key = `${phoneId} ${ip}`;
    const until = this.#refusedUntil.get(key);
    if (until === undefined) return false;
    if (until > this.#clock.now().getTime()) return true;
    this.#refusedUntil.delete(key);
    return false;
  }

  async countFailure(phoneId: string, ip: string): Promise<void> {
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<{ count: number }>({
      name: 'count-attempt', text: 'select count_attempt($1, $2, $3, 1) as count', values: [`provisioning:${phoneId}:${ip}`, windowSeconds, now],
    });
    if (rows[0]!.count >= wrongPasswordsPerWindow) this.#refusedUntil.set(`${phoneId} ${ip}`, now.getTime() + windowSeconds * 1_000);
  }
}
