import type { FastifyInstance } from 'fastify';

/** What a browser may do with our answers. Inline styles are the one relaxation: the component kit writes them. */
const headers: Record<string, string> = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
  'strict-transport-security': 'max-age=31536000',
};

export const securityHeaders = async (server: FastifyInstance): Promise<void> => {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
};
