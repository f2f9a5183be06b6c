import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { homeOf } from '../data-set/people.ts';
import type { Shape } from '../data-set/shape.ts';

const text = `select e.id, e.short_number as "shortNumber", e.display_name as "displayName", e.is_enabled as "isEnabled", e.sip_username as "sipUsername", e.country, e.is_anonymous, e.has_presence, e.is_recorded,
    e.softphone_on, e.mobile_on, e.third_party_on, e.ip_phone_on, e.unanswered, e.unconditional_forward, e.conditional_forward, e.temporary_forward, e.version, e.created_at, e.updated_at, d.name as "dialPlanProfile", p.e164 as "presentationNumber",
    (select json_agg(n.e164) from phone_number n where n.owner_id = e.tenant_id and n.voice_extension_id = e.id) as numbers,
    (select json_agg(h.name) from phone_line l join phone h on h.id = l.phone_id where l.tenant_id = e.tenant_id and l.extension_id = e.id) as phones,
    (select json_agg(g.name) from ring_group_member m join ring_group g on g.id = m.group_id where m.tenant_id = e.tenant_id and m.member_id = e.id) as groups
  from extension e left join dial_plan_profile d on d.id = e.dial_plan_profile_id left join phone_number p on p.id = e.presentation_number_id
  where e.tenant_id = $1 order by e.short_number, e.id limit 50`;

/** `GET /extensions`: the same page as JSON by one SELECT, nothing else. */
export const serveExtensionPages = (server: FastifyInstance, pool: pg.Pool, shape: Shape): void => {
  const { id } = homeOf('enterprise', shape);
  server.get('/extensions', async () => ({ items: (await pool.query({ name: 'extensions', text, values: [id] })).rows }));
};
