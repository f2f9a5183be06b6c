import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, oneOrMore, page } from './http/list.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';

/** Why a phone was refused; empty where it was answered. */
export const fetchReasons = [
  'credentials-missing', 'wrong-password', 'digest-needed', 'nonce-used', 'suspended', 'outside-networks', 'first-fetch-over', 'enrolment-over', 'secret-replaced', 'unknown-file', 'file-unnamed', 'method-unknown', 'nothing-uploaded',
  'upload-refused', 'upload-name', 'upload-too-large', 'upload-type', 'upload-too-many', 'upload-cut-off', 'too-many-attempts', 'too-often', 'address-refused',
  'template-too-large', 'template-unfit', 'settings-unfit', 'server-fault',
] as const;
export type FetchReason = (typeof fetchReasons)[number];

export const fetchOutcomes = ['served', 'refused'] as const;

export const PhoneFetch = z.object({
  id: Id,
  at: Timestamp,
  ip: z.string(),
  userAgent: z.string(),
  /** Of the handset that the phone was then; null: of a phone without one, or not known. */
  mac: z.string().nullable(),
  method: z.string(),
  file: z.string(),
  /** Of HTTP; what the phone saw. */
  status: z.int(),
  reason: z.enum(fetchReasons).nullable(),
  leftOut: z.int().describe('Refusals like it that came right after it and have no line of their own'),
  lastAt: Timestamp.nullable().describe('When the last of those was'),
}).meta({ id: 'PhoneFetch' });
export type PhoneFetch = z.infer<typeof PhoneFetch>;

export const uploadKinds = ['settings', 'directory', 'log', 'other'] as const;

export const PhoneUpload = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(uploadKinds),
  /** By its content. */
  type: z.enum(['text', 'xml', 'gzip', 'tar', 'pcap']),
  sizeBytes: z.int(),
  receivedAt: Timestamp,
  ip: z.string(),
}).meta({ id: 'PhoneUpload' });
export type PhoneUpload = z.infer<typeof PhoneUpload>;

export const UnknownFetch = z.object({
  id: Id,
  /** In UTC. */
  day: z.iso.date(),
  /** Empty: all networks beyond the number that is kept apart. */
  network: z.string(),
  requests: z.int(),
  firstAt: Timestamp,
  lastAt: Timestamp,
  lastUserAgent: z.string(),
}).meta({ id: 'UnknownFetch' });
export type UnknownFetch = z.infer<typeof UnknownFetch>;

const base = { scope: 'tenant' } as const;
const OfPhone = z.object({ id: Id, uploadId: Id });

/** What phones ask for and send, beside `phones`. */
export const phoneTraffic = {
  fetches: endpoint({ ...base, id: 'phones.fetches', method: 'GET', path: '/phones/:id/fetches', permission: 'phones:read', csv: true, summary: 'Every request of a phone in the last 90 days, refused ones too',
    params: ById, query: listQuery(['at'], { outcome: oneOrMore([...fetchOutcomes]).optional() }, '-at'), response: page(PhoneFetch) }),
  uploads: endpoint({ ...base, id: 'phones.uploads', method: 'GET', path: '/phones/:id/uploads', permission: 'phones:read', summary: 'Files that a phone has sent',
    params: ById, query: listQuery(['receivedAt', 'name', 'sizeBytes'], { kind: oneOrMore([...uploadKinds]).optional() }, '-receivedAt'), response: page(PhoneUpload) }),
  uploadContent: endpoint({ ...base, id: 'phones.uploadContent', method: 'GET', path: '/phones/:id/uploads/:uploadId/content', permission: 'secrets:reveal', download: 'file',
    summary: 'A file that a phone has sent, as it came: what was set at its keys may hold passwords', params: OfPhone, response: z.string() }),
  removeUpload: endpoint({ ...base, id: 'phones.removeUpload', method: 'DELETE', path: '/phones/:id/uploads/:uploadId', permission: 'phones:write', summary: 'Remove a file that a phone has sent', params: OfPhone }),
};

export const unknownFetches = {
  list: endpoint({ id: 'unknownFetches.list', scope: 'organisation', method: 'GET', path: '/unknown-fetches', permission: 'organisations:read', csv: true,
    summary: 'Requests for files that belong to no phone, by day and network: of the platform all, below it those from networks of its own phones',
    query: listQuery(['lastAt', 'requests', 'day'], {}, '-lastAt'), response: page(UnknownFetch) }),
};
