import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { Label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const voiceRouteTypes = ['DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'] as const;
export const VoiceRouteType = z.enum(voiceRouteTypes);
/** Follow from the assignee: see the glossary, "services of a number". */
export const NumberService = z.enum(['PBX', 'CALLAPP', 'ET', 'OC', 'SMS']);

export const NumberCapabilities = z.object({
  voice: z.boolean().default(true),
  sms: z.boolean().default(false),
  fax: z.boolean().default(false),
  /** How calls reach a voice number; without voice it is null, whatever was sent. */
  voiceRouteType: VoiceRouteType.nullable().default('DIRECT_ROUTING'),
});

export const PhoneNumber = NumberCapabilities.extend({
  id: Id,
  e164: E164,
  ownerId: Id,
  ownerName: Label,
  assignedTo: Reference.nullable(),
  services: z.array(NumberService),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** One number, or a range: both ends included, at most 10,000 numbers. */
export const PhoneNumberAdd = NumberCapabilities.extend({
  first: E164,
  last: E164.nullable().default(null),
  /** Who gets them: the organisation itself or one below. */
  ownerId: Id,
});

const base = { scope: 'organisation' } as const;

export const phoneNumbers = {
  list: endpoint({ ...base, id: 'phoneNumbers.list', method: 'GET', path: '/phone-numbers', permission: 'phoneNumbers:read', csv: true, summary: 'Phone numbers of the subtree',
    query: listQuery(['e164', 'updatedAt'], { ownerId: Id.optional(), assigned: flag.optional(), voice: flag.optional(), sms: flag.optional(), fax: flag.optional(), voiceRouteType: VoiceRouteType.optional() }),
    response: page(PhoneNumber) }),
  get: endpoint({ ...base, id: 'phoneNumbers.get', method: 'GET', path: '/phone-numbers/:id', permission: 'phoneNumbers:read', summary: 'One phone number', params: ById, response: PhoneNumber }),
  create: endpoint({ ...base, id: 'phoneNumbers.create', method: 'POST', path: '/phone-numbers', permission: 'phoneNumbers:write', summary: 'Add a number or a range, all or nothing',
    body: PhoneNumberAdd, response: z.object({ added: z.int(), first: E164, last: E164 }) }),
  update: endpoint({ ...base, id: 'phoneNumbers.update', method: 'PUT', path: '/phone-numbers/:id', permission: 'phoneNumbers:write', summary: 'Change capabilities',
    params: ById, body: NumberCapabilities.extend({ version: Version }), response: PhoneNumber }),
  transfer: endpoint({ ...base, id: 'phoneNumbers.transfer', method: 'POST', path: '/phone-numbers/transfer', permission: 'phoneNumbers:assign',
    summary: 'Give unassigned numbers to another organisation of the subtree, or take them back', body: z.object({ ids: z.array(Id).min(1).max(1000), ownerId: Id }), response: z.object({ transferred: z.int() }) }),
  remove: endpoint({ ...base, id: 'phoneNumbers.remove', method: 'DELETE', path: '/phone-numbers/:id', permission: 'phoneNumbers:write', summary: 'Remove an unassigned number', params: ById }),
  references: referencesEndpoint('phoneNumbers', '/phone-numbers', 'organisation', 'phoneNumbers:read'),
};
