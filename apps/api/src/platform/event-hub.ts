import type { ServerResponse } from 'node:http';
import { Problem } from '@patchbay/contract/http/problem';
import type { ChangeEvent } from './event-listener.ts';
import { platformOnly } from './events.ts';
import type { Metrics } from './metrics.ts';

/** One browser that listens. */
export interface Stream {
  path: string;
  isPlatform: boolean;
  /** Whose connections are counted together. */
  principal: string;
  raw: ServerResponse;
  /** Whether it may still listen, asked again and again. */
  isStillAllowed(): Promise<boolean>;
}

interface OpenStream extends Stream {
  pending: Set<string>;
  timer: NodeJS.Timeout | undefined;
  /** A heartbeat could not be written: the reader takes nothing any more. */
  isStuck: boolean;
}

interface Limits {
  heartbeatMs: number;
  /** Changes within this time become one message. */
  gatherMs: number;
  perPrincipal: number;
  total: number;
}

const defaults: Limits = { heartbeatMs: 20_000, gatherMs: 50, perPrincipal: 20, total: 5_000 };

/** The open event streams of this process. */
export class EventHub {
  readonly #streams = new Set<OpenStream>();
  readonly #limits: Limits;
  readonly #metrics: Metrics;
  readonly #heartbeat: NodeJS.Timeout;
  #count = 0;
  #isChecking = false;

  constructor(metrics: Metrics, limits: Partial<Limits> = {}) {
    this.#metrics = metrics;
    this.#limits = { ...defaults, ...limits };
    this.#heartbeat = setInterval(() => void this.#beat(), this.#limits.heartbeatMs);
    this.#heartbeat.unref();
  }

  /** Refuses one too many, before anything is written. */
  makeRoomFor(principal: string): void {
    const held = [...this.#streams].filter((stream) => stream.principal === principal).length;
    if (held < this.#limits.perPrincipal && this.#streams.size < this.#limits.total) return;
    throw new Problem('rate-limited', 'Too many windows listen for changes. Close some; the others go on.', { retryAfterSeconds: 30 });
  }

  add(stream: Stream): void {
    const open: OpenStream = { ...stream, pending: new Set(), timer: undefined, isStuck: false };
    this.#streams.add(open);
    this.#metrics.eventStreams.set(this.#streams.size);
    stream.raw.on('close', () => this.#forget(open));
    stream.raw.on('drain', () => { open.isStuck = false; this.#flush(open); });
  }

  publish({ path, keys }: ChangeEvent): void {
    for (const stream of this.#streams) {
      const concerns = path === platformOnly ? stream.isPlatform : path.startsWith(stream.path);
      if (concerns) this.#put(stream, keys);
    }
  }

  /** Events may have been missed: everyone fetches anew. */
  resync(): void {
    for (const { raw } of this.#streams) raw.write('event: resync\ndata: []\n\n');
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const { raw } of this.#streams) raw.end();
  }

  #put(stream: OpenStream, keys: string[]): void {
    for (const key of keys) stream.pending.add(key);
    stream.timer ??= setTimeout(() => {
      stream.timer = undefined;
      this.#flush(stream);
    }, this.#limits.gatherMs);
    // Memberships or organisations changed: perhaps this one's right to listen with them.
    if (keys.includes('session')) void this.#recheck(stream);
  }

  /** A reader that is slow gets fewer, fuller messages: what is pending is a set, and cannot grow. */
  #flush(stream: OpenStream): void {
    if (stream.pending.size === 0 || stream.raw.writableNeedDrain || stream.raw.writableEnded) return;
    this.#count += 1;
    stream.raw.write(`id: ${this.#count}\ndata: ${JSON.stringify([...stream.pending].map((key) => [key]))}\n\n`);
    stream.pending.clear();
    this.#metrics.eventsSent.inc();
  }

  async #beat(): Promise<void> {
    for (const stream of this.#streams) {
      if (stream.isStuck) stream.raw.destroy();
      else stream.isStuck = !stream.raw.write(': still here\n\n');
    }
    if (this.#isChecking) return;
    this.#isChecking = true;
    for (const stream of [...this.#streams]) await this.#recheck(stream);
    this.#isChecking = false;
  }

  async #recheck(stream: OpenStream): Promise<void> {
    // Without the database nobody can say; the stream tells nothing then either.
    const isAllowed = await stream.isStillAllowed().catch(() => true);
    if (isAllowed) return;
    stream.raw.end();
    this.#forget(stream);
  }

  #forget(stream: OpenStream): void {
    clearTimeout(stream.timer);
    this.#streams.delete(stream);
    this.#metrics.eventStreams.set(this.#streams.size);
  }
}
