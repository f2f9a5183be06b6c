import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { optionalLabel } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

/** What dialling a feature code does. */
export const FeatureAction = z.enum(['RECORD_ON_DEMAND', 'VOICEMAIL_ACCESS', 'PICKUP', 'BLIND_TRANSFER', 'ATTENDED_TRANSFER', 'PARK']);
export type FeatureAction = z.infer<typeof FeatureAction>;

export const FeatureCodeDraft = z.object({
  code: z.string().regex(/^[*#][0-9]{1,4}$/, 'A star or a hash, and one to four digits'),
  /** Each has one code at most. */
  action: FeatureAction,
  isEnabled: z.boolean().default(true),
  comment: optionalLabel(100),
});
export type FeatureCodeDraft = z.infer<typeof FeatureCodeDraft>;

export const FeatureCode = FeatureCodeDraft.extend({ id: Id, version: Version, createdAt: Timestamp, updatedAt: Timestamp }).meta({ id: 'FeatureCode' });
export type FeatureCode = z.infer<typeof FeatureCode>;

const base = { scope: 'tenant' } as const;

export const featureCodes = {
  list: endpoint({ ...base, id: 'featureCodes.list', method: 'GET', path: '/feature-codes', permission: 'featureCodes:read', csv: true, summary: 'Feature codes of the enterprise',
    query: listQuery(['code', 'action', 'createdAt', 'updatedAt'], { enabled: flag.optional(), action: FeatureAction.optional() }), response: page(FeatureCode) }),
  get: endpoint({ ...base, id: 'featureCodes.get', method: 'GET', path: '/feature-codes/:id', permission: 'featureCodes:read', summary: 'One feature code', params: ById, response: FeatureCode }),
  create: endpoint({ ...base, id: 'featureCodes.create', method: 'POST', path: '/feature-codes', permission: 'featureCodes:write', summary: 'Give an action a code', body: FeatureCodeDraft, response: FeatureCode }),
  addUsual: endpoint({ ...base, id: 'featureCodes.addUsual', method: 'POST', path: '/feature-codes/usual', permission: 'featureCodes:write',
    summary: 'Give every action without a code its usual one, or the next that is free', response: z.object({ items: z.array(FeatureCode) }) }),
  update: endpoint({ ...base, id: 'featureCodes.update', method: 'PUT', path: '/feature-codes/:id', permission: 'featureCodes:write', summary: 'Change a feature code',
    params: ById, body: FeatureCodeDraft.extend({ version: Version }), response: FeatureCode }),
  remove: endpoint({ ...base, id: 'featureCodes.remove', method: 'DELETE', path: '/feature-codes/:id', permission: 'featureCodes:write', summary: 'Remove a feature code; its action cannot be dialled any more', params: ById }),
  references: referencesEndpoint('featureCodes', '/feature-codes', 'tenant', 'featureCodes:read'),
};
