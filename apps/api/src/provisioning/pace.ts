import type { Clock } from '../platform/clock.ts';
import { limitedHost } from './networks.ts';
import type { Limit, SharedLimits } from './shared-limits.ts';

const windowSeconds = 60;
/** Five hundred phones that start at once behind one address, ten files each, and each file asked for with and without password: 10,000. */
const ofAddress: Limit = { most: 20_000, windowSeconds };
/** A start asks for about ten files, and someone at work on a phone starts it again and again. */
const ofPhone: Limit = { most: 120, windowSeconds };

/** Up to this share of a limit a process counts by itself, so that phones that behave cost the database nothing. */
const quietShare = 1 / 4;
const mostRemembered = 50_000;

/** Requests of whoever is right in all that it says, and asks without end. Whoever is refused hears when to come again. */
export class Pace {
  readonly #limits: SharedLimits;
  readonly #clock: Clock;
  #windowEnds = 0;
  #counts = new Map<string, number>();
  #told = new Set<string>();

  constructor(limits: SharedLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Seconds until an address may ask again; 0: now. */
  addressWait(ip: string): number {
    return this.#limits.refusedFor(addressKey(ip));
  }

  phoneWait(phone: { phone_id: string } | undefined, ip: string): number {
    return phone ? this.#limits.refusedFor(phoneKey(phone.phone_id, ip)) : 0;
  }

  addRequest(ip: string): void {
    this.#count(addressKey(ip), ofAddress);
  }

  /** A request that proved whose it is. */
  addFetch(phoneId: string, ip: string): void {
    this.#count(phoneKey(phoneId, ip), ofPhone);
  }

  /** Whether a refusal of that phone is worth a line: one in each window is. */
  isNews(phoneId: string, ip: string): boolean {
    this.#startWindow();
    const key = phoneKey(phoneId, ip);
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }

  #count(key: string, { most }: Limit): void {
    this.#startWindow();
    const quiet = most * quietShare;
    const count = (this.#counts.get(key) ?? 0) + 1;
    if (count > 1 || this.#counts.size < mostRemembered) this.#counts.set(key, count);
    if (count > quiet) this.#limits.count(key, { most: most - quiet, windowSeconds });
  }

  #startWindow(): void {
    const now = this.#clock.now().getTime();
    if (now < this.#windowEnds) return;
    this.#windowEnds = now + windowSeconds * 1_000;
    this.#counts = new Map();
    this.#told = new Set();
  }
}

const addressKey = (ip: string): string => `provisioning-pace:${limitedHost(ip)}`;
const phoneKey = (phoneId: string, ip: string): string => `provisioning-pace:${phoneId}:${limitedHost(ip)}`;
