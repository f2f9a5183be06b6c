import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/** `GET /phones/<id>`: one prepared SELECT by key. */
export const servePhone = (server: FastifyInstance, pool: pg.Pool): void => {
  server.get<{ Params: { id: string } }>('/phones/:id', async ({ params }) => {
    const { rows } = await pool.query({ name: 'phone', text: 'select id, name, model_id, mac from phone where id = $1', values: [params.id] });
    return rows[0];
  });
};
