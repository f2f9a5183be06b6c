import type pg from 'pg';
import { networkOf } from './networks.ts';

interface Counted {
  network: string;
  at: string;
  requests: number;
  userAgent: string;
}

/** Of networks between two writes, and of networks a day; what comes from further ones is counted together. */
const mostNetworks = 500;
const mostNetworksADay = 2_000;

/** Requests with no right secret: how many, from which network, and no more, so that a stranger fills nothing. */
export class UnknownRequests {
  readonly #pool: pg.Pool;
  #counted = new Map<string, Counted>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  add(ip: string, userAgent: string, at: Date): void {
    const own = networkOf(ip);
    const network = this.#counted.has(own) || this.#counted.size < mostNetworks ? own : '';
    const counted = this.#counted.get(network);
    this.#counted.set(network, { network, at: at.toISOString(), requests: (counted?.requests ?? 0) + 1, userAgent: userAgent.slice(0, 200).replaceAll('\0', '?') });
  }

  /** Counts what was added since; what cannot be counted now is let go. */
  async write(): Promise<void> {
    const batch = [...this.#counted.values()];
    if (batch.length === 0) return;
    this.#counted = new Map();
    await this.#pool.query({ name: 'count-unknown', text: 'select count_unknown_fetches($1, $2)', values: [JSON.stringify(batch), mostNetworksADay] });
  }
}
