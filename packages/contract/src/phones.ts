import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { KeyKind, PhoneKey, PhoneKeys } from './key-layouts.ts';
import { TemplateFile } from './phone-templates.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { Mac } from './primitives/mac.ts';
import { Reference } from './http/problem.ts';
import { referencesEndpoint } from './references.ts';

/** Printable ASCII without blank, colon or quote: safe in HTTP Basic, in URLs and in every vendor's file. */
const HttpCredential = z.string().regex(/^[A-Za-z0-9._~!$*+@^-]{1,64}$/, 'Letters, digits and . _ ~ ! $ * + @ ^ - only');
const FileName = z.union([z.literal(''), z.string().max(100).regex(/^(?!.*\.\.)[A-Za-z0-9._{}-]+$/, 'A file name without slashes; {mac} stands for the MAC address')]);

/** Of the catalogue, `yealink-t46u`. */
export const ModelId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'Not the id of a model');

export const PhoneLine = z.object({ position: z.int().min(0).max(5), extensionId: Id });

const FieldValues = z.record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/), optionalLabel(500).unwrap()).refine((values) => Object.keys(values).length <= 100, 'At most 100 variables');

const shape = {
  name: label(60),
  /** No hardware: no MAC address, files under a generated name. */
  isVirtual: z.boolean().default(false),
  modelId: ModelId,
  mac: Mac.nullable().default(null),
  acceptsDataFromPhone: z.boolean().default(false),
  /** Overrides the file name that the model asks for. */
  fileName: FileName.default(''),
  /** What the phone's address asks for besides its secret. Empty: nothing. Absent: kept as it is; for a new phone, generated. */
  httpUsername: z.union([z.literal(''), HttpCredential]).optional(),
  /** Write-only, and only with a user name. Absent: kept as it is, or generated where there is none. */
  httpPassword: HttpCredential.optional().meta({ secret: true }),
  /** `ANY`: HTTP Basic or Digest, as the phone likes; `DIGEST`: the password never travels. */
  httpScheme: z.enum(['ANY', 'DIGEST']).default('ANY'),
  lines: z.array(PhoneLine).max(6).default([]),
  /** Null: the files that its family comes with. */
  templateId: Id.nullable().default(null),
  /** Of the variables that the template declares, by name; one that is missing or empty has its default. */
  fieldValues: FieldValues.default({}),
  /** The same for those that are secret: absent ones stay, empty ones are forgotten. Never answered. */
  hiddenFieldValues: FieldValues.optional().meta({ secret: true }),
  keyLayoutId: Id.nullable().default(null),
  /** Its own, in the places of those of the layout. */
  keys: PhoneKeys.default([]),
};
const rules = (draft: { isVirtual: boolean; mac: string | null; httpUsername?: string | undefined; httpPassword?: string | undefined; lines: { position: number; extensionId: string }[] }, context: z.RefinementCtx) => {
  if (!draft.isVirtual && draft.mac === null) context.addIssue({ code: 'custom', path: ['mac'], message: 'A phone that is not virtual has a MAC address' });
  if (draft.isVirtual && draft.mac !== null) context.addIssue({ code: 'custom', path: ['mac'], message: 'A virtual phone has no MAC address' });
  if (draft.httpUsername === '' && draft.httpPassword !== undefined) context.addIssue({ code: 'custom', path: ['httpPassword'], message: 'A password needs a user name' });
  for (const key of ['position', 'extensionId'] as const) {
    const seen = new Set<string | number>();
    draft.lines.forEach((line, index) => {
      if (seen.has(line[key])) context.addIssue({ code: 'custom', path: ['lines', index, key], message: key === 'position' ? 'This line is used twice' : 'The same extension is on two lines' });
      seen.add(line[key]);
    });
  }
};

export const PhoneDraft = z.object(shape).superRefine(rules);
export type PhoneDraft = z.infer<typeof PhoneDraft>;
export const PhoneUpdate = z.object({ ...shape, version: Version }).superRefine(rules);

export const Phone = z.object({
  ...shape,
  httpUsername: z.string(),
  httpPassword: z.never().optional(),
  hiddenFieldValues: z.never().optional(),
  /** Names of the secret variables that it has a value of. */
  hiddenFieldsSet: z.array(z.string()),
  keys: z.array(PhoneKey),
  id: Id,
  modelName: z.string(),
  lines: z.array(PhoneLine.extend({ shortNumber: z.string(), displayName: z.string() })),
  hasHttpPassword: z.boolean(),
  /** The secret part is masked; `phones.revealProvisioning` answers the whole. */
  provisioningUrl: z.string(),
  /** What it said of itself when it was last answered; the firmware is a part of that. */
  lastFetch: z.object({ at: Timestamp, ip: z.string(), userAgent: z.string(), firmware: z.string() }).nullable(),
  /** It would get other settings now than those that it took last. */
  isChangedSinceFetch: z.boolean(),
  /** Until then it may be fetched from anywhere, afterwards from the networks that it is known from; null: no such limit. */
  firstFetchUntil: Timestamp.nullable(),
  knownNetworks: z.array(z.string()),
  /** How long the address before the present one still answers. */
  oldSecretUntil: Timestamp.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'Phone' });
export type Phone = z.infer<typeof Phone>;

export const Provisioning = z.object({
  provisioningUrl: z.string().meta({ secret: true }),
  /** The whole address of the file that the phone asks for; with user and password in it for a softphone that has no other place for them. */
  fileUrl: z.string().meta({ secret: true }),
  httpUsername: z.string(),
  httpPassword: z.string().meta({ secret: true }),
});

/** Its template makes too much for this phone, or does not suit it. */
export const fileFaults = ['template-too-large', 'template-unfit'] as const;

/** A file of a phone, and what it was given under this name last; secrets are masked but where they are asked for. */
export const PhoneFile = z.object({
  name: z.string(),
  kind: TemplateFile,
  contentType: z.string(),
  body: z.string().describe('Empty where it cannot be made'),
  fault: z.enum(fileFaults).nullable().describe('Why it cannot be made; null: it can'),
  served: z.object({
    at: Timestamp,
    body: z.string(),
    haveSecretsMoved: z.boolean().describe('The texts are the same, but what is masked in them may be another by now'),
  }).nullable().describe('null: it has not fetched it yet'),
}).meta({ id: 'PhoneFile' });
export type PhoneFile = z.infer<typeof PhoneFile>;

export const PhoneModel = z.object({
  id: z.string(), vendor: z.string(), family: z.string(), name: z.string(), firstLine: z.int(), lastLine: z.int(), programmableKeys: z.int(),
  /** Of the phone's family, as templates name it. */
  familyId: z.string(),
  keyKinds: z.array(KeyKind).describe('What its keys can do; none where its files say nothing of keys'),
  expansion: z.object({ name: z.string(), count: z.int(), keys: z.int() }).nullable(),
}).meta({ id: 'PhoneModel' });

/** What goes with phones, and the extensions that lose a line: how many, and the first of them by name. */
export const PhoneRemoval = z.object({ phones: z.int(), released: z.object({ count: z.int(), first: z.array(Reference) }) }).meta({ id: 'PhoneRemoval' });

const base = { scope: 'tenant' } as const;

export const phones = {
  list: endpoint({ ...base, id: 'phones.list', method: 'GET', path: '/phones', permission: 'phones:read', csv: true, summary: 'Phones of the enterprise',
    query: listQuery(['name', 'modelId', 'mac', 'createdAt', 'updatedAt'], { modelId: ModelId.optional(), vendor: z.string().max(60).optional(), extensionId: Id.optional(), hasLines: flag.optional(), isVirtual: flag.optional(), acceptsDataFromPhone: flag.optional(), templateId: Id.optional(), keyLayoutId: Id.optional() }), response: page(Phone) }),
  models: endpoint({ ...base, id: 'phones.models', method: 'GET', path: '/phone-models', permission: 'phones:read', summary: 'Phone models that can be provisioned',
    response: z.object({ items: z.array(PhoneModel) }) }),
  get: endpoint({ ...base, id: 'phones.get', method: 'GET', path: '/phones/:id', permission: 'phones:read', summary: 'One phone', params: ById, response: Phone }),
  create: endpoint({ ...base, id: 'phones.create', method: 'POST', path: '/phones', permission: 'phones:write', summary: 'Create a phone; its provisioning secret is generated', body: PhoneDraft, response: Phone }),
  update: endpoint({ ...base, id: 'phones.update', method: 'PUT', path: '/phones/:id', permission: 'phones:write', summary: 'Change a phone', params: ById, body: PhoneUpdate, response: Phone }),
  remove: endpoint({ ...base, id: 'phones.remove', method: 'DELETE', path: '/phones/:id', permission: 'phones:write', summary: 'Remove a phone; its address stops answering', params: ById }),
  references: referencesEndpoint('phones', '/phones', 'tenant', 'phones:read'),
  regenerateSecret: endpoint({ ...base, id: 'phones.regenerateSecret', method: 'POST', path: '/phones/:id/secret', permission: 'phones:write',
    summary: 'Replace the secret in the provisioning address; the old address stops answering, at once or after a grace period in which it leads to the new one', params: ById,
    query: z.object({ graceHours: z.coerce.number().int().min(0).max(168).default(0) }), response: Phone }),
  setFirstFetch: endpoint({ ...base, id: 'phones.setFirstFetch', method: 'POST', path: '/phones/:id/first-fetch', permission: 'phones:write',
    summary: 'Open the time in which a phone may be fetched from anywhere, or lift that limit with null', params: ById, body: z.object({ hours: z.int().min(1).max(720).nullable() }), response: Phone }),
  macVendor: endpoint({ ...base, id: 'phones.macVendor', method: 'GET', path: '/phone-mac-vendor', permission: 'phones:read', summary: 'Whose phone has a MAC address',
    query: z.object({ mac: Mac }), response: z.object({ vendor: z.string().nullable() }) }),
  files: endpoint({ ...base, id: 'phones.files', method: 'GET', path: '/phones/:id/files', permission: 'phones:read', summary: 'Every file that a phone would get now, and what it was given last; secrets are masked', params: ById,
    response: z.object({ items: z.array(PhoneFile) }) }),
  revealFiles: endpoint({ ...base, id: 'phones.revealFiles', method: 'POST', path: '/phones/:id/files/reveal', permission: 'secrets:reveal', summary: 'Read every file that a phone would get now, with its secrets; leaves an audit row', params: ById,
    response: z.object({ items: z.array(PhoneFile.omit({ served: true }).extend({ body: z.string().meta({ secret: true }) })) }) }),
  revealProvisioning: endpoint({ ...base, id: 'phones.revealProvisioning', method: 'POST', path: '/phones/:id/provisioning/reveal', permission: 'secrets:reveal',
    summary: 'Read the provisioning address and its credentials; leaves an audit row', params: ById, response: Provisioning }),
};
