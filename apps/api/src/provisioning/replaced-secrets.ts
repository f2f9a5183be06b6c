import type pg from 'pg';
import { digest } from '../platform/secrets.ts';
import type { TurnedAwayRequest } from './turned-away.ts';

export interface PhoneBefore {
  phone_id: string;
  tenant_id: string;
}

/** Between two writes: so few look-ups that they cost nothing, however often a stranger asks. */
const mostLookedUp = 20;

/** Requests by addresses that phones had before. Whose they were is looked up after the answer, which is that to any stranger. */
export class ReplacedSecrets {
  readonly #pool: pg.Pool;
  readonly #tell: (phone: PhoneBefore, request: TurnedAwayRequest) => void;
  #requests = new Map<string, TurnedAwayRequest>();

  constructor(pool: pg.Pool, tell: (phone: PhoneBefore, request: TurnedAwayRequest) => void) {
    this.#pool = pool;
    this.#tell = tell;
  }

  add(request: TurnedAwayRequest): void {
    if (this.#requests.size < mostLookedUp) this.#requests.set(request.secret, request);
  }

  /** Tells of those that were added since; where the database cannot be asked, they are let go. */
  async write(): Promise<void> {
    const requests = [...this.#requests.values()];
    if (requests.length === 0) return;
    this.#requests = new Map();
    const { rows } = await this.#pool.query<PhoneBefore & { place: number }>({
      name: 'replaced-secrets', text: 'select place, phone_id, tenant_id from phones_of_replaced_secrets($1)', values: [requests.map(({ secret }) => digest(secret))],
    });
    for (const { place, ...phone } of rows) this.#tell(phone, requests[place - 1]!);
  }
}
