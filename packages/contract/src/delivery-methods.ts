import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';
import { Email } from './session.ts';

export const deliveryTypes = ['EMAIL', 'FTP', 'SFTP', 'S3', 'DROPBOX', 'GOOGLE_DRIVE', 'ONEDRIVE'] as const;
export const DeliveryType = z.enum(deliveryTypes);
export type DeliveryType = z.infer<typeof DeliveryType>;

/** Those that a person lets us into in their browser. */
export const cloudTypes = ['DROPBOX', 'GOOGLE_DRIVE', 'ONEDRIVE'] as const;
export type CloudType = (typeof cloudTypes)[number];
export const isCloud = (type: string): type is CloudType => (cloudTypes as readonly string[]).includes(type);

/** What a file name may say of the call that it is about. */
export const fileNameFields = ['call_id', 'date', 'time', 'caller', 'callee', 'direction', 'duration', 'user'] as const;
export type FileNameField = (typeof fileNameFields)[number];

const field = /\{([^{}]*)\}/g;

/** The fields of a pattern that there are not, as they were written. */
export const unknownFields = (pattern: string): string[] =>
  [...pattern.matchAll(field)].map(([, name]) => name!).filter((name) => !(fileNameFields as readonly string[]).includes(name));

const noField = (name: string): string => `There is no field "{${name}}"`;

/** `{date}_{time}_{caller}`, without the ending, which follows from the file. */
export const FileNamePattern = label(200).superRefine((pattern, { addIssue }) => {
  const [unknown] = unknownFields(pattern);
  if (unknown !== undefined) addIssue({ code: 'custom', message: noField(unknown), input: pattern });
  else if (/[{}]/.test(pattern.replace(field, ''))) addIssue({ code: 'custom', message: 'A brace is not closed', input: pattern });
});
export const defaultFileName = '{date}_{time}_{caller}_{callee}_{call_id}';

const Host = z.string().trim().max(253).regex(/^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$/, 'A host name or an IP address');
const Port = z.int().min(1).max(65_535);
const oneLine = /^[^\u0000-\u001f\u007f]+$/;
const secret = (text = z.string().min(1).max(1_000).regex(oneLine, 'Only printable characters on one line')) => text.nullable().optional().describe('Absent: it stays; null: it is forgotten. Never answered.').meta({ secret: true });

/** A server and nothing else, however it is written: in any case, and with its usual port or without. */
const isOrigin = (text: string): boolean => {
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
};

const Endpoint = z.url({ protocol: /^https?$/, hostname: /^[^\s]+$/ }).max(300)
  .refine((text) => !URL.canParse(text) || isOrigin(text), 'An address without a path, such as https://s3.example.com');

export const ftpModes = ['ACTIVE', 'PASSIVE'] as const;
export const ftpSecurities = ['EXPLICIT', 'IMPLICIT', 'NONE'] as const;

const email = { type: z.literal('EMAIL'), addresses: z.array(Email).min(1).max(20), subject: label(150) };
const ftp = {
  type: z.literal('FTP'), host: Host, port: Port.default(21), directory: optionalLabel(255),
  mode: z.enum(ftpModes).default('ACTIVE'),
  /** NONE: user, password and files can be read on their way. */
  security: z.enum(ftpSecurities).default('EXPLICIT'),
  isAnonymous: z.boolean().default(false),
  username: optionalLabel(100),
};
const sftp = { type: z.literal('SFTP'), host: Host, port: Port.default(22), directory: optionalLabel(255), username: label(100) };
const s3 = {
  type: z.literal('S3'), endpoint: Endpoint, region: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A region, such as eu-central-1').default('us-east-1'),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'The name of a bucket: 3 to 63 small letters, digits, dots and dashes'),
  prefix: optionalLabel(255), accessKeyId: label(200), usesPathStyle: z.boolean().default(true),
};
const cloud = <T extends CloudType>(type: T) => z.object({ type: z.literal(type), folder: optionalLabel(255) });
const clouds = [cloud('DROPBOX'), cloud('GOOGLE_DRIVE'), cloud('ONEDRIVE')] as const;

export const DeliveryTargetDraft = z.discriminatedUnion('type', [
  z.object(email),
  z.object({ ...ftp, password: secret() }).refine(({ isAnonymous, username }) => isAnonymous || username !== '', { path: ['username'], message: 'A user name, or anonymous' }),
  z.object({ ...sftp, password: secret(), privateKey: secret(z.string().min(1).max(20_000)), passphrase: secret() }),
  z.object({ ...s3, secretAccessKey: secret() }),
  ...clouds,
]);
export type DeliveryTargetDraft = z.infer<typeof DeliveryTargetDraft>;

export const DeliveryTarget = z.discriminatedUnion('type', [
  z.object(email),
  z.object({ ...ftp, hasPassword: z.boolean() }),
  z.object({ ...sftp, hasPassword: z.boolean(), hasPrivateKey: z.boolean(), hasPassphrase: z.boolean() }),
  z.object({ ...s3, hasSecretAccessKey: z.boolean() }),
  ...clouds,
]).meta({ id: 'DeliveryTarget' });
export type DeliveryTarget = z.infer<typeof DeliveryTarget>;

export const DeliveryMethodDraft = z.object({ name: label(60), fileNamePattern: FileNamePattern.default(defaultFileName), target: DeliveryTargetDraft });
export type DeliveryMethodDraft = z.infer<typeof DeliveryMethodDraft>;

/** UNTESTED: nothing has been delivered yet; NOT_CONNECTED: nobody has let us into the cloud account. */
export const deliveryStatuses = ['OK', 'FAILED', 'ACCESS_REVOKED', 'NOT_CONNECTED', 'UNTESTED'] as const;
export const DeliveryStatus = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const deliveryFailures = [
  'access-revoked', 'not-connected', 'not-set-up', 'incomplete', 'unknown-host', 'address-not-allowed', 'unreachable', 'timeout', 'insecure', 'sign-in-refused', 'host-key-changed', 'refused',
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

export const DeliveryOutcome = z.object({
  at: Timestamp,
  failure: z.enum(deliveryFailures).nullable(),
  /** Where the file lies; where it should have gone, when it does not. */
  place: z.string(),
  /** What the server said, in its words. */
  answer: z.string(),
  /** The fingerprint that an SFTP server showed in place of the one that is known. */
  foundHostKey: z.string().nullable(),
}).meta({ id: 'DeliveryOutcome' });
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>;

export const DeliveryMethod = z.object({
  id: Id,
  name: z.string(),
  fileNamePattern: z.string(),
  target: DeliveryTarget,
  /** In one line, for people. */
  place: z.string(),
  /** The cloud account that is connected. */
  account: z.string().nullable(),
  /** Of an SFTP server; kept from the first test on. */
  hostKeyFingerprint: z.string().nullable(),
  status: DeliveryStatus,
  lastTest: DeliveryOutcome.nullable(),
  /** Of files that were to be delivered; null once one has arrived again. */
  lastFailure: DeliveryOutcome.nullable(),
  /** While a test is under way. */
  testRequestedAt: Timestamp.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'DeliveryMethod' });
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;

const base = { scope: 'tenant' } as const;

export const deliveryMethods = {
  list: endpoint({ ...base, id: 'deliveryMethods.list', method: 'GET', path: '/delivery-methods', permission: 'deliveryMethods:read', csv: true, summary: 'Delivery methods of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { type: DeliveryType.optional(), status: DeliveryStatus.optional() }), response: page(DeliveryMethod) }),
  types: endpoint({ ...base, id: 'deliveryMethods.types', method: 'GET', path: '/delivery-method-types', permission: 'deliveryMethods:read', summary: 'The types, and which of them this installation is set up for',
    response: z.object({ items: z.array(z.object({ type: DeliveryType, isSetUp: z.boolean() })) }) }),
  get: endpoint({ ...base, id: 'deliveryMethods.get', method: 'GET', path: '/delivery-methods/:id', permission: 'deliveryMethods:read', summary: 'One delivery method, without its secrets', params: ById, response: DeliveryMethod }),
  create: endpoint({ ...base, id: 'deliveryMethods.create', method: 'POST', path: '/delivery-methods', permission: 'deliveryMethods:write', summary: 'Create a delivery method', body: DeliveryMethodDraft, response: DeliveryMethod }),
  update: endpoint({ ...base, id: 'deliveryMethods.update', method: 'PUT', path: '/delivery-methods/:id', permission: 'deliveryMethods:write', summary: 'Change a delivery method; another server needs its secrets anew',
    params: ById, body: DeliveryMethodDraft.extend({ version: Version }), response: DeliveryMethod }),
  remove: endpoint({ ...base, id: 'deliveryMethods.remove', method: 'DELETE', path: '/delivery-methods/:id', permission: 'deliveryMethods:write', summary: 'Remove a delivery method; what used it loses it', params: ById }),
  references: referencesEndpoint('deliveryMethods', '/delivery-methods', 'tenant', 'deliveryMethods:read'),
  test: endpoint({ ...base, id: 'deliveryMethods.test', method: 'POST', path: '/delivery-methods/:id/test', permission: 'deliveryMethods:write', summary: 'Deliver a small file; the outcome is the last test of the method within 20 seconds',
    params: ById, body: z.object({ trustHostKey: z.string().max(100).optional().describe('The fingerprint of an SFTP server to know from now on') }), response: DeliveryMethod }),
  connect: endpoint({ ...base, id: 'deliveryMethods.connect', method: 'POST', path: '/delivery-methods/:id/connect', permission: 'deliveryMethods:write', summary: 'Where to let us into a cloud account; also to do so again', params: ById,
    response: z.object({ url: z.url() }), unaudited: 'Nothing is connected yet.' }),
  authorize: endpoint({ ...base, id: 'deliveryMethods.authorize', method: 'POST', path: '/delivery-method-authorizations', permission: 'deliveryMethods:write', summary: 'Finish connecting, with what the provider sent back',
    body: z.object({ code: z.string().min(1).max(4_000).meta({ secret: true }), state: z.string().min(1).max(1_000).meta({ secret: true }) }), response: DeliveryMethod }),
};
