import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { homeOf } from '../data-set/people.ts';
import type { Shape } from '../data-set/shape.ts';

export const places = ['enterprise', 'reseller'] as const;
export type Place = (typeof places)[number];
export const pages = ['first', 'filtered', 'sorted', 'deep'] as const;
export type PageKind = (typeof pages)[number];

/** The last page but a few rows: where it begins, in the order of the numbers. */
export const deepCursor = async (client: pg.Pool | pg.Client, path: string): Promise<{ e164: string; id: string }> => {
  const { rows } = await client.query<{ e164: string; id: string }>(`select e164, id from phone_number where owner_path >= $1 and owner_path < $1 || '~' order by e164 desc offset 60 limit 1`, [path]);
  return rows[0]!;
};

const columns = `n.id, n.e164, n.owner_id as "ownerId", o.name as "ownerName", n.voice, n.sms, n.fax, n.voice_route_type as "voiceRouteType",
  n.voice_extension_id as "extensionId", n.voice_assignee_label as "assignedTo", n.version, n.created_at as "createdAt", n.updated_at as "updatedAt"`;

interface Page {
  condition: string;
  order: (alias: string) => string;
  key: string[];
}

const byNumber = { order: (alias: string) => `${alias}.e164`, key: ['e164'] };
const pageOf: { [K in PageKind]: Page } = {
  first: { ...byNumber, condition: 'true' },
  filtered: { ...byNumber, condition: 'n.sms and n.voice_assignee_kind is null and n.sms_assignee_kind is null' },
  sorted: { condition: 'true', order: (alias) => `${alias}.updated_at desc, ${alias}.id desc`, key: ['updated_at', 'id'] },
  deep: { ...byNumber, condition: 'n.e164 > $2' },
};

/** All that a person might write for it; the server takes what is fastest on this data. */
const candidates = (place: Place, { condition, order, key }: Page): string[] => {
  const one = `select ${columns} from phone_number n join organisation o on o.id = n.owner_id where n.owner_path = $1 and ${condition} order by ${order('n')} limit 50`;
  if (place === 'enterprise') return [one];
  const range = `select ${columns} from phone_number n join organisation o on o.id = n.owner_id
    where n.owner_path >= $1 and n.owner_path < $1 || '~' and ${condition} order by ${order('n')} limit 50`;
  const perOwner = `select ${columns} from (
      select k.* from organisation p cross join lateral (
        select n.${key.join(', n.')} from phone_number n where n.owner_path = p.path and ${condition} order by ${order('n')} limit 50) k
      where p.path >= $1 and p.path < $1 || '~' order by ${order('k')} limit 50) k
    join phone_number n on n.${key.at(-1)} = k.${key.at(-1)} join organisation o on o.id = n.owner_id order by ${order('n')}`;
  return [range, perOwner];
};

const tries = 30;

const fastestOf = async (pool: pg.Pool, name: string, texts: string[], values: unknown[]): Promise<string> => {
  const timed: { text: string; milliseconds: number }[] = [];
  for (const [candidate, text] of texts.entries()) {
    const began = performance.now();
    for (let i = 0; i < tries; i++) await pool.query({ name: `${name}, candidate ${candidate}`, text, values });
    timed.push({ text, milliseconds: performance.now() - began });
  }
  return timed.reduce((best, one) => (one.milliseconds < best.milliseconds ? one : best)).text;
};

/** `GET /numbers/<place>/<page>`: the page as JSON by the best SELECT there is, nothing else. */
export const serveNumberPages = async (server: FastifyInstance, pool: pg.Pool, shape: Shape): Promise<void> => {
  for (const place of places) {
    const { path } = homeOf(place, shape);
    const { e164 } = await deepCursor(pool, path);
    for (const page of pages) {
      const values = page === 'deep' ? [path, e164] : [path];
      const text = await fastestOf(pool, `${place} ${page}`, candidates(place, pageOf[page]), values);
      server.get(`/numbers/${place}/${page}`, async () => ({ items: (await pool.query({ name: `${place} ${page}`, text, values })).rows }));
    }
  }
};
