import pg from 'pg';
import type { Logger } from 'pino';
import { eventChannel } from './events.ts';

/** Something changed at or below `path`; `keys` are the first parts of the query keys that show it. */
export interface ChangeEvent {
  path: string;
  keys: string[];
}

interface Hearing {
  onEvent(event: ChangeEvent): void;
  /** Events may have been missed. */
  onGap(): void;
  log: Logger;
}

export interface EventListener {
  isListening(): boolean;
  close(): Promise<void>;
}

const heartbeatMs = 15_000;
const slowestMs = 5_000;

/** One connection of this process that hears what every process announces, made again whenever it breaks. */
export const listenForEvents = (databaseUrl: string, { onEvent, onGap, log }: Hearing): EventListener => {
  let client: pg.Client | undefined;
  let isClosed = false;
  let isListening = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const lose = (lost: pg.Client, error?: Error) => {
    if (client !== lost || isClosed) return;
    client = undefined;
    if (isListening) log.warn({ err: error }, 'the connection that hears of changes broke; making another');
    isListening = false;
    clearTimeout(timer);
    lost.end().catch(() => undefined);
    failures += 1;
    timer = setTimeout(() => void connect(), Math.min(slowestMs, 100 * 2 ** failures));
  };

  const connect = async () => {
    const next = new pg.Client({ connectionString: databaseUrl, options: '-c role=patchbay_app', connectionTimeoutMillis: 5_000, keepAlive: true, application_name: 'patchbay-events' });
    client = next;
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next));
    next.on('notification', ({ payload }) => onEvent(JSON.parse(payload!) as ChangeEvent));
    try {
      await next.connect();
      await next.query(`listen ${eventChannel}`);
    } catch (error) {
      return lose(next, error as Error);
    }
    if (client !== next) return;
    isListening = true;
    if (failures > 0) onGap();
    failures = 0;
    beat(next);
  };

  // A connection that a router has forgotten says nothing when it is gone.
  const beat = (current: pg.Client) => {
    timer = setTimeout(() => {
      const late = setTimeout(() => lose(current, new Error('no answer')), 5_000);
      current.query('select 1').then(() => beat(current), (error: Error) => lose(current, error)).finally(() => clearTimeout(late));
    }, heartbeatMs);
    timer.unref();
  };

  void connect();
  return {
    isListening: () => isListening,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
};
