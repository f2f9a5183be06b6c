import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const SmsGroupDraft = z.object({
  name: label(60),
  /** The number that its members share: one with SMS and an SMS carrier profile. */
  phoneNumberId: Id.nullable().default(null),
  /** The extension whose person looks after the group. */
  ownerExtensionId: Id.nullable().default(null),
  memberExtensionIds: z.array(Id).max(500).default([]),
  isEnabled: z.boolean().default(true),
});
export type SmsGroupDraft = z.infer<typeof SmsGroupDraft>;

export const SmsGroup = SmsGroupDraft.extend({
  id: Id,
  phoneNumber: z.object({ id: Id, e164: E164 }).nullable(),
  owner: Reference.nullable(),
  members: z.array(Reference),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'SmsGroup' });
export type SmsGroup = z.infer<typeof SmsGroup>;

const base = { scope: 'tenant' } as const;

export const smsGroups = {
  list: endpoint({ ...base, id: 'smsGroups.list', method: 'GET', path: '/sms-groups', permission: 'smsGroups:read', csv: true, summary: 'SMS groups of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { enabled: flag.optional(), extensionId: Id.optional() }), response: page(SmsGroup) }),
  get: endpoint({ ...base, id: 'smsGroups.get', method: 'GET', path: '/sms-groups/:id', permission: 'smsGroups:read', summary: 'One SMS group', params: ById, response: SmsGroup }),
  create: endpoint({ ...base, id: 'smsGroups.create', method: 'POST', path: '/sms-groups', permission: 'smsGroups:write', summary: 'Create an SMS group', body: SmsGroupDraft, response: SmsGroup }),
  update: endpoint({ ...base, id: 'smsGroups.update', method: 'PUT', path: '/sms-groups/:id', permission: 'smsGroups:write', summary: 'Change an SMS group',
    params: ById, body: SmsGroupDraft.extend({ version: Version }), response: SmsGroup }),
  remove: endpoint({ ...base, id: 'smsGroups.remove', method: 'DELETE', path: '/sms-groups/:id', permission: 'smsGroups:write', summary: 'Remove an SMS group; its number is freed', params: ById }),
  references: referencesEndpoint('smsGroups', '/sms-groups', 'tenant', 'smsGroups:read'),
};
