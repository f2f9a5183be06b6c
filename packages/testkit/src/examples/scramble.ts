import type { Caller } from '../call.ts';
import { runOn } from '../test-server.ts';
import type { Side } from './side.ts';

/** A list with something of every kind in it. */
export interface Seeded {
  as: Caller;
  /** Of a list that belongs to something. */
  params?: object;
  /** For each filter a value that keeps some and drops some. */
  filters: Record<string, string>;
  /** A search that does the same. */
  search: string;
}

/** Times of their own for each row, in different orders. */
export const scramble = async ({ app }: Side, table: string, where: string): Promise<void> => {
  const moment = (step: number) => `timestamptz '2026-01-01' + make_interval(hours => ((r.n * ${step}) % 11)::int)`;
  await runOn(app.deps.config.databaseUrl, `begin; set local role patchbay_platform;
    update ${table} t set created_at = ${moment(4)}, updated_at = ${moment(7)} from (select id, row_number() over (order by id) as n from ${table} where ${where}) r where r.id = t.id; commit`);
};
