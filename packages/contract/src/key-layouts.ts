import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { ImpactedPhone, mostImpactNames, PhoneImpact } from './phone-impact.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

export const keyKinds = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'] as const;
export const KeyKind = z.enum(keyKinds);
export type KeyKind = z.infer<typeof KeyKind>;

/** Those that show or dial a number. */
export const kindsWithValue: readonly KeyKind[] = ['blf', 'speed-dial', 'call-park', 'intercom', 'voicemail'];

export const mostKeys = 300;

/** One key of a phone or of a sidecar beside it. */
export const PhoneKey = z
  .object({
    module: z.int().min(0).max(6).default(0).describe('0 is the phone itself, 1 and on are its sidecars'),
    position: z.int().min(1).max(120),
    kind: KeyKind,
    label: z.union([z.literal(''), label(30)]).default(''),
    value: z.union([z.literal(''), z.string().regex(/^[+*#A-Za-z0-9._@-]{1,60}$/, 'A number or a SIP user, without blanks')]).default(''),
    line: z.int().min(0).max(5).nullable().default(null).describe('The line that it belongs to; null is the first of the phone'),
  })
  .superRefine(({ kind, value }, context) => {
    if (kindsWithValue.includes(kind) && value === '') context.addIssue({ code: 'custom', path: ['value'], message: 'Which number?' });
    if (!kindsWithValue.includes(kind) && value !== '') context.addIssue({ code: 'custom', path: ['value'], message: 'This kind of key has no number' });
  });
export type PhoneKey = z.infer<typeof PhoneKey>;

/** Each place at most once. */
export const PhoneKeys = z.array(PhoneKey).max(mostKeys).superRefine((keys, context) => {
  const seen = new Set<string>();
  keys.forEach(({ module, position }, index) => {
    const place = `${module} ${position}`;
    if (seen.has(place)) context.addIssue({ code: 'custom', path: [index, 'position'], message: 'This key is there twice' });
    seen.add(place);
  });
});

export const KeyLayoutDraft = z.object({ name: label(60), keys: PhoneKeys.default([]) });
export type KeyLayoutDraft = z.infer<typeof KeyLayoutDraft>;
export type KeyLayoutInput = z.input<typeof KeyLayoutDraft>;

export const KeyLayout = KeyLayoutDraft.extend({
  id: Id,
  ownerId: Id.nullable().describe('null where the owner stands above the organisation of the address'),
  ownerName: z.string(),
  keys: z.array(PhoneKey),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'KeyLayout' });
export type KeyLayout = z.infer<typeof KeyLayout>;

const base = { scope: 'organisation' } as const;

/** Phones whose files a key layout does not change: their models say nothing of keys, have none at its places, or have keys of their own there. */
const PhonesWithoutEffect = PhoneImpact.omit({ changed: true, failing: true }).extend({
  total: z.int().describe('Those of them on which it has no effect'),
  phones: z.array(ImpactedPhone.omit({ isFailing: true })).max(mostImpactNames),
});

export const keyLayouts = {
  list: endpoint({ ...base, id: 'keyLayouts.list', method: 'GET', path: '/key-layouts', permission: 'phoneTemplates:read', csv: true, summary: 'Key layouts of the subtree, and those above that it may use',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { ownerId: Id.optional() }), response: page(KeyLayout) }),
  get: endpoint({ ...base, id: 'keyLayouts.get', method: 'GET', path: '/key-layouts/:id', permission: 'phoneTemplates:read', summary: 'One key layout', params: ById, response: KeyLayout }),
  create: endpoint({ ...base, id: 'keyLayouts.create', method: 'POST', path: '/key-layouts', permission: 'phoneTemplates:write', summary: 'Create a key layout of the organisation of the address', body: KeyLayoutDraft, response: KeyLayout }),
  update: endpoint({ ...base, id: 'keyLayouts.update', method: 'PUT', path: '/key-layouts/:id', permission: 'phoneTemplates:write', summary: 'Change a key layout of the subtree', params: ById, body: KeyLayoutDraft.extend({ version: Version }), response: KeyLayout }),
  remove: endpoint({ ...base, id: 'keyLayouts.remove', method: 'DELETE', path: '/key-layouts/:id', permission: 'phoneTemplates:write', summary: 'Remove a key layout that no phone has', params: ById }),
  impact: endpoint({ ...base, id: 'keyLayouts.impact', method: 'POST', path: '/key-layouts/:id/impact', permission: 'phoneTemplates:write', summary: 'Which phones would get another file if a key layout were saved so', params: ById, body: KeyLayoutDraft.pick({ keys: true }), response: PhoneImpact, unaudited: 'changes nothing' }),
  withoutEffect: endpoint({ ...base, id: 'keyLayouts.withoutEffect', method: 'GET', path: '/key-layouts/:id/without-effect', permission: 'phoneTemplates:read', summary: 'Which phones a key layout has no effect on', params: ById, response: PhonesWithoutEffect }),
  references: referencesEndpoint('keyLayouts', '/key-layouts', 'organisation', 'phoneTemplates:read'),
};
