import type { App } from '@patchbay/api/platform/http/route';
import { vi } from 'vitest';

interface Querying {
  query: (...args: unknown[]) => unknown;
}

/** How many statements some work sends to the database: what it costs, however busy the machine is. */
export const statementsOf = async ({ deps: { database } }: App, work: () => Promise<unknown>): Promise<number> => {
  const client = await database.pool.connect();
  client.release();
  const spy = vi.spyOn(Object.getPrototypeOf(client) as Querying, 'query');
  try {
    await work();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
};
