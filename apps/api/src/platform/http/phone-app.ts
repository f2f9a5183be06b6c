import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { cacheControl, decodePath } from './dashboard.ts';
import type { App } from './route.ts';

/** Stricter than the dashboard's: nothing in line, and nothing but its own files, its API and the camera. */
const headers: Record<string, string> = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(self)',
};

/** Serves the built app for mobile phones below `/app`: its files, and its one page. */
export const servePhoneApp = async ({ server, deps }: App, directory: string): Promise<void> => {
  if (!existsSync(join(directory, 'index.html'))) {
    deps.log.warn(`There is no phone app in ${directory}: build it, or correct PATCHBAY_PHONE_DIST`);
    return;
  }
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, { root: directory, serve: false, preCompressed: true, cacheControl: false, setHeaders: (reply, path) => void reply.header('cache-control', cacheControl(path)) });
    scope.addHook('onRequest', async (_, reply) => void reply.headers(headers));
    scope.get('/app', { schema: { hide: true } }, async (_, reply) => reply.redirect('/app/'));
    scope.get('/app/*', { schema: { hide: true } }, async (request, reply) => {
      const name = decodePath(request.url.split('?')[0]!)?.slice('app/'.length);
      if (name === undefined) return reply.callNotFound();
      return reply.sendFile(name === '' ? 'index.html' : name);
    });
  });
};
