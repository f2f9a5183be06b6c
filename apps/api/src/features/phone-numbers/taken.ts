import { Problem } from '@patchbay/contract/http/problem';
import type { Sql } from '@patchbay/database/scope';
import type { InTheWay } from '../../platform/history.ts';

interface Taken {
  /** As which row the number was there before it was removed. */
  id: string;
  e164: string;
  /** How many are taken. */
  numbers: number;
}

const mostTold = 50;
const mostNamed = 5;
const detail = 'This number is not available.';

/** Of removed numbers that are to come back, which `wanted` selects as id and e164, the first of those that are there again: here, or with somebody else. */
export const findTaken = (sql: Sql, wanted: string, values: unknown[] = []): Promise<Taken[]> =>
  sql<Taken>(`with wanted as materialized (${wanted}),
    here as (select w.id, w.e164 from wanted w cross join lateral (select from phone_number n where n.e164 = w.e164 offset 0) n),
    elsewhere as (select w.id, w.e164 from numbers_elsewhere(array(select e164 from wanted)) x (e164) join wanted w on w.e164 = x.e164)
    select id, e164, count(*) over ()::int as numbers from (select * from here union all select * from elsewhere) taken order by e164 limit ${mostTold}`, values);

/** Nobody lets go of a number that they were given meanwhile. */
export const takenInTheWay = (taken: Taken[]): InTheWay[] => taken.map(({ id, e164 }) => ({ id, by: { kind: 'phone-number', id: '', label: e164 }, detail }));

export const refuseTakenAgain = (taken: Taken[]): void => {
  if (!taken[0]) return;
  const reasons = taken.slice(0, mostNamed).map(({ e164 }) => `${e164}: ${detail}`);
  throw new Problem('revert-conflict', `Nothing was undone. ${reasons.join(' ')}`, { references: taken.map(({ id, e164 }) => ({ kind: 'phone-number', id, label: e164 })), params: { count: taken[0].numbers } });
};
