import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';

const description = `Everything the dashboard does, an API key can do.

Send the key as \`Authorization: Bearer …\`. Addresses name the organisation they act on: \`/api/o/{organisationId}\` is a node of the tree and all below it, \`/api/t/{tenantId}\` one enterprise. Failures are \`application/problem+json\` (RFC 9457). A POST with an \`Idempotency-Key\` is carried out once and answers the same again for 24 hours. An update sends the whole object with the \`version\` it was read at; 412 says that somebody was faster.`;

/** OpenAPI 3.1 at `/api/openapi.json`, out of the same schemas that validate. */
export const openapi = async (server: FastifyInstance, config: Config): Promise<void> => {
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Patchbay', version: '1', description },
      servers: [{ url: config.publicUrl }],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
      security: [{ apiKey: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
};
