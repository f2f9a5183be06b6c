import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const ExtensionDraft = z.object({
  shortNumber: ShortNumber,
  displayName: label(60),
  /** Voice numbers of the enterprise by direct routing that ring here; each belongs to one extension at most. */
  phoneNumberIds: z.array(Id).max(100).default([]),
  /** The number shown to the called party, any voice number of the enterprise; null: the first that rings here. */
  presentationNumberId: Id.nullable().default(null),
  isEnabled: z.boolean().default(true),
});
export type ExtensionDraft = z.infer<typeof ExtensionDraft>;

export const Extension = ExtensionDraft.extend({
  id: Id,
  phoneNumbers: z.array(z.object({ id: Id, e164: E164 })),
  /**
   * The SIP account, `100-CANISTRACCI`: the short number and the enterprise's code at the time it got that short number, with
   * a suffix where another account has the name. Its password is only ever revealed on request.
   */
  sipUsername: z.string(),
  hasSipPassword: z.boolean(),
  phones: z.array(z.object({ id: Id, name: z.string(), position: z.int() })),
  /** The SMS groups that it owns or belongs to. */
  smsGroups: z.array(z.object({ id: Id, name: z.string(), isOwner: z.boolean(), isMember: z.boolean() })),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'Extension' });
export type Extension = z.infer<typeof Extension>;

export const SipCredentials = z.object({ sipUsername: z.string(), sipPassword: z.string().meta({ secret: true }), sipServer: z.string() });

const base = { scope: 'tenant' } as const;

export const extensions = {
  list: endpoint({ ...base, id: 'extensions.list', method: 'GET', path: '/extensions', permission: 'extensions:read', csv: true, summary: 'Extensions of the enterprise',
    query: listQuery(['shortNumber', 'displayName', 'createdAt', 'updatedAt'], { enabled: flag.optional(), dialPlanProfileId: Id.optional(), userId: Id.optional().describe('Whose app rings'), forwardsTo: Id.optional().describe('An extension, ring group or number that its forwarding names') }), response: page(Extension) }),
  get: endpoint({ ...base, id: 'extensions.get', method: 'GET', path: '/extensions/:id', permission: 'extensions:read', summary: 'One extension', params: ById, response: Extension }),
  create: endpoint({ ...base, id: 'extensions.create', method: 'POST', path: '/extensions', permission: 'extensions:write', summary: 'Create an extension; its SIP account is generated',
    body: ExtensionDraft, response: Extension }),
  update: endpoint({ ...base, id: 'extensions.update', method: 'PUT', path: '/extensions/:id', permission: 'extensions:write', summary: 'Change an extension',
    params: ById, body: ExtensionDraft.extend({ version: Version }), response: Extension }),
  remove: endpoint({ ...base, id: 'extensions.remove', method: 'DELETE', path: '/extensions/:id', permission: 'extensions:write', summary: 'Remove an extension; its numbers are freed, phone lines cleared', params: ById }),
  references: referencesEndpoint('extensions', '/extensions', 'tenant', 'extensions:read'),
  regenerateSipPassword: endpoint({ ...base, id: 'extensions.regenerateSipPassword', method: 'POST', path: '/extensions/:id/sip-password', permission: 'extensions:write',
    summary: 'Replace the SIP password; phones get it with their next fetch', params: ById, response: Extension }),
  revealSipPassword: endpoint({ ...base, id: 'extensions.revealSipPassword', method: 'POST', path: '/extensions/:id/sip-password/reveal', permission: 'secrets:reveal',
    summary: 'Read the SIP password; leaves an audit row', params: ById, response: SipCredentials }),
};
