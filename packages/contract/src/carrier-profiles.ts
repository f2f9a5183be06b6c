import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

export const carrierServices = ['VOICE', 'SMS'] as const;
export const CarrierService = z.enum(carrierServices);

const mostCredentials = 20;
const CredentialName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/, 'The name of a credential');

/** By name, such as `client_id`: what the carrier wants to see. */
export const CarrierCredentials = z
  .record(CredentialName, z.string().min(1).max(4_000))
  .refine((credentials) => Object.keys(credentials).length <= mostCredentials, `At most ${mostCredentials} credentials`);

const Named = z.object({
  /** What numbers are carried with it; it stays as it was made. */
  serves: CarrierService,
  /** The underlying carrier. */
  carrier: label(60),
  /** Tells profiles of the same carrier apart. */
  name: label(60),
  /** New numbers of the owner and everything below get it where none is named. One for voice and one for SMS. */
  isDefault: z.boolean().default(false),
});

export const CarrierProfileDraft = Named.extend({
  /** Absent: they stay; null: they are forgotten. Never answered. */
  credentials: CarrierCredentials.nullable().optional().meta({ secret: true }),
});
export type CarrierProfileDraft = z.infer<typeof CarrierProfileDraft>;

export const CarrierProfile = Named.extend({
  id: Id,
  /** `Carrier(Profile) - (Owner)` */
  label: z.string(),
  ownerId: Id.nullable().describe('null where the owner stands above the organisation of the address'),
  ownerName: z.string(),
  hasCredentials: z.boolean(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'CarrierProfile' });
export type CarrierProfile = z.infer<typeof CarrierProfile>;

const base = { scope: 'organisation' } as const;

export const carrierProfiles = {
  list: endpoint({ ...base, id: 'carrierProfiles.list', method: 'GET', path: '/carrier-profiles', permission: 'carrierProfiles:read', csv: true, summary: 'Carrier profiles of the subtree, and those above that it may use',
    query: listQuery(['label', 'createdAt', 'updatedAt'], { serves: CarrierService.optional(), default: flag.optional(), ownerId: Id.optional() }), response: page(CarrierProfile) }),
  get: endpoint({ ...base, id: 'carrierProfiles.get', method: 'GET', path: '/carrier-profiles/:id', permission: 'carrierProfiles:read', summary: 'One carrier profile, without its credentials', params: ById, response: CarrierProfile }),
  create: endpoint({ ...base, id: 'carrierProfiles.create', method: 'POST', path: '/carrier-profiles', permission: 'carrierProfiles:write', summary: 'Create a carrier profile of the organisation of the address',
    body: CarrierProfileDraft, response: CarrierProfile }),
  update: endpoint({ ...base, id: 'carrierProfiles.update', method: 'PUT', path: '/carrier-profiles/:id', permission: 'carrierProfiles:write', summary: 'Change a carrier profile of the subtree',
    params: ById, body: CarrierProfileDraft.extend({ version: Version }), response: CarrierProfile }),
  remove: endpoint({ ...base, id: 'carrierProfiles.remove', method: 'DELETE', path: '/carrier-profiles/:id', permission: 'carrierProfiles:write', summary: 'Remove a carrier profile that no number is carried with', params: ById }),
  references: referencesEndpoint('carrierProfiles', '/carrier-profiles', 'organisation', 'carrierProfiles:read'),
};
