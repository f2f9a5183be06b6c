import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const ExternalTrunkDraft = z.object({
  name: label(60),
  isEnabled: z.boolean().default(true),
  /** Voice numbers of the enterprise of the route type External Trunk; each belongs to one trunk at most. */
  phoneNumberIds: z.array(Id).max(10_000).default([]),
});
export type ExternalTrunkDraft = z.infer<typeof ExternalTrunkDraft>;

export const ExternalTrunk = ExternalTrunkDraft.extend({
  id: Id,
  phoneNumbers: z.array(z.object({ id: Id, e164: E164 })),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'ExternalTrunk' });
export type ExternalTrunk = z.infer<typeof ExternalTrunk>;

const base = { scope: 'tenant' } as const;

export const externalTrunks = {
  list: endpoint({ ...base, id: 'externalTrunks.list', method: 'GET', path: '/external-trunks', permission: 'externalTrunks:read', csv: true, summary: 'External trunks of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { enabled: flag.optional() }), response: page(ExternalTrunk) }),
  get: endpoint({ ...base, id: 'externalTrunks.get', method: 'GET', path: '/external-trunks/:id', permission: 'externalTrunks:read', summary: 'One external trunk', params: ById, response: ExternalTrunk }),
  create: endpoint({ ...base, id: 'externalTrunks.create', method: 'POST', path: '/external-trunks', permission: 'externalTrunks:write', summary: 'Create an external trunk', body: ExternalTrunkDraft, response: ExternalTrunk }),
  update: endpoint({ ...base, id: 'externalTrunks.update', method: 'PUT', path: '/external-trunks/:id', permission: 'externalTrunks:write', summary: 'Change an external trunk',
    params: ById, body: ExternalTrunkDraft.extend({ version: Version }), response: ExternalTrunk }),
  remove: endpoint({ ...base, id: 'externalTrunks.remove', method: 'DELETE', path: '/external-trunks/:id', permission: 'externalTrunks:write', summary: 'Remove an external trunk; its numbers are freed', params: ById }),
  references: referencesEndpoint('externalTrunks', '/external-trunks', 'tenant', 'externalTrunks:read'),
};
