import { Problem } from '@patchbay/contract/http/problem';
import type { Deps } from './deps.ts';
import { digest } from './secrets.ts';

/** At most so many attempts within so many seconds. */
export interface Tier {
  attempts: number;
  seconds: number;
}

/** What is counted, for whom, and how often it may happen; each further tier is a longer wait. */
export interface Limit {
  name: string;
  subject: string;
  tiers: Tier[];
}

interface Facts {
  deps: Deps;
  now: Date;
}

// Hashed, because subjects are addresses of people.
const rowsOf = (limits: Limit[]) =>
  limits.flatMap(({ name, subject, tiers }) =>
    tiers.map(({ attempts, seconds }) => ({ key: `${name}:${seconds}:${digest(subject).toString('base64url').slice(0, 22)}`, attempts, seconds })));

/**
 * Counts an attempt, in the database and thus across processes, before it is made. Answers the seconds to wait, 0 for
 * none. The limits are asked in their order, and the first that is full stops the count.
 */
export const countAttempt = async ({ deps, now }: Facts, limits: Limit[]): Promise<number> => {
  const rows = rowsOf(limits);
  const { rows: answers } = await deps.database.pool.query<{ wait: number }>({
    name: 'take_attempt',
    text: 'select take_attempt($1, $2, $3, $4) as wait',
    values: [rows.map((row) => row.key), rows.map((row) => row.seconds), rows.map((row) => row.attempts), now],
  });
  return answers[0]!.wait;
};

/** The same for many that have one tier each and do not count against each other, by one statement: the seconds that each has to wait. */
export const countEach = async ({ deps, now }: Facts, limits: Limit[]): Promise<number[]> => {
  const rows = rowsOf(limits);
  const { rows: answers } = await deps.database.pool.query<{ wait: number }>({
    name: 'take_attempts',
    text: 'select take_attempt(array[k.key], array[k.seconds], array[k.attempts], $4) as wait from unnest($1::text[], $2::integer[], $3::integer[]) with ordinality k (key, seconds, attempts, place) order by k.place',
    values: [rows.map((row) => row.key), rows.map((row) => row.seconds), rows.map((row) => row.attempts), now],
  });
  return answers.map(({ wait }) => wait);
};

/** Counts an attempt, and refuses with 429 and `Retry-After`. */
export const takeAttempt = async (facts: Facts, limits: Limit[]): Promise<void> => {
  const seconds = await countAttempt(facts, limits);
  if (seconds > 0) throw new Problem('rate-limited', 'Too many attempts. Wait, then try again.', { retryAfterSeconds: seconds, params: { seconds } });
};

/** After a success: what was allowed to happen does not count against the next time. */
export const giveBack = async ({ deps, now }: Facts, limits: Limit[]): Promise<void> => {
  const rows = rowsOf(limits);
  await deps.database.pool.query({
    name: 'give_back_attempt',
    text: 'select count_attempt(key, seconds, $3, -1) from unnest($1::text[], $2::integer[]) as taken (key, seconds)',
    values: [rows.map((row) => row.key), rows.map((row) => row.seconds), now],
  });
};

/** For what one person or one network tries: eight in a minute, then the waits grow. */
export const guessing: Tier[] = [{ attempts: 8, seconds: 60 }, { attempts: 20, seconds: 900 }, { attempts: 50, seconds: 14_400 }];
