import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import type { Permission } from './permissions.ts';
import { Id } from './primitives/id.ts';

/** Everything whose relations can be asked for, and what seeing it takes. */
export const related = {
  user: 'users:read',
  'app-configuration': 'contactMethods:read',
  'contact-method': 'contactMethods:read',
  extension: 'extensions:read',
  'ring-group': 'extensions:read',
  'phone-number': 'phoneNumbers:read',
  'internal-number': 'internalNumbers:read',
  'time-schedule': 'timeSchedules:read',
  'audio-file': 'audioFiles:read',
  playlist: 'audioFiles:read',
  'delivery-method': 'deliveryMethods:read',
  'feature-code': 'featureCodes:read',
  'call-flow': 'callFlows:read',
} as const satisfies Record<string, Permission>;
export type RelatedKind = keyof typeof related;
export const RelatedKind = z.enum(Object.keys(related) as [RelatedKind, ...RelatedKind[]]);

/** What an object has to do with, in the three sections in which it is shown. */
export const Relations = z
  .object({
    /** Into which it leads, or which ring, play or follow it, or deliver by it. */
    callFlows: z.array(Reference),
    /** The lines of the same user; or where it rings, is shown or is used. */
    contactMethods: z.array(Reference),
    /** On which the app of a user among these rings. */
    appDevices: z.array(Reference),
  })
  .meta({ id: 'Relations' });
export type Relations = z.infer<typeof Relations>;

export const relations = {
  get: endpoint({ id: 'relations.get', method: 'GET', path: '/relations/:kind/:id', scope: 'tenant', permission: 'contactMethods:read', summary: 'The call flows, contact methods and app devices that an object has to do with',
    params: z.object({ kind: RelatedKind, id: Id }), response: Relations }),
};
