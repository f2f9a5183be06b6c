import { z } from 'zod';
import { AppInvitation } from './app-invitations.ts';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const whenUnavailable = ['DO_NOTHING', 'ROUTE_TO_VOICEMAIL'] as const;
/** What becomes of a call that nobody takes: it ends, or it goes to voicemail. */
export const WhenUnavailable = z.enum(whenUnavailable);

const Draft = z.object({
  /** Voice numbers of the enterprise by direct routing that ring in the app; each belongs to one at most. */
  phoneNumberIds: z.array(Id).max(100).default([]),
  whenUnavailable: WhenUnavailable.default('DO_NOTHING'),
  externalOutboundEnabled: z.boolean().default(false),
  /** Voice numbers that calls to the outside may show; shared with others, and kept while such calls are off. */
  callerIdIds: z.array(Id).max(100).default([]),
  recordInboundInternal: z.boolean().default(false),
  recordInboundExternal: z.boolean().default(false),
  recordOutboundInternal: z.boolean().default(false),
  recordOutboundExternal: z.boolean().default(false),
  /** Recording begins when a feature code is dialled. */
  recordOnDemand: z.boolean().default(false),
});

/** The rules between fields, the same in the form and in the API. */
const coherent = <D extends z.ZodType<z.output<typeof Draft>>>(draft: D) =>
  draft.refine(({ externalOutboundEnabled, callerIdIds }) => !externalOutboundEnabled || callerIdIds.length > 0, { path: ['callerIdIds'], error: 'Choose at least one number that external calls show' });

export const AppConfigurationDraft = coherent(Draft);
export type AppConfigurationDraft = z.infer<typeof Draft>;

const Number = z.object({ id: Id, e164: E164 });

export const AppConfiguration = Draft.extend({
  id: Id,
  userId: Id,
  userName: z.string(),
  /** Where the invitation goes; null: none can be sent. */
  email: z.string().nullable(),
  invitation: AppInvitation,
  /** Until somebody saves it, the line does nothing. */
  isConfigured: z.boolean(),
  phoneNumbers: z.array(Number),
  callerIds: z.array(Number),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'AppConfiguration' });
export type AppConfiguration = z.infer<typeof AppConfiguration>;

const base = { scope: 'tenant' } as const;

/** Each comes and goes with its user: there is nothing here that creates or removes one. */
export const appConfigurations = {
  list: endpoint({ ...base, id: 'appConfigurations.list', method: 'GET', path: '/app-configurations', permission: 'contactMethods:read', csv: true, summary: 'App configurations of the enterprise, one of each user',
    query: listQuery(['userName', 'email', 'createdAt', 'updatedAt'], { configured: flag.optional(), phoneNumberId: Id.optional() }), response: page(AppConfiguration) }),
  get: endpoint({ ...base, id: 'appConfigurations.get', method: 'GET', path: '/app-configurations/:id', permission: 'contactMethods:read', summary: 'One app configuration', params: ById, response: AppConfiguration }),
  update: endpoint({ ...base, id: 'appConfigurations.update', method: 'PUT', path: '/app-configurations/:id', permission: 'contactMethods:write', summary: 'Configure the application line of a user',
    params: ById, body: coherent(Draft.extend({ version: Version, sendInvitation: z.boolean().default(false).describe('Also invite the user to the app; needs users:write') })), response: AppConfiguration }),
  references: referencesEndpoint('appConfigurations', '/app-configurations', 'tenant', 'contactMethods:read'),
};
