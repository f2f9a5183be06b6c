import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { homeOf } from '../data-set/people.ts';
import type { Shape } from '../data-set/shape.ts';
import { type PageKind, pages } from './number-pages.ts';

export { pages };

/** The last page but a few rows: where it begins, in the order of the short numbers. */
export const deepCursor = async (client: pg.Pool | pg.Client, tenantId: string): Promise<{ shortNumber: string; id: string }> => {
  const { rows } = await client.query<{ shortNumber: string; id: string }>(`select short_number as "shortNumber", id from extension where tenant_id = $1 order by short_number desc, id desc offset 60 limit 1`, [tenantId]);
  return rows[0]!;
};

const byNumber = (alias: string): string => `${alias}.short_number, ${alias}.id`;
const pageOf: { [K in PageKind]: { condition: string; order: (alias: string) => string } } = {
  first: { condition: 'true', order: byNumber },
  filtered: { condition: 'not x.is_enabled', order: byNumber },
  sorted: { condition: 'true', order: (alias) => `${alias}.updated_at desc, ${alias}.id desc` },
  deep: { condition: 'x.short_number > $2', order: byNumber },
};

const textOf = (page: PageKind): string => `select e.id, e.short_number as "shortNumber", e.display_name as "displayName", e.is_enabled as "isEnabled", e.sip_username as "sipUsername", e.country, e.is_anonymous, e.has_presence, e.is_recorded,
    e.softphone_on, e.mobile_on, e.third_party_on, e.ip_phone_on, e.unanswered, e.unconditional_forward, e.conditional_forward, e.temporary_forward, e.version, e.created_at, e.updated_at, d.name as "dialPlanProfile", p.e164 as "presentationNumber",
    (select json_agg(n.e164) from phone_number n where n.owner_id = e.tenant_id and n.voice_extension_id = e.id) as numbers,
    (select json_agg(h.name) from phone_line l join phone h on h.id = l.phone_id where l.tenant_id = e.tenant_id and l.extension_id = e.id) as phones,
    (select json_agg(g.name) from ring_group_member m join ring_group g on g.id = m.group_id where m.tenant_id = e.tenant_id and m.member_id = e.id) as groups
  from (select x.* from extension x where x.tenant_id = $1 and ${pageOf[page].condition} order by ${pageOf[page].order('x')} limit 50) e
    left join dial_plan_profile d on d.id = e.dial_plan_profile_id left join phone_number p on p.id = e.presentation_number_id order by ${pageOf[page].order('e')}`;

/** `GET /extensions/<page>`: the same page as JSON by one SELECT, nothing else. */
export const serveExtensionPages = async (server: FastifyInstance, pool: pg.Pool, shape: Shape): Promise<void> => {
  const { id } = homeOf('enterprise', shape);
  const { shortNumber } = await deepCursor(pool, id);
  for (const page of pages) {
    const [text, values] = [textOf(page), page === 'deep' ? [id, shortNumber] : [id]];
    server.get(`/extensions/${page}`, async () => ({ items: (await pool.query({ name: `extensions, ${page}`, text, values })).rows }));
  }
};
