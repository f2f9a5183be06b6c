import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { Country } from './primitives/locale.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

/** What a call is by where it goes, from the harmless to the costly. */
export const callClasses = ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE', 'INTERNATIONAL', 'PREMIUM'] as const;
export const CallClass = z.enum(callClasses);
export type CallClass = z.infer<typeof CallClass>;

/** What numbers begin with: a plus, and one digit or more. */
export const DialPrefix = z.object({
  prefix: z.string().regex(/^\+[1-9][0-9]{0,14}$/, 'The beginning of numbers in international form, such as +4420'),
  note: optionalLabel(60),
});
export type DialPrefix = z.infer<typeof DialPrefix>;

const isDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
const prefixes = z.array(DialPrefix).max(500).refine((all) => isDistinct(all.map(({ prefix }) => prefix)), 'Each prefix once').default([]);

/** What decides which numbers may be called. A prefix beats the class, the longer prefix the shorter one, and of two that are the same the denial wins. */
export const DialPlan = z.object({
  /** Calls to the outside are allowed by intent only. */
  allowedClasses: z.array(CallClass).refine(isDistinct, 'Each class once').default(['INTERNAL']),
  allowPrefixes: prefixes,
  denyPrefixes: prefixes,
});
export type DialPlan = z.infer<typeof DialPlan>;

export const DialPlanProfileDraft = DialPlan.extend({
  name: label(60),
  /** What extensions without a profile, and ring groups, follow; one of the enterprise at most, so that making one the default takes it from the other. */
  isDefault: z.boolean().default(false),
});
export type DialPlanProfileDraft = z.infer<typeof DialPlanProfileDraft>;
export const DialPlanProfileUpdate = DialPlanProfileDraft.extend({ version: Version });

export const DialPlanProfile = DialPlanProfileDraft.extend({
  id: Id,
  /** How many extensions name it. */
  extensions: z.int(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'DialPlanProfile' });
export type DialPlanProfile = z.infer<typeof DialPlanProfile>;

/** Why a number may be called or not. */
export const DialReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('emergency') }),
  z.object({ code: z.literal('unreadable') }),
  z.object({ code: z.literal('prefix-allowed'), prefix: z.string(), note: z.string() }),
  z.object({ code: z.literal('prefix-denied'), prefix: z.string(), note: z.string() }),
  z.object({ code: z.literal('class-allowed'), class: CallClass }),
  z.object({ code: z.literal('class-denied'), class: CallClass }),
]);
export type DialReason = z.infer<typeof DialReason>;

export const DialVerdict = z
  .object({
    isAllowed: z.boolean(),
    class: z.enum(['EMERGENCY', ...callClasses]).nullable().describe('Null: what was dialled is no number'),
    /** What is dialled in the end: E.164, a short code of the enterprise or an emergency number. Null: it is no number. */
    normalised: z.string().nullable(),
    because: DialReason,
    /** What applies too and gives way, the one that would decide next first. */
    overruled: z.array(DialReason),
  })
  .meta({ id: 'DialVerdict' });
export type DialVerdict = z.infer<typeof DialVerdict>;

/** By whom, and what they dial. */
export const DialTest = z.object({
  /** With its profile, country and presentation number; null: as if the profile below were somebody's. */
  extensionId: Id.nullable().default(null),
  /** A profile instead of that of the extension, saved or not; null: that of the extension. */
  plan: DialPlan.nullable().default(null),
  /** Null: that of the extension, else that of the enterprise. */
  country: Country.nullable().default(null),
  presentation: E164.nullable().default(null),
  dialled: z.string().max(60),
});

const read = { scope: 'tenant', permission: 'extensions:read' } as const;
const write = { scope: 'tenant', permission: 'extensions:write' } as const;

export const dialPlanProfiles = {
  list: endpoint({ ...read, id: 'dialPlanProfiles.list', method: 'GET', path: '/dial-plan-profiles', csv: true, summary: 'Dial plan profiles of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { default: flag.optional(), allows: CallClass.optional() }), response: page(DialPlanProfile) }),
  get: endpoint({ ...read, id: 'dialPlanProfiles.get', method: 'GET', path: '/dial-plan-profiles/:id', summary: 'One dial plan profile', params: ById, response: DialPlanProfile }),
  create: endpoint({ ...write, id: 'dialPlanProfiles.create', method: 'POST', path: '/dial-plan-profiles', summary: 'Create a dial plan profile', body: DialPlanProfileDraft, response: DialPlanProfile }),
  update: endpoint({ ...write, id: 'dialPlanProfiles.update', method: 'PUT', path: '/dial-plan-profiles/:id', summary: 'Change a dial plan profile', params: ById, body: DialPlanProfileUpdate, response: DialPlanProfile }),
  remove: endpoint({ ...write, id: 'dialPlanProfiles.remove', method: 'DELETE', path: '/dial-plan-profiles/:id', summary: 'Remove a dial plan profile; refused while an extension has it', params: ById }),
  references: referencesEndpoint('dialPlanProfiles', '/dial-plan-profiles', 'tenant', 'extensions:read'),
  test: endpoint({ ...read, id: 'dialPlanProfiles.test', method: 'POST', path: '/dial-plan-profiles/test', summary: 'Whether something may be dialled, and why',
    body: DialTest, response: DialVerdict, unaudited: 'changes nothing' }),
};
