import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './route.ts';

const year = 31_536_000;

/** Names under `assets/` hold a hash of their content; everything else can change under the same name. */
const cacheControl = (path: string): string => (/[/\\]assets[/\\]/.test(path) ? `public, max-age=${year}, immutable` : 'no-cache');

/** An address of the dashboard, which its own router understands, and not a file that is missing. */
const isPage = (path: string): boolean => !path.startsWith('/api/') && !path.startsWith('/assets/') && !/\.[a-z0-9]{1,8}$/i.test(path);

/** Serves the built dashboard from `directory`: its files, and its one page for every address of its own. */
export const serveDashboard = async ({ server, deps }: App, directory: string): Promise<void> => {
  if (!existsSync(join(directory, 'index.html'))) {
    deps.log.warn(`There is no dashboard in ${directory}: build it, or correct PATCHBAY_WEB_DIST`);
    return;
  }
  await server.register(fastifyStatic, {
    root: directory,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheControl(path)),
  });
  server.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?')[0]!;
    if (path.startsWith('/api/')) return reply.callNotFound();
    if (isPage(path)) return reply.sendFile('index.html');
    return reply.sendFile(decodePath(path));
  });
};

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path).slice(1);
  } catch {
    return 'not-a-path.none';
  }
};
