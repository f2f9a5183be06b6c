import { z } from 'zod';
import { AssigneeKind, assigneeKinds, NumberService, VoiceRouteType } from './assignees.ts';
import { AuditAction } from './audit.ts';
import { endpoint } from './http/endpoint.ts';
import { flag, listQuery, oneOrMore, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ComparisonPart } from './comparison-outcomes.ts';
import { NumberPreset } from './number-presets.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { Label, label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export { VoiceRouteType, voiceRouteTypes } from './assignees.ts';

export const numberStates = ['SPARE', 'IN_SERVICE', 'QUARANTINE', 'BLOCKED'] as const;
/** Follows from the rest: blocked comes before in service, that before quarantine. */
export const NumberState = z.enum(numberStates);

export const numberSources = ['PROVIDER', 'EXTERNAL'] as const;
/** PROVIDER: brought by an organisation above; EXTERNAL: the enterprise's own. */
export const NumberSource = z.enum(numberSources);

export const mostTags = 20;
export const NumberTag = label(40);
export const NumberTags = z.array(NumberTag).transform((tags) => [...new Set(tags)]).pipe(z.array(z.string()).max(mostTags, `At most ${mostTags} tags`));

export const NumberCapabilities = z.object({
  voice: z.boolean().default(true),
  sms: z.boolean().default(false),
  fax: z.boolean().default(false),
  /** How calls reach a voice number; without voice it is null, whatever was sent. */
  voiceRouteType: VoiceRouteType.nullable().default('DIRECT_ROUTING'),
});

/** Of the holder or an organisation above; null: to be chosen later. */
const Carriers = z.object({ voiceCarrierId: Id.nullable().optional(), smsCarrierId: Id.nullable().optional() });

export const PhoneNumber = NumberCapabilities.extend({
  id: Id,
  e164: E164,
  ownerId: Id,
  ownerName: Label,
  source: NumberSource,
  state: NumberState,
  /** Why it is blocked; null: it is not. */
  blockedReason: z.string().nullable(),
  /** Until then a released number rests. */
  quarantineUntil: Timestamp.nullable(),
  tags: z.array(z.string()),
  /** What it rings at; `kind` is one of the assignee kinds. */
  voiceAssignee: Reference.nullable(),
  smsAssignee: Reference.nullable(),
  services: z.array(NumberService),
  voiceCarrier: Reference.nullable(),
  smsCarrier: Reference.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** One number, or a range: both ends included, at most 10,000 numbers. Without a carrier it gets the default one, if there is one. */
export const PhoneNumberAdd = NumberCapabilities.extend({
  ...Carriers.shape,
  first: E164,
  last: E164.nullable().default(null),
  tags: NumberTags.default([]),
  /** Who gets them: the organisation itself or one below. */
  ownerId: Id,
});

const Capabilities = z.object({ voice: z.boolean(), sms: z.boolean(), fax: z.boolean(), voiceRouteType: z.string().nullable() });

/** One thing that changed about a number. */
export const NumberChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('holder'), from: Reference.nullable(), to: Reference.nullable() }),
  z.object({ what: z.literal('assignee'), channel: z.enum(['voice', 'sms']), from: Reference.nullable(), to: Reference.nullable() }),
  z.object({ what: z.literal('capabilities'), from: Capabilities.nullable(), to: Capabilities.nullable() }),
  z.object({ what: z.literal('block'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ what: z.literal('quarantine'), from: Timestamp.nullable(), to: Timestamp.nullable() }),
]);
export type NumberChange = z.infer<typeof NumberChange>;

export const NumberHistoryEntry = z.object({
  eventId: Id,
  at: Timestamp,
  action: AuditAction,
  actorName: z.string(),
  /** Where it happened; null: above the one who asks. */
  organisationId: Id.nullable(),
  changes: z.array(NumberChange),
});
export type NumberHistoryEntry = z.infer<typeof NumberHistoryEntry>;

export const numberProblems = ['CAPABILITY_MISFIT', 'TARGET_DISABLED', 'QUARANTINE_TOO_LONG'] as const;
export const NumberProblem = z.enum(numberProblems);
export const numberProblemReasons = [
  'sms-without-carrier', 'carrier-without-credentials', 'presented-without-voice', 'service-not-offered', 'target-disabled', 'holder-disabled', 'quarantine-too-long',
] as const;

/** Something that is wrong with a number. */
export const NumberFinding = z.object({
  problem: NumberProblem,
  reason: z.enum(numberProblemReasons),
  number: z.object({ id: Id, e164: E164 }),
  owner: z.object({ id: Id, name: z.string() }),
  /** What the number is given to, where that has to do with it. */
  target: Reference.nullable(),
  until: Timestamp.nullable(),
});
export type NumberFinding = z.infer<typeof NumberFinding>;

/** `assigneeId` is who asks for them, and may have some already; null: it is new. */
const NumbersWanted = z.object({ numbers: z.array(E164).min(1).max(10_000), kind: AssigneeKind, assigneeId: Id.nullable().default(null) });
const NumbersAvailable = z.object({ available: z.array(z.object({ id: Id, e164: E164 })), refused: z.array(z.object({ e164: E164, detail: z.string() })) });

const base = { scope: 'organisation' } as const;
/** The version that the asker saw; without it, whatever stands there by now is changed. */
const Seen = Version.optional();

const change = { ...base, permission: 'phoneNumbers:write', params: ById, response: PhoneNumber } as const;

const filters = {
  preset: NumberPreset.optional(),
  state: oneOrMore([...numberStates]).optional(),
  tag: NumberTag.optional(),
  carrierId: Id.optional(),
  /** What a carrier's list was found to say of them. */
  comparison: ComparisonPart.optional(),
  source: NumberSource.optional(),
  voiceRouteType: VoiceRouteType.optional(),
  ownerId: Id.optional(),
  voice: flag.optional(),
  sms: flag.optional(),
  fax: flag.optional(),
  assigned: flag.optional(),
  assigneeKind: oneOrMore(assigneeKinds).optional(),
};

export const phoneNumbers = {
  list: endpoint({ ...base, id: 'phoneNumbers.list', method: 'GET', path: '/phone-numbers', permission: 'phoneNumbers:read', csv: true, summary: 'Phone numbers of the subtree',
    query: listQuery(['e164', 'updatedAt'], filters), response: page(PhoneNumber) }),
  health: endpoint({ ...base, id: 'phoneNumbers.health', method: 'GET', path: '/phone-numbers/health', permission: 'phoneNumbers:write',
    summary: 'What is wrong with numbers of the subtree: the first thousand of each kind', response: z.object({ items: z.array(NumberFinding), isComplete: z.boolean() }) }),
  get: endpoint({ ...base, id: 'phoneNumbers.get', method: 'GET', path: '/phone-numbers/:id', permission: 'phoneNumbers:read', summary: 'One phone number', params: ById, response: PhoneNumber }),
  history: endpoint({ ...base, id: 'phoneNumbers.history', method: 'GET', path: '/phone-numbers/:id/history', permission: 'phoneNumbers:read',
    summary: 'Every holder, assignee and capability it has had, newest first', params: ById, response: z.object({ items: z.array(NumberHistoryEntry) }) }),
  available: endpoint({ scope: 'tenant', id: 'phoneNumbers.available', method: 'POST', path: '/phone-numbers/available', permission: 'phoneNumbers:read', unaudited: 'changes nothing',
    summary: 'Which of up to 10,000 numbers can be given to something of such a kind, and why not the others', body: NumbersWanted, response: NumbersAvailable }),
  create: endpoint({ ...base, id: 'phoneNumbers.create', method: 'POST', path: '/phone-numbers', permission: 'phoneNumbers:upload', summary: 'Add a number or a range, all or nothing',
    body: PhoneNumberAdd, response: z.object({ added: z.int(), first: E164, last: E164 }) }),
  update: endpoint({ ...change, id: 'phoneNumbers.update', method: 'PUT', path: '/phone-numbers/:id', summary: 'Change capabilities, and carriers where they are named',
    body: NumberCapabilities.extend({ ...Carriers.shape, version: Version }) }),
  tag: endpoint({ ...change, id: 'phoneNumbers.tag', method: 'PUT', path: '/phone-numbers/:id/tags', permission: 'phoneNumbers:tag', summary: 'Replace its tags', body: z.object({ tags: NumberTags, version: Version }) }),
  block: endpoint({ ...change, id: 'phoneNumbers.block', method: 'POST', path: '/phone-numbers/:id/block', summary: 'Block it, so that nobody is given it', body: z.object({ reason: label(200), version: Seen }) }),
  unblock: endpoint({ ...change, id: 'phoneNumbers.unblock', method: 'POST', path: '/phone-numbers/:id/unblock', summary: 'End the block' }),
  quarantine: endpoint({ ...change, id: 'phoneNumbers.quarantine', method: 'POST', path: '/phone-numbers/:id/quarantine', summary: 'Let an unassigned number rest until then', body: z.object({ until: Timestamp, version: Seen }) }),
  endQuarantine: endpoint({ ...change, id: 'phoneNumbers.endQuarantine', method: 'POST', path: '/phone-numbers/:id/quarantine/end', summary: 'End the quarantine early' }),
  transfer: endpoint({ ...base, id: 'phoneNumbers.transfer', method: 'POST', path: '/phone-numbers/transfer', permission: 'phoneNumbers:assign',
    summary: 'Give unassigned numbers to another organisation of the subtree, or take them back', body: z.object({ ids: z.array(Id).min(1).max(1000), ownerId: Id }), response: z.object({ transferred: z.int() }) }),
  remove: endpoint({ ...base, id: 'phoneNumbers.remove', method: 'DELETE', path: '/phone-numbers/:id', permission: 'phoneNumbers:upload', summary: 'Remove an unassigned number; an enterprise removes those that it brought itself', params: ById }),
  references: referencesEndpoint('phoneNumbers', '/phone-numbers', 'organisation', 'phoneNumbers:read'),
};
