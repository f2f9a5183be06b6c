import { z } from 'zod';
import { AppInvitation } from './app-invitations.ts';
import { deliversRecordings, DialledNumber, inboundDraft, inboundNames, outboundDraft, outboundNames, recordingDraft, recordingNames, undelivered } from './call-handling.ts';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { referencesEndpoint } from './references.ts';

/** What is decided about an application line, before the rules between its fields. */
export const AppConfigurationFields = z.object({
  ...inboundDraft,
  ...outboundDraft,
  /** Voice numbers that calls to the outside may show; shared with others, and kept while such calls are off. */
  callerIdIds: z.array(Id).max(100).default([]),
  ...recordingDraft,
});

/** The rules between fields, the same in the form and in the API. */
const coherent = <D extends z.ZodType<z.output<typeof AppConfigurationFields>>>(draft: D) =>
  draft
    .refine(({ externalOutboundEnabled, callerIdIds }) => !externalOutboundEnabled || callerIdIds.length > 0, { path: ['callerIdIds'], error: 'Choose at least one number that external calls show' })
    .refine(deliversRecordings, undelivered);

export const AppConfigurationDraft = coherent(AppConfigurationFields);
export type AppConfigurationDraft = z.infer<typeof AppConfigurationFields>;

export const AppConfiguration = AppConfigurationFields.extend({
  id: Id,
  userId: Id,
  userName: z.string(),
  /** Where the invitation goes; null: none can be sent. */
  email: z.string().nullable(),
  invitation: AppInvitation,
  /** Until somebody saves it, the line does nothing. */
  isConfigured: z.boolean(),
  ...inboundNames,
  ...outboundNames,
  callerIds: z.array(DialledNumber),
  ...recordingNames,
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
    params: ById, body: coherent(AppConfigurationFields.extend({ version: Version, sendInvitation: z.boolean().default(false).describe('Also invite the user to the app; needs users:write') })), response: AppConfiguration }),
  references: referencesEndpoint('appConfigurations', '/app-configurations', 'tenant', 'contactMethods:read'),
};
