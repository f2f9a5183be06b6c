import type { Logger } from 'pino';
import type { FetchLog } from './fetch-log.ts';

/** Something that is collected while phones are answered, and written together. */
interface Part {
  write(): Promise<void>;
  /** Did not write everything yet, on purpose. */
  readonly isWaiting?: boolean;
}

interface Parts {
  /** Add to the others as they are written. */
  first: Part[];
  fetches: FetchLog;
  others: Part[];
}

const soonMs = 200;
const laterMs = 5_000;

/** Does together, a moment later, what no phone should wait for. */
export class AfterAnswers {
  readonly #parts: Parts;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: Parts, log: Logger) {
    this.#parts = parts;
    this.#log = log;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), soonMs);
  }

  /** Resolves when everything so far is written, or has failed and waits for the next time. */
  now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** The last time. */
  async end(): Promise<void> {
    await this.now();
    clearTimeout(this.#timer);
  }

  async #write(): Promise<void> {
    const { first, fetches, others } = this.#parts;
    try {
      await Promise.all(first.map((part) => part.write()));
      await Promise.all([fetches, ...others].map((part) => part.write()));
    } catch (error) {
      this.#log.warn({ err: error }, 'what phones were answered cannot be recorded at the moment');
      this.#timer ??= setTimeout(() => void this.now(), laterMs);
    }
    if (others.some(({ isWaiting }) => isWaiting)) this.soon();
    const lost = fetches.takeLost();
    if (lost > 0) this.#log.error({ lost }, 'fetches of phones were not recorded');
  }
}
