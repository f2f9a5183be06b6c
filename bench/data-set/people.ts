import { digest } from '@patchbay/api/platform/secrets';
import pg from 'pg';
import { idOf } from './identity.ts';
import { enterpriseAt, resellerAt } from './rows.ts';
import type { Shape } from './shape.ts';

export const people = ['platform', 'reseller', 'enterprise'] as const;
export type Person = (typeof people)[number];

const tokenOf = (person: Person): string => `bench-session-of-the-${person}-administrator`;

/** What a signed-in administrator's browser sends. */
export const headersOf = (person: Person): Record<string, string> => ({ cookie: `patchbay_session=${tokenOf(person)}`, 'x-patchbay-request': '1' });

/** The organisation that a person administers: the first of its kind. */
export const homeOf = (person: Person, shape: Shape): { id: string; path: string } =>
  ({ platform: { id: idOf('platform', 0), path: '/1/' }, reseller: resellerAt(0), enterprise: enterpriseAt(shape, 0) })[person];

/** An administrator of each, signed in. */
export const addPeople = async (client: pg.Client, shape: Shape): Promise<void> => {
  for (const [index, person] of people.entries()) {
    const home = homeOf(person, shape);
    const account = idOf('account', index);
    await client.query('insert into account (id, email, name, owner_id, owner_path, has_password) values ($1, $2, $3, $4, $5, true)', [account, `${person}@bench.example`, `The ${person}`, home.id, home.path]);
    await client.query(`insert into membership (id, account_id, organisation_id, organisation_path, role) values ($1, $2, $3, $4, 'administrator')`, [idOf('membership', index), account, home.id, home.path]);
    await client.query(`insert into account_session (id, account_id, token_hash, ip, user_agent, expires_at) values ($1, $2, $3, '127.0.0.1', 'bench', now() + interval '7 days')`, [idOf('session', index), account, digest(tokenOf(person))]);
  }
};
