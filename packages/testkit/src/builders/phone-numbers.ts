import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

export interface BuiltNumber {
  id: string;
  e164: string;
}

let counter = 0;

/** Unique within a test run, across processes too: the area code tells the worker and most processes, the rest the others. */
export const uniqueE164 = (): string => {
  const worker = Number(process.env.VITEST_POOL_ID ?? 0) % 6;
  counter += 1;
  const place = (Math.floor(process.pid / 100) * 30_011 + counter) % 8_000_000;
  return `+1${300 + worker * 100 + (process.pid % 100)}${2_000_000 + place}`;
};

/** The first of so many numbers in a row, none of which any builder has given out or will. */
export const uniqueRange = (count: number): string => {
  const first = uniqueE164();
  counter += count;
  return first;
};

interface Overrides {
  e164?: string;
  voice?: boolean;
  sms?: boolean;
  fax?: boolean;
  voiceRouteType?: string | null;
  source?: string;
  tags?: string[];
  voiceCarrierId?: string;
  smsCarrierId?: string;
  blockedReason?: string;
  quarantineUntil?: Date;
}

/** The ids of so many voice numbers of one route in an organisation's hands, straight in the database. */
export const manyNumbers = async ({ deps }: App, owner: Pick<Node, 'id' | 'path'>, count: number, voiceRouteType: string): Promise<string[]> => {
  const first = BigInt(uniqueRange(count).slice(1));
  const numbers = Array.from({ length: count }, (_, place) => ({ id: deps.clock.newId(), e164: `+${first + BigInt(place)}`, ownerId: owner.id, ownerPath: owner.path, voiceRouteType }));
  for (let place = 0; place < count; place += 500) await asPlatform(deps.database, (tx) => tx.phoneNumber.createMany({ data: numbers.slice(place, place + 500) }));
  return numbers.map(({ id }) => id);
};

/** A voice number in an organisation's hands, straight in the database. */
export const aNumber = ({ deps }: App, owner: Pick<Node, 'id' | 'path'>, overrides: Overrides = {}): Promise<BuiltNumber> =>
  asPlatform(deps.database, (tx) =>
    tx.phoneNumber.create({ data: { e164: uniqueE164(), ownerId: owner.id, ownerPath: owner.path, voiceRouteType: 'DIRECT_ROUTING', ...overrides }, select: { id: true, e164: true } }));
