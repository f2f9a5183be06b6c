import fastifySwagger from '@fastify/swagger';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { Config } from '../config.ts';
import { cookieNames } from './cookies.ts';
import { contentTypes } from './route.ts';
import { docsPage } from './docs-page.ts';
import { tidy } from './openapi-tidy.ts';

const description = `Everything the dashboard does, an API key can do.

Send the key as \`Authorization: Bearer …\`. Addresses name the organisation they act on: \`/api/o/{organisationId}\` is a node of the tree and all below it, \`/api/t/{tenantId}\` one enterprise. Failures are \`application/problem+json\` (RFC 9457). A POST with an \`Idempotency-Key\` is carried out once and answers the same again for 24 hours. An update sends the whole object with the \`version\` it was read at; 412 says that somebody was faster. A list answers one page and, as \`next\`, what to send as \`after\` for the following one; with \`format=csv\` or \`xlsx\` it answers everything, as a file.`;

type Operation = OpenAPIV3_1.OperationObject;

const idempotencyKey = {
  in: 'header', name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'Sent again with the same request, it is carried out once and answers the same',
} as const;

/** What an endpoint declares and its schemas do not say: no credentials, CSV, idempotency. */
const complete = (operation: Operation, endpoint: Partial<AnyEndpoint>): Operation => ({
  ...operation,
  ...(endpoint.permission === 'public' && { security: [] }),
  ...(endpoint.scope === 'device' && { security: [{ appSession: [] }] }),
  ...(endpoint.upload && { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }),
  ...(endpoint.method === 'POST' && endpoint.permission !== 'public' && endpoint.scope !== 'account' && { parameters: [...(operation.parameters ?? []), idempotencyKey] }),
  responses: Object.fromEntries(Object.entries(operation.responses ?? {}).map(([status, response]) => [status, completeResponse(status, response as OpenAPIV3_1.ResponseObject, endpoint)])),
});

const completeResponse = (status: string, response: OpenAPIV3_1.ResponseObject, { csv }: Partial<AnyEndpoint>): OpenAPIV3_1.ResponseObject => ({
  ...response,
  ...(response.description === 'Default Response' && { description: status === '201' ? 'Created' : 'Done' }),
  ...(csv && status === '200' && { content: { ...response.content, 'text/csv': { schema: { type: 'string' } }, [contentTypes.xlsx]: { schema: { type: 'string', format: 'binary' } } } }),
});

/** OpenAPI 3.1 at `/api/openapi.json`, out of the same schemas that validate, and a page to read it at `/api/docs`. */
export const openapi = async (server: FastifyInstance, config: Config): Promise<void> => {
  const endpoints = new Map<string, AnyEndpoint>();
  server.addHook('onRoute', ({ config: settings }) => {
    const { endpoint } = (settings ?? {}) as { endpoint?: AnyEndpoint };
    if (endpoint) endpoints.set(endpoint.id, endpoint);
  });
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Patchbay', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: config.publicUrl }],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of an organisation' }, appSession: { type: 'apiKey', in: 'cookie', name: cookieNames(config).app, description: 'The session of the app on a device' } } },
      security: [{ apiKey: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  let document: Partial<OpenAPIV3_1.Document> | undefined;
  const read = () => (document ??= documentOf(server.swagger() as OpenAPIV3_1.Document, endpoints));
  let page: string | undefined;
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => read());
  server.get('/api/docs', { schema: { hide: true } }, async (_, reply) => reply.type('text/html; charset=utf-8').send((page ??= docsPage(read() as OpenAPIV3_1.Document))));
};

const documentOf = (document: OpenAPIV3_1.Document, endpoints: Map<string, AnyEndpoint>): Partial<OpenAPIV3_1.Document> => {
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations as Record<string, Operation>).map(([method, operation]) =>
      [method, complete(operation, endpoints.get(operation.operationId ?? '') ?? {})])),
  ]);
  return tidy({ ...document, paths: Object.fromEntries(paths) as OpenAPIV3_1.PathsObject });
};
