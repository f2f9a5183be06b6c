import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const OperatorConnectTrunkDraft = z.object({
  name: label(60),
  isEnabled: z.boolean().default(true),
  /** Voice numbers of the enterprise of the route type Operator Connect; each belongs to one trunk at most. */
  phoneNumberIds: z.array(Id).max(10_000).default([]),
});
export type OperatorConnectTrunkDraft = z.infer<typeof OperatorConnectTrunkDraft>;

export const OperatorConnectTrunk = OperatorConnectTrunkDraft.extend({
  id: Id,
  phoneNumbers: z.array(z.object({ id: Id, e164: E164 })),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'OperatorConnectTrunk' });
export type OperatorConnectTrunk = z.infer<typeof OperatorConnectTrunk>;

const base = { scope: 'tenant' } as const;

export const operatorConnectTrunks = {
  list: endpoint({ ...base, id: 'operatorConnectTrunks.list', method: 'GET', path: '/operator-connect-trunks', permission: 'operatorConnectTrunks:read', csv: true, summary: 'Operator Connect trunks of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { enabled: flag.optional() }), response: page(OperatorConnectTrunk) }),
  get: endpoint({ ...base, id: 'operatorConnectTrunks.get', method: 'GET', path: '/operator-connect-trunks/:id', permission: 'operatorConnectTrunks:read', summary: 'One Operator Connect trunk', params: ById, response: OperatorConnectTrunk }),
  create: endpoint({ ...base, id: 'operatorConnectTrunks.create', method: 'POST', path: '/operator-connect-trunks', permission: 'operatorConnectTrunks:write', summary: 'Create an Operator Connect trunk', body: OperatorConnectTrunkDraft, response: OperatorConnectTrunk }),
  update: endpoint({ ...base, id: 'operatorConnectTrunks.update', method: 'PUT', path: '/operator-connect-trunks/:id', permission: 'operatorConnectTrunks:write', summary: 'Change an Operator Connect trunk',
    params: ById, body: OperatorConnectTrunkDraft.extend({ version: Version }), response: OperatorConnectTrunk }),
  remove: endpoint({ ...base, id: 'operatorConnectTrunks.remove', method: 'DELETE', path: '/operator-connect-trunks/:id', permission: 'operatorConnectTrunks:write', summary: 'Remove an Operator Connect trunk; its numbers are freed', params: ById }),
  references: referencesEndpoint('operatorConnectTrunks', '/operator-connect-trunks', 'tenant', 'operatorConnectTrunks:read'),
};
