import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { Permission } from './permissions.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { Label } from './primitives/label.ts';

export const ApiKeyDraft = z.object({
  name: Label,
  permissions: z.array(Permission).min(1, 'At least one permission'),
  /** null: until revoked. */
  expiresAt: Timestamp.nullable().default(null),
});

export const ApiKey = ApiKeyDraft.extend({
  id: Id,
  organisationId: Id,
  organisationName: Label,
  /** The first characters, by which a person recognises the key. */
  prefix: z.string(),
  createdByName: z.string(),
  lastUsedAt: Timestamp.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

const base = { scope: 'organisation' } as const;

export const apiKeys = {
  list: endpoint({ ...base, id: 'apiKeys.list', method: 'GET', path: '/api-keys', permission: 'apiKeys:read', csv: true, summary: 'API keys of the subtree',
    query: listQuery(['name', 'lastUsedAt', 'expiresAt', 'createdAt', 'updatedAt']), response: page(ApiKey) }),
  get: endpoint({ ...base, id: 'apiKeys.get', method: 'GET', path: '/api-keys/:id', permission: 'apiKeys:read', summary: 'One API key', params: ById, response: ApiKey }),
  create: endpoint({ ...base, id: 'apiKeys.create', method: 'POST', path: '/api-keys', permission: 'apiKeys:write', summary: 'Create a key for this organisation; its text is answered once',
    body: ApiKeyDraft, response: z.object({ apiKey: ApiKey, key: z.string().describe('Shown once; send as `Authorization: Bearer …`') }) }),
  update: endpoint({ ...base, id: 'apiKeys.update', method: 'PUT', path: '/api-keys/:id', permission: 'apiKeys:write', summary: 'Rename, narrow or extend a key',
    params: ById, body: ApiKeyDraft.extend({ version: Version }), response: ApiKey }),
  remove: endpoint({ ...base, id: 'apiKeys.remove', method: 'DELETE', path: '/api-keys/:id', permission: 'apiKeys:write', summary: 'Revoke a key, at once', params: ById }),
};
