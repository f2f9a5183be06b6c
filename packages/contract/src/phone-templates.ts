import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { PhoneImpact } from './phone-impact.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

/** `device` has all settings of a phone, `boot` says which files to fetch, `common` is for every phone of a model. */
export const templateFiles = ['device', 'boot', 'common'] as const;
export const TemplateFile = z.enum(templateFiles);
export type TemplateFile = z.infer<typeof TemplateFile>;

/** Of the catalogue, `yealink.t-series`. */
export const PhoneFamilyId = z.string().regex(/^[a-z0-9]+\.[a-z0-9-]{1,60}$/, 'Not the id of a family of phones');

const longestText = 60_000;
// Anything else that nobody sees would be in every phone's file.
const printable = /^[^\u202a-\u202e\u2066-\u2069\p{Cc}\p{Cs}\p{Co}\u2028\u2029]*$/u;
const TemplateText = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\t', '  '))
  .pipe(z.string().max(longestText, `At most ${longestText} characters`).refine((text) => printable.test(text.replaceAll('\n', '')), 'Only printable characters'));

const texts = {
  device: TemplateText.refine((text) => text.trim() !== '', 'The file of a phone has something in it'),
  boot: TemplateText.default('').describe('Empty: as the family comes with it'),
  common: TemplateText.default('').describe('Empty: as the family comes with it'),
};
export const TemplateTexts = z.object(texts);
export type TemplateTexts = z.infer<typeof TemplateTexts>;

export const templateFieldTypes = ['text', 'number', 'boolean', 'select', 'secret'] as const;

/** A variable that a template declares, and that each phone has its own value of. */
export const TemplateField = z.object({
  name: z.string(),
  default: z.string(),
  type: z.enum(templateFieldTypes),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type TemplateField = z.infer<typeof TemplateField>;

export const PhoneTemplateDraft = z.object({ name: label(60), ...texts });
export type PhoneTemplateDraft = z.infer<typeof PhoneTemplateDraft>;
export type PhoneTemplateInput = z.input<typeof PhoneTemplateDraft>;

const listed = {
  id: Id,
  name: z.string(),
  family: z.string(),
  vendor: z.string(),
  familyName: z.string(),
  ownerId: Id.nullable().describe('null where the owner stands above the organisation of the address'),
  ownerName: z.string(),
  baseId: Id.nullable().describe('null: what the family comes with'),
  baseName: z.string(),
  hasBaseMovedOn: z.boolean().describe('What it was copied from is another by now'),
  fields: z.array(TemplateField),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
};

export const PhoneTemplateSummary = z.object(listed).meta({ id: 'PhoneTemplateSummary' });
export type PhoneTemplateSummary = z.infer<typeof PhoneTemplateSummary>;

export const PhoneTemplate = z.object({ ...listed, device: z.string(), boot: z.string(), common: z.string() }).meta({ id: 'PhoneTemplate' });
export type PhoneTemplate = z.infer<typeof PhoneTemplate>;

export const familyGuideKinds = ['guide', 'templates', 'device-files'] as const;

/** What the names and values in a family's files are taken from. */
export const FamilyGuide = z.object({
  kind: z.enum(familyGuideKinds).describe("Where the names are: in the vendor's guide itself, in templates that the vendor gives out, or in files that the devices write"),
  title: z.string(),
  edition: z.string().nullable(),
  address: z.url().nullable().describe('Where it can be read'),
  besides: z.string().nullable().describe('What the family rests on as well'),
});
export type FamilyGuide = z.infer<typeof FamilyGuide>;

/** What the phones of a family come with: locked, and there to be copied. */
export const ShippedTemplate = z.object({
  family: z.string(),
  vendor: z.string(),
  familyName: z.string(),
  models: z.int(),
  guide: FamilyGuide,
  files: z.array(TemplateFile).describe('Kinds of files that its phones ask for'),
  texts: z.object({ device: z.string(), boot: z.string(), common: z.string() }).optional().describe('Of the family that was asked for'),
});
export type ShippedTemplate = z.infer<typeof ShippedTemplate>;

export const TemplateCheck = z.object({
  faults: z.array(z.object({ file: TemplateFile, line: z.int(), column: z.int(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), message: z.string().describe("In the reader's language") })).describe('None: it can be saved'),
  fields: z.array(TemplateField),
  /** Of the file that an example phone would get: what the vendor's documentation does not know. */
  warnings: z.array(z.object({ file: TemplateFile, line: z.int(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), message: z.string().describe("In the reader's language") })),
});
export type TemplateCheck = z.infer<typeof TemplateCheck>;

const base = { scope: 'organisation' } as const;
const read = { ...base, permission: 'phoneTemplates:read' } as const;
const write = { ...base, permission: 'phoneTemplates:write' } as const;

export const phoneTemplates = {
  list: endpoint({ ...read, id: 'phoneTemplates.list', method: 'GET', path: '/phone-templates', csv: true, summary: 'Phone templates of the subtree, and those above that it may use; without their texts',
    query: listQuery(['name', 'family', 'createdAt', 'updatedAt'], { family: PhoneFamilyId.optional(), ownerId: Id.optional() }), response: page(PhoneTemplateSummary) }),
  shipped: endpoint({ ...read, id: 'phoneTemplates.shipped', method: 'GET', path: '/shipped-phone-templates', summary: 'What each family of phones comes with; with a family, its texts too',
    query: z.object({ family: PhoneFamilyId.optional() }), response: z.object({ items: z.array(ShippedTemplate) }) }),
  get: endpoint({ ...read, id: 'phoneTemplates.get', method: 'GET', path: '/phone-templates/:id', summary: 'One phone template', params: ById, response: PhoneTemplate }),
  create: endpoint({ ...write, id: 'phoneTemplates.create', method: 'POST', path: '/phone-templates', summary: 'Create a phone template of the organisation of the address, as a copy of another or of what the family comes with',
    body: PhoneTemplateDraft.extend({ family: PhoneFamilyId, baseId: Id.nullable().default(null) }), response: PhoneTemplate }),
  update: endpoint({ ...write, id: 'phoneTemplates.update', method: 'PUT', path: '/phone-templates/:id', summary: 'Change a phone template of the subtree', params: ById, body: PhoneTemplateDraft.extend({ version: Version }), response: PhoneTemplate }),
  remove: endpoint({ ...write, id: 'phoneTemplates.remove', method: 'DELETE', path: '/phone-templates/:id', summary: 'Remove a phone template that no phone has', params: ById }),
  references: referencesEndpoint('phoneTemplates', '/phone-templates', 'organisation', 'phoneTemplates:read'),
  check: endpoint({ ...write, id: 'phoneTemplates.check', method: 'POST', path: '/phone-templates/check', summary: 'What is wrong with a template, by line and column', body: TemplateTexts.extend({ family: PhoneFamilyId }), response: TemplateCheck, unaudited: 'changes nothing' }),
  impact: endpoint({ ...write, id: 'phoneTemplates.impact', method: 'POST', path: '/phone-templates/:id/impact', summary: 'Which phones would get another file if a template were saved so', params: ById, body: TemplateTexts, response: PhoneImpact, unaudited: 'changes nothing' }),
  base: endpoint({ ...read, id: 'phoneTemplates.base', method: 'GET', path: '/phone-templates/:id/base', summary: 'What a template was copied from: as it was when last looked at, and as it is', params: ById,
    response: z.object({ name: z.string(), hasMovedOn: z.boolean(), then: z.object({ device: z.string(), boot: z.string(), common: z.string() }), now: z.object({ device: z.string(), boot: z.string(), common: z.string() }).nullable().describe('null: it is gone') }) }),
  acceptBase: endpoint({ ...write, id: 'phoneTemplates.acceptBase', method: 'POST', path: '/phone-templates/:id/base/accept', summary: 'Say that what changed in the base was looked at; the template stays as it is', params: ById, response: PhoneTemplate }),
};
