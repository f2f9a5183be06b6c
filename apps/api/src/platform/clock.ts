import { randomBytes } from 'node:crypto';

/** Time and chance enter here and nowhere else, so that tests can hold them still. */
export interface Clock {
  now(): Date;
  /** A UUIDv7 (RFC 9562): sorts by time, so that new rows land at the end of an index. */
  newId(): string;
  randomBytes(length: number): Buffer;
}

export const uuidv7 = (at: number, random: Uint8Array): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

let last = { at: 0, count: 0 };

/** Ids of one process sort as they were made, within a millisecond too: the rows of a change set have an order. */
const nextId = (): string => {
  const at = Math.max(Date.now(), last.at);
  const random = randomBytes(10);
  const count = at === last.at ? last.count + 1 : random.readUInt16BE(0) & 0x7ff;
  last = count > 0xfff ? { at: at + 1, count: 0 } : { at, count };
  random.writeUInt16BE(last.count, 0);
  return uuidv7(last.at, random);
};

export const systemClock: Clock = {
  now: () => new Date(),
  newId: nextId,
  randomBytes,
};

export const hoursFrom = (now: Date, hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
