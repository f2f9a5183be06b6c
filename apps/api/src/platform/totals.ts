import { countBound } from '@patchbay/contract/http/list';
import type { Database } from '@patchbay/database/client';
import type { Sql } from '@patchbay/database/scope';

export interface Total {
  total: number;
  totalIsEstimate: boolean;
}

interface Remembered extends Total {
  path: string;
  until: number;
}

/** Fewer are counted faster than they are worth remembering. */
const leastRemembered = 200;
const believedMs = 10_000;
const mostRemembered = 1_000;

/**
 * Totals of long lists, for as long as nothing changes in their scope and ten seconds at most: turning a page, sorting, and
 * coming back to a list do not count thousands of rows again.
 */
class Totals {
  readonly #known = new Map<string, Remembered>();
  /** How often something was forgotten: a count that began before may not have seen the change. */
  changes = 0;

  recall(key: string, now: Date): Total | undefined {
    const known = this.#known.get(key);
    return known && known.until > now.getTime() ? { total: known.total, totalIsEstimate: known.totalIsEstimate } : undefined;
  }

  /** @param path of the scope that was counted in */
  remember(key: string, path: string, total: Total, now: Date): void {
    if (total.total < leastRemembered) return;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(key, { ...total, path, until: now.getTime() + believedMs });
  }

  /** Something changed at or below `path`. */
  forget(path: string): void {
    this.changes += 1;
    for (const [key, known] of this.#known) if (path.startsWith(known.path) || known.path.startsWith(path)) this.#known.delete(key);
  }
}

const totalsByDatabase = new WeakMap<Database, Totals>();

/** What this process remembers of a database. */
export const totalsOf = (database: Database): Totals => {
  const known = totalsByDatabase.get(database) ?? new Totals();
  totalsByDatabase.set(database, known);
  return known;
};

/** The statement of a count that stops one row behind its bound, and answers it as `count`. */
export interface Counting {
  text: string;
  values: unknown[];
}

export const countRows = async (sql: Sql, { text, values }: Counting): Promise<Total> => {
  const [row] = await sql<{ count: number }>(text, values);
  const { count } = row!;
  return { total: Math.min(count, countBound), totalIsEstimate: count > countBound };
};

interface Asker {
  deps: { database: Database };
  organisation: { path: string };
  now: Date;
}

/** The same, remembered while nothing changes where it was counted. */
export const totalOf = async ({ deps, organisation: { path }, now }: Asker, sql: Sql, counting: Counting): Promise<Total> => {
  const key = JSON.stringify([path, counting.text, counting.values]);
  const totals = totalsOf(deps.database);
  const known = totals.recall(key, now);
  if (known) return known;
  const { changes } = totals;
  const total = await countRows(sql, counting);
  if (totals.changes === changes) totals.remember(key, path, total, now);
  return total;
};
