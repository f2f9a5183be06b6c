import { limitedHost } from './networks.ts';
import type { Limit, SharedLimits } from './shared-limits.ts';

/** An office behind one address has many phones, some of them forgotten: only what no office does is refused. */
const ofAddress: Limit = { most: 300, windowSeconds: 60 };
/** Wrong passwords for one phone; the other phones of the office stay. */
const ofPhone: Limit = { most: 30, windowSeconds: 600 };

/**
 * Failures with credentials. They are counted after the answer, so that neither the answer nor its time tells what kind of
 * failure it was, and nothing at all while they are refused anyway.
 */
export class Attempts {
  readonly #limits: SharedLimits;

  constructor(limits: SharedLimits) {
    this.#limits = limits;
  }

  isAddressRefused(ip: string): boolean {
    return this.#limits.refusedFor(addressKey(ip)) > 0;
  }

  isPhoneRefused(phoneId: string, ip: string): boolean {
    return this.#limits.refusedFor(phoneKey(phoneId, ip)) > 0;
  }

  add(ip: string, phoneId: string | undefined): void {
    this.#limits.count(addressKey(ip), ofAddress);
    if (phoneId !== undefined) this.#limits.count(phoneKey(phoneId, ip), ofPhone);
  }
}

const addressKey = (ip: string): string => `provisioning:${limitedHost(ip)}`;
const phoneKey = (phoneId: string, ip: string): string => `provisioning:${phoneId}:${limitedHost(ip)}`;
