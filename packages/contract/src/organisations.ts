import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { OrganisationKind } from './permissions.ts';
import { BrandColor } from './primitives/color.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { Label, optionalLabel } from './primitives/label.ts';
import { Country, Language, TimeZone } from './primitives/locale.ts';
import { referencesEndpoint } from './references.ts';

export const services = ['PBX', 'CALLAPP', 'SMS', 'TRUNK', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'] as const;
export const Service = z.enum(services);

/** Letters, digits and dashes; it appears in SIP account names such as `100-CANISTRACCI`, so it never changes case. */
export const OrganisationCode = z.string().trim().toUpperCase().regex(/^[A-Z][A-Z0-9-]{1,23}$/, 'Two to 24 letters, digits or dashes, beginning with a letter');

export const OrganisationDraft = z.object({
  name: Label,
  code: OrganisationCode,
  timeZone: TimeZone.default('Europe/Lisbon'),
  language: Language.default('en'),
  /** Where numbers that are searched for without a country code are; null: not said. */
  country: Country.nullable().default(null),
  /** Where system mail of this organisation goes; empty: nowhere. */
  systemEmail: z.union([z.literal(''), z.email().max(254)]).default(''),
  services: z.array(Service).max(services.length).default(['PBX']),
  /** The enterprise's administrators may add numbers of their own. */
  allowExternalNumbers: z.boolean().default(false),
  /** Blank: no limit. */
  userLimit: z.int().min(1).max(1_000_000).nullable().default(null),
  /** How many days a number of it rests after its release; blank: as the nearest organisation above says, and where none does, not at all. */
  numberQuarantineDays: z.int().min(0).max(365).nullable().default(null),
  /** In what its enterprises mail to their users; empty: as the nearest organisation above has it. */
  brandColor: BrandColor.or(z.literal('')).default(''),
  /** For how many days invitations to the app hold; blank: as the nearest organisation above says, and where none does, 14. */
  appInvitationDays: z.int().min(1).max(365).nullable().default(null),
  billingReference: optionalLabel(),
});
export type OrganisationDraft = z.infer<typeof OrganisationDraft>;

export const OrganisationStatus = z.enum(['active', 'disabled']);

export const Organisation = OrganisationDraft.extend({
  id: Id,
  kind: OrganisationKind,
  parentId: Id.nullable().describe('null where the parent is outside the subtree of the asking membership'),
  status: OrganisationStatus,
  isSuspended: z.boolean().describe('This organisation or one above it is disabled'),
  /** From the root of the asking organisation down to this one. */
  ancestors: z.array(z.object({ id: Id, name: Label, kind: OrganisationKind })),
  counts: z.object({ organisations: z.int(), phoneNumbers: z.int() }),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationCreate = OrganisationDraft.extend({
  kind: OrganisationKind.exclude(['platform']),
  parentId: Id,
  /** An administrator of the new organisation, invited by e-mail; empty: none for now. */
  administratorEmail: z.union([z.literal(''), z.email().max(254)]).default(''),
  administratorName: optionalLabel(),
});

const base = { scope: 'organisation' } as const;

export const organisations = {
  list: endpoint({ ...base, id: 'organisations.list', method: 'GET', path: '/organisations', permission: 'organisations:read', csv: true,
    summary: 'Organisations of the subtree',
    query: listQuery(['name', 'code', 'kind', 'status', 'createdAt', 'updatedAt'], {
      kind: OrganisationKind.optional(), status: OrganisationStatus.optional(), parentId: Id.optional() }),
    response: page(Organisation) }),
  get: endpoint({ ...base, id: 'organisations.get', method: 'GET', path: '/organisations/:id', permission: 'organisations:read',
    summary: 'One organisation', params: ById, response: Organisation }),
  create: endpoint({ ...base, id: 'organisations.create', method: 'POST', path: '/organisations', permission: 'organisations:write',
    summary: 'Open a partner, reseller or enterprise', body: OrganisationCreate, response: Organisation }),
  update: endpoint({ ...base, id: 'organisations.update', method: 'PUT', path: '/organisations/:id', permission: 'organisations:write',
    summary: 'Change an organisation', params: ById, body: OrganisationDraft.extend({ version: Version }), response: Organisation }),
  disable: endpoint({ ...base, id: 'organisations.disable', method: 'POST', path: '/organisations/:id/disable', permission: 'organisations:write',
    summary: 'Disable: nobody of it signs in, its phones get nothing', params: ById, response: Organisation }),
  enable: endpoint({ ...base, id: 'organisations.enable', method: 'POST', path: '/organisations/:id/enable', permission: 'organisations:write',
    summary: 'Enable again', params: ById, response: Organisation }),
  move: endpoint({ ...base, id: 'organisations.move', method: 'POST', path: '/organisations/:id/move', permission: 'organisations:write',
    summary: 'Move an enterprise to another reseller of the same partner', params: ById,
    body: z.object({ parentId: Id, version: Version }), response: Organisation }),
  remove: endpoint({ ...base, id: 'organisations.remove', method: 'DELETE', path: '/organisations/:id', permission: 'organisations:write',
    summary: 'Remove an organisation that is disabled and empty', params: ById }),
  references: referencesEndpoint('organisations', '/organisations', 'organisation', 'organisations:read'),
};
