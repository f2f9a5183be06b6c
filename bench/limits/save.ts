import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { uuidv7 } from '@patchbay/api/platform/clock';
import { randomBytes } from 'node:crypto';

interface Body {
  displayName: string;
  version: number;
}

/** `PUT /extensions/<id>`: the UPDATE and the INSERT of the audit row in one transaction, by hand. */
export const serveSave = (server: FastifyInstance, pool: pg.Pool): void => {
  server.put<{ Params: { id: string }; Body: Body }>('/extensions/:id', async ({ params, body, ip }, reply) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query({
        name: 'update',
        text: `update extension set display_name = $2, version = version + 1, updated_at = now() where id = $1 and version = $3
          returning tenant_id, id, short_number as "shortNumber", display_name as "displayName", is_enabled as "isEnabled", sip_username as "sipUsername", version`,
        values: [params.id, body.displayName, body.version],
      });
      const after = rows[0];
      if (!after) {
        await client.query('rollback');
        return await reply.code(412).send();
      }
      const id = uuidv7(Date.now(), randomBytes(10));
      await client.query({
        name: 'audit',
        text: `insert into audit_event (id, at, change_set_id, organisation_id, organisation_path, organisation_name, actor, action, entity_type, entity_id, entity_label, before, after, request_id, ip)
          select $1, now(), $1, o.id, o.path, o.name, '{"kind":"system","id":null,"name":"bench","via":null}', 'extension.updated', 'extension', $2, $3, $4, $4, $5, $6 from organisation o where o.id = $7`,
        values: [id, after.id, after.displayName, after, id, ip, after.tenant_id],
      });
      await client.query('commit');
      return after;
    } finally {
      client.release();
    }
  });
};
