import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { hasNoNul, listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { optionalLabel } from './primitives/label.ts';
import { ShortNumber } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

/** How a call to an internal number finds its way. */
export const InternalRouting = z.enum(['CONTACT_METHOD', 'CALL_FLOW']);
export type InternalRouting = z.infer<typeof InternalRouting>;

/** Everything that an internal number can be given to, and the routing that follows from it. */
export const internalAssignees = { 'app-configuration': 'CONTACT_METHOD', 'contact-method': 'CONTACT_METHOD', 'call-flow': 'CALL_FLOW' } as const satisfies Record<string, InternalRouting>;
export type InternalAssigneeKind = keyof typeof internalAssignees;

export const InternalNumberDraft = z.object({ number: ShortNumber, description: optionalLabel(60) });
export type InternalNumberDraft = z.infer<typeof InternalNumberDraft>;

/** One number, or a range: both ends included and of one length. */
export const InternalNumberAdd = z.object({ first: ShortNumber, last: ShortNumber.nullable().default(null), description: optionalLabel(60) });

export const InternalNumber = InternalNumberDraft.extend({
  id: Id,
  routing: InternalRouting.nullable(),
  /** Whose it is; given and taken away there. */
  assignee: Reference.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'InternalNumber' });
export type InternalNumber = z.infer<typeof InternalNumber>;

const part = z.string().trim().min(1).max(60).refine(hasNoNul, 'Not a text').optional();
const base = { scope: 'tenant' } as const;

export const internalNumbers = {
  list: endpoint({ ...base, id: 'internalNumbers.list', method: 'GET', path: '/internal-numbers', permission: 'internalNumbers:read', csv: true, summary: 'Internal numbers of the enterprise',
    query: listQuery(['number', 'createdAt', 'updatedAt'], { number: part, routing: z.enum(['NONE', ...InternalRouting.options]).optional(), assignee: part }), response: page(InternalNumber) }),
  get: endpoint({ ...base, id: 'internalNumbers.get', method: 'GET', path: '/internal-numbers/:id', permission: 'internalNumbers:read', summary: 'One internal number', params: ById, response: InternalNumber }),
  create: endpoint({ ...base, id: 'internalNumbers.create', method: 'POST', path: '/internal-numbers', permission: 'internalNumbers:write', summary: 'Add a number or a range, all or nothing',
    body: InternalNumberAdd, response: z.object({ added: z.int(), first: InternalNumber, last: InternalNumber }) }),
  update: endpoint({ ...base, id: 'internalNumbers.update', method: 'PUT', path: '/internal-numbers/:id', permission: 'internalNumbers:write', summary: 'Change an internal number',
    params: ById, body: InternalNumberDraft.extend({ version: Version }), response: InternalNumber }),
  remove: endpoint({ ...base, id: 'internalNumbers.remove', method: 'DELETE', path: '/internal-numbers/:id', permission: 'internalNumbers:write', summary: 'Remove an internal number that nobody has', params: ById }),
  references: referencesEndpoint('internalNumbers', '/internal-numbers', 'tenant', 'internalNumbers:read'),
};
