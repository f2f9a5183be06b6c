import { z } from 'zod';
import { UnconditionalMode } from './forwarding.ts';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { Role } from './permissions.ts';
import { LabelledDestination } from './primitives/destination.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { Country } from './primitives/locale.ts';
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
   * a suffix where another account has the name. Its password is shown once, to whoever sets it.
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

export const endpointKinds = ['SOFTPHONE', 'MOBILE', 'THIRD_PARTY', 'IP_PHONE'] as const;
/** What may ring as an extension, all at the same time. */
export const EndpointKind = z.enum(endpointKinds);
export type EndpointKind = z.infer<typeof EndpointKind>;

const condition = z.object({ action: z.enum(['END', 'FORWARD']), to: LabelledDestination.nullable() });

/** An extension as the list tells of it: with what its cards come to. A destination that is null where calls are forwarded has gone. */
export const ListedExtension = Extension.extend({
  /** With it and the code of the enterprise its person signs in, where that is allowed. */
  username: z.string(),
  role: Role,
  /** Where codes and links go: an e-mail address or a phone number. Empty: none. */
  personalContact: z.string(),
  /** Of which it is a member. */
  ringGroups: z.array(z.object({ id: Id, name: z.string(), shortNumber: z.string().nullable() })),
  presentationNumber: z.object({ id: Id, e164: E164 }).nullable(),
  /** Null: the default one. */
  dialPlanProfile: Reference.nullable(),
  /** Null: that of the enterprise. */
  country: Country.nullable(),
  isAnonymous: z.boolean(),
  hasPresence: z.boolean(),
  isRecorded: z.boolean(),
  endpoints: z.array(EndpointKind),
  softphoneKind: z.enum(['BASIC', 'OPERATOR_CONSOLE']),
  /** Whose app rings, or would. */
  mobileUser: Reference.extend({ email: z.string().nullable() }).nullable(),
  voicemail: z.object({ isOn: z.boolean(), isNotified: z.boolean(), email: z.string() }),
  forwarding: z.object({
    /** What is set to forward every call at this moment. Whether it can be followed is for `extensions.explain` to say: the dial plan may forbid it, or nobody is there. */
    now: z.object({ by: z.enum(['TEMPORARY', 'ALWAYS', 'SCHEDULE']), to: LabelledDestination.nullable() }).nullable(),
    unconditional: z.object({ mode: UnconditionalMode, to: LabelledDestination.nullable() }),
    notReachable: condition,
    busy: condition,
    noAnswer: condition.extend({ ringSeconds: z.int() }),
  }),
}).meta({ id: 'ListedExtension' });
export type ListedExtension = z.infer<typeof ListedExtension>;

const filters = {
  enabled: flag.optional(),
  ringGroupId: Id.optional().describe('A ring group of which it is a member'),
  dialPlanProfileId: Id.optional(),
  endpoint: EndpointKind.optional().describe('What may ring as it'),
  role: Role.optional().describe('What its person may do, where they may sign in'),
  voicemail: flag.optional().describe('Whether unanswered calls go to voicemail'),
  userId: Id.optional().describe('Whose app rings'),
  forwardsTo: Id.optional().describe('An extension, ring group or number that its forwarding names'),
  forwardsNow: flag.optional().describe('Whether something is set to forward every call at this moment'),
};

export const SipCredentials = z.object({ sipUsername: z.string(), sipPassword: z.string().meta({ secret: true }), sipServer: z.string() });

const base = { scope: 'tenant' } as const;

export const extensions = {
  list: endpoint({ ...base, id: 'extensions.list', method: 'GET', path: '/extensions', permission: 'extensions:read', csv: true, summary: 'Extensions of the enterprise',
    query: listQuery(['shortNumber', 'displayName', 'createdAt', 'updatedAt'], filters), response: page(ListedExtension) }),
  get: endpoint({ ...base, id: 'extensions.get', method: 'GET', path: '/extensions/:id', permission: 'extensions:read', summary: 'One extension', params: ById, response: Extension }),
  create: endpoint({ ...base, id: 'extensions.create', method: 'POST', path: '/extensions', permission: 'extensions:write', summary: 'Create an extension; its SIP account is generated',
    body: ExtensionDraft, response: Extension }),
  update: endpoint({ ...base, id: 'extensions.update', method: 'PUT', path: '/extensions/:id', permission: 'extensions:write', summary: 'Change an extension',
    params: ById, body: ExtensionDraft.extend({ version: Version }), response: Extension }),
  remove: endpoint({ ...base, id: 'extensions.remove', method: 'DELETE', path: '/extensions/:id', permission: 'extensions:write', summary: 'Remove an extension; its numbers are freed, phone lines cleared', params: ById }),
  references: referencesEndpoint('extensions', '/extensions', 'tenant', 'extensions:read'),
};
