import fastify from 'fastify';
import pg from 'pg';
import { full, hundredth } from '../data-set/shape.ts';
import { serveExtensionPages } from './extension-pages.ts';
import { serveNumberPages } from './number-pages.ts';
import { servePhone } from './phone.ts';
import { serveSave } from './save.ts';

const { DATABASE_URL, BENCH_SHAPE, BENCH_PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const server = fastify();
server.get('/ready', async () => 'ready');
servePhone(server, pool);
serveSave(server, pool);
await serveExtensionPages(server, pool, BENCH_SHAPE === full.name ? full : hundredth);
await serveNumberPages(server, pool, BENCH_SHAPE === full.name ? full : hundredth);
await server.listen({ host: '127.0.0.1', port: Number(BENCH_PORT) });
