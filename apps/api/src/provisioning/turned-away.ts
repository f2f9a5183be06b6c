import type { FoundPhone, PhoneFinder } from './find-phone.ts';

/** A request that was not looked up before it was answered. */
export interface TurnedAwayRequest {
  secret: string;
  /** What it says its MAC address is; empty where it says none. */
  mac: string;
  at: Date;
  status: 401 | 404 | 429;
  ip: string;
  method: string;
  userAgent: string;
  file: string;
}

/** Between two writes: so few look-ups that they cost nothing, however often a stranger asks. */
const mostLookedUp = 20;

/**
 * Requests from addresses at which nobody is answered. Whose they were is looked up after the answer, once for each secret, so
 * that the timeline of a phone behind such an address says why it gets nothing.
 */
export class TurnedAway {
  readonly #finder: PhoneFinder;
  readonly #tell: (phone: FoundPhone | undefined, request: TurnedAwayRequest) => void;
  #requests = new Map<string, TurnedAwayRequest>();

  constructor(finder: PhoneFinder, tell: (phone: FoundPhone | undefined, request: TurnedAwayRequest) => void) {
    this.#finder = finder;
    this.#tell = tell;
  }

  add(request: TurnedAwayRequest): void {
    if (this.#requests.size < mostLookedUp) this.#requests.set(request.secret, request);
  }

  /** Tells of those that were added since; where the database cannot be asked, they are let go. */
  async write(): Promise<void> {
    const requests = [...this.#requests.values()];
    this.#requests = new Map();
    await Promise.all(requests.map(async (request) => this.#tell(await this.#finder.find(request.secret, request.mac, request.at), request)));
  }
}
