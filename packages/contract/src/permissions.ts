import { z } from 'zod';

/** Everything an account or an API key may be allowed to do. Roles bundle these (`domain/access/roles.ts`). */
export const permissions = [
  'organisations:read',
  'organisations:write',
  'accounts:read',
  'accounts:write',
  'apiKeys:read',
  'apiKeys:write',
  'phoneNumbers:read',
  'phoneNumbers:write',
  'phoneNumbers:assign',
  'phoneNumbers:upload',
  'phoneNumbers:tag',
  'carrierProfiles:read',
  'carrierProfiles:write',
  'externalTrunks:read',
  'externalTrunks:write',
  'operatorConnectTrunks:read',
  'operatorConnectTrunks:write',
  'smsGroups:read',
  'smsGroups:write',
  'timeSchedules:read',
  'timeSchedules:write',
  'users:read',
  'users:write',
  'contactMethods:read',
  'contactMethods:write',
  'callFlows:read',
  'callFlows:write',
  'deliveryMethods:read',
  'deliveryMethods:write',
  'audioFiles:read',
  'audioFiles:write',
  'extensions:read',
  'extensions:write',
  'ownExtension:read',
  'ownExtension:write',
  'internalNumbers:read',
  'internalNumbers:write',
  'featureCodes:read',
  'featureCodes:write',
  'phones:read',
  'phones:write',
  'phoneTemplates:read',
  'phoneTemplates:write',
  'imports:read',
  'imports:write',
  'secrets:reveal',
  'audit:read',
  'audit:revert',
  'outbox:read',
  'jobs:read',
  'jobs:write',
] as const;

export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

export const roles = ['administrator', 'read-only', 'supervisor', 'monitor', 'agent'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const organisationKinds = ['platform', 'partner', 'reseller', 'enterprise'] as const;
export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof OrganisationKind>;
