import { z } from 'zod';
import { deliversRecordings, DialledNumber, inboundDraft, inboundNames, outboundDraft, outboundNames, recordingDraft, recordingNames, undelivered } from './call-handling.ts';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { SipHost, SipUser } from './primitives/sip-address.ts';
import { referencesEndpoint } from './references.ts';
import { SipCredentials } from './extensions.ts';
import { Email } from './session.ts';

export const contactMethodKinds = ['SIP_ACCOUNT', 'PSTN_FORWARDING', 'SIP_FORWARDING', 'EMAIL'] as const;
export const ContactMethodKind = z.enum(contactMethodKinds);
export type ContactMethodKind = z.infer<typeof ContactMethodKind>;

const Common = z.object({ userId: Id, name: label(60) });

const Inbound = Common.extend(inboundDraft);

const SipAccount = Inbound.extend({
  kind: z.literal('SIP_ACCOUNT'),
  ...outboundDraft,
  /** The voice number that calls to the outside show; kept while such calls are off. */
  presentedNumberId: Id.nullable().default(null),
  ...recordingDraft,
});

/** The rules between its fields, the same in the form and in the API. */
const coherent = <D extends z.ZodType<z.output<typeof SipAccount>>>(draft: D) =>
  draft
    .refine(({ externalOutboundEnabled, presentedNumberId }) => !externalOutboundEnabled || presentedNumberId !== null, { path: ['presentedNumberId'], error: 'Choose the number that external calls show' })
    .refine(deliversRecordings, undelivered);

/** A phone or softphone that registers with credentials of its own. */
export const SipAccountDraft = coherent(SipAccount);

/** Calls go on to a number of the public network. */
export const PstnForwardingDraft = Inbound.extend({
  kind: z.literal('PSTN_FORWARDING'),
  number: E164,
  /** The voice number that the forwarded call shows; null: that of the caller. */
  presentedNumberId: Id.nullable().default(null),
});

export const sipTransports = ['UDP', 'TCP', 'TLS'] as const;

/** Calls go on to a SIP address elsewhere. */
export const SipForwardingDraft = Inbound.extend({
  kind: z.literal('SIP_FORWARDING'),
  username: SipUser,
  host: SipHost,
  port: z.int().min(1).max(65_535).default(5060),
  transport: z.enum(sipTransports).default('UDP'),
});

/** As it is kept: it may be from before hosts were looked at as closely. */
const SipForwarding = SipForwardingDraft.extend({ username: z.string(), host: z.string() });

/** Where voicemail and recordings of the user are sent. */
export const EmailContactDraft = Common.extend({ kind: z.literal('EMAIL'), address: Email });

export const ContactMethodDraft = z.discriminatedUnion('kind', [SipAccountDraft, PstnForwardingDraft, SipForwardingDraft, EmailContactDraft]);
/** What is decided about one, before the rules between its fields. */
export const ContactMethodFields = z.discriminatedUnion('kind', [SipAccount, PstnForwardingDraft, SipForwarding, EmailContactDraft]);
export type ContactMethodDraft = z.infer<typeof ContactMethodDraft>;

const versioned = { version: Version };
const Update = z.discriminatedUnion('kind', [coherent(SipAccount.extend(versioned)), PstnForwardingDraft.extend(versioned), SipForwardingDraft.extend(versioned), EmailContactDraft.extend(versioned)]);
export type ContactMethodUpdate = z.infer<typeof Update>;

const known = { id: Id, userName: z.string(), phoneNumbers: z.array(DialledNumber), presentedNumber: DialledNumber.nullable(), version: Version, createdAt: Timestamp, updatedAt: Timestamp };
const reached = { ...known, ...inboundNames };

export const ContactMethod = z
  .discriminatedUnion('kind', [
    SipAccount.extend({ ...reached, ...outboundNames, ...recordingNames, sipUsername: z.string(), hasSipPassword: z.boolean() }), PstnForwardingDraft.extend(reached), SipForwarding.extend(reached),
    EmailContactDraft.extend({ ...known, address: z.string() }),
  ])
  .meta({ id: 'ContactMethod' });
export type ContactMethod = z.infer<typeof ContactMethod>;
/** One of a kind. */
export type ContactMethodOf<K extends ContactMethodKind> = Extract<ContactMethod, { kind: K }>;

const base = { scope: 'tenant', permission: 'contactMethods:read' } as const;
const write = { scope: 'tenant', permission: 'contactMethods:write' } as const;

export const contactMethods = {
  list: endpoint({ ...base, id: 'contactMethods.list', method: 'GET', path: '/contact-methods', csv: true, summary: 'SIP accounts, forwardings and e-mail addresses of users',
    query: listQuery(['name', 'userName', 'createdAt', 'updatedAt'], { kind: ContactMethodKind.optional(), userId: Id.optional() }), response: page(ContactMethod) }),
  get: endpoint({ ...base, id: 'contactMethods.get', method: 'GET', path: '/contact-methods/:id', summary: 'One contact method', params: ById, response: ContactMethod }),
  create: endpoint({ ...write, id: 'contactMethods.create', method: 'POST', path: '/contact-methods', summary: 'Create a contact method; the credentials of a SIP account are generated', body: ContactMethodDraft, response: ContactMethod }),
  update: endpoint({ ...write, id: 'contactMethods.update', method: 'PUT', path: '/contact-methods/:id', summary: 'Change a contact method; it stays of its kind and its user', params: ById, body: Update, response: ContactMethod }),
  remove: endpoint({ ...write, id: 'contactMethods.remove', method: 'DELETE', path: '/contact-methods/:id', summary: 'Remove a contact method; its numbers are freed', params: ById }),
  references: referencesEndpoint('contactMethods', '/contact-methods', 'tenant', 'contactMethods:read'),
  replaceSipPassword: endpoint({ ...write, id: 'contactMethods.replaceSipPassword', method: 'POST', path: '/contact-methods/:id/sip-credentials',
    summary: 'Generate another SIP password of a SIP account, and show it this once', params: ById, response: SipCredentials }),
};
