import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './route.ts';

const year = 31_536_000;

/** Names under `assets/` hold a hash of their content; everything else can change under the same name. */
export const cacheControl = (path: string): string => (/[/\\]assets[/\\]/.test(path) ? `public, max-age=${year}, immutable` : 'no-cache');

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
    const name = decodePath(path);
    if (path.startsWith('/api/') || name === undefined) return reply.callNotFound();
    return reply.sendFile(isPage(path) ? 'index.html' : name);
  });
};

/** The name below the directory; undefined where it would lead out of it. */
export const decodePath = (path: string): string | undefined => {
  const name = decodeURIComponent(path).slice(1);
  return /(^|[/\\])\.\.([/\\]|$)|\0/.test(name) ? undefined : name;
};
