import { z } from 'zod';
import { VoiceRouteType } from './assignees.ts';
import { endpoint } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import { mostTags, numberStates, NumberState, NumberTag, phoneNumbers } from './phone-numbers.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';

/** How many numbers one of them holds. */
export const mostNumbersAtOnce = 1_000_000;
/** How many can be named one by one; more are chosen by what they match. */
export const mostNumbersNamed = 10_000;

/** The filters and the search of the list of numbers, in the same words. A name that is none of them is refused, lest it chooses everything. */
export const NumberMatch = phoneNumbers.list.query!.omit({ sort: true, pageSize: true, after: true, format: true, fileName: true });

/** Either numbers by their ids, or all that match. */
export const NumberChoice = z
  .object({
    ids: z.array(Id).min(1).max(mostNumbersNamed).optional(),
    matching: NumberMatch.optional(),
    /** Whose list it is that they match in, where that is an organisation below: a search means there what its own country makes of it. */
    listOfId: Id.optional(),
  })
  .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), 'Name either ids or what the numbers match');

const tags = z.array(NumberTag).max(mostTags).default([]).transform((list) => [...new Set(list)]);

const Capabilities = z
  .object({ type: z.literal('capabilities'), voice: z.boolean().optional(), sms: z.boolean().optional(), fax: z.boolean().optional(), voiceRouteType: VoiceRouteType.optional() })
  .refine(({ voice, voiceRouteType }) => (voice === true) === (voiceRouteType !== undefined), { path: ['voiceRouteType'], error: 'Voice comes with its route, and a route with voice' })
  .refine(({ voice, sms, fax }) => voice !== undefined || sms !== undefined || fax !== undefined, 'Choose something to change');

/** A profile, none (null), or as it is (absent). */
const Carriers = z
  .object({ type: z.literal('carriers'), voiceCarrierId: Id.nullable().optional(), smsCarrierId: Id.nullable().optional() })
  .refine(({ voiceCarrierId, smsCarrierId }) => voiceCarrierId !== undefined || smsCarrierId !== undefined, 'Choose something to change');

const Tagging = z
  .object({ type: z.literal('tags'), add: tags, remove: tags })
  .refine(({ add, remove }) => add.length + remove.length > 0, { path: ['add'], error: 'Name a tag' })
  .refine(({ add, remove }) => !add.some((tag) => remove.includes(tag)), { path: ['remove'], error: 'A tag cannot be both added and removed' });

/** What is done to each of them. What a capability, carrier or tag is not named stays as it is. */
export const NumberBulkAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), ownerId: Id }),
  /** To the organisation that is acted in. */
  z.object({ type: z.literal('take-back') }),
  Capabilities,
  Carriers,
  Tagging,
  z.object({ type: z.literal('block'), reason: label(200) }),
  z.object({ type: z.literal('unblock') }),
  z.object({ type: z.literal('quarantine'), until: Timestamp }),
  z.object({ type: z.literal('end-quarantine') }),
  z.object({ type: z.literal('remove') }),
]);
export type NumberBulkAction = z.output<typeof NumberBulkAction>;
export type NumberBulkType = NumberBulkAction['type'];

export const numberBulkStatuses = ['chosen', 'queued', 'running', 'done', 'failed'] as const;
export const NumberBulkStatus = z.enum(numberBulkStatuses);

/**
 * Why a number is left as it is: not there any more; brought by the organisation above; as asked already; given to somebody;
 * shown as the number of an extension; the capability is in use; nothing to be carried; the profile stands neither with the
 * holder nor above it; its texts need their carrier; it would have too many tags.
 */
export const numberSkips = ['gone', 'not-allowed', 'already-so', 'assigned', 'presented', 'capability-in-use', 'no-capability', 'carrier-elsewhere', 'carrier-in-use', 'too-many-tags'] as const;
export const NumberSkip = z.enum(numberSkips);
export type NumberSkip = z.infer<typeof NumberSkip>;

const Skipped = z.object({ reason: NumberSkip, count: z.int() });
const Counts = z.object({ changed: z.int(), skipped: z.array(Skipped) });

const SkippedNumber = z.object({
  id: Id,
  e164: z.string(),
  reason: NumberSkip,
  /** Who has it in use, where that is the reason. */
  usedBy: Reference.nullable(),
});

const SampleNumber = SkippedNumber.extend({ ownerName: z.string(), state: NumberState.nullable(), reason: NumberSkip.nullable() });

/** Numbers that something is done to at once: which ones is settled when it is made, what when it is planned. */
export const NumberBulk = z.object({
  id: Id,
  status: NumberBulkStatus,
  action: NumberBulkAction.nullable(),
  /** The organisation that the numbers go to, by name. */
  ownerName: z.string().nullable(),
  /** The profiles that it names, by their labels. */
  voiceCarrierLabel: z.string().nullable(),
  smsCarrierLabel: z.string().nullable(),
  /** How many were chosen, and in which states they were then. */
  numbers: z.int(),
  states: z.record(z.enum(numberStates), z.int()),
  /** What the action would come to, as things stood when it was planned; `sample` has some of each kind. */
  plan: Counts.extend({ sample: z.array(SampleNumber) }).nullable(),
  /** Of those that are to be changed. */
  progress: z.object({ done: z.int(), total: z.int() }),
  result: Counts.nullable(),
  /** Undone as a whole by `audit.revert` of this. */
  changeSetId: Id.nullable(),
  /** The change set that undid it. */
  revertedBy: Id.nullable(),
  /** Why nothing was changed. */
  error: z.string().nullable(),
  version: Version,
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  /** Forgotten then: what was only chosen after some hours, what was done after weeks. */
  expiresAt: Timestamp,
}).meta({ id: 'NumberBulk' });
export type NumberBulk = z.infer<typeof NumberBulk>;

const read = { scope: 'organisation', permission: 'phoneNumbers:read' } as const;
// The least that any of the actions takes; each asks for the permission of its own as well.
const write = { scope: 'organisation', permission: 'phoneNumbers:tag', method: 'POST', response: NumberBulk } as const;

/** Each belongs to the person or API key that made it. */
export const numberBulks = {
  list: endpoint({ ...read, id: 'numberBulks.list', method: 'GET', path: '/number-bulks', summary: 'The bulk changes that the caller has started here, newest first, at most fifty',
    response: z.object({ items: z.array(NumberBulk) }) }),
  create: endpoint({ ...write, id: 'numberBulks.create', path: '/number-bulks', summary: 'Choose numbers, and settle which they are', body: NumberChoice, unaudited: 'Choosing changes nothing.' }),
  get: endpoint({ ...read, id: 'numberBulks.get', method: 'GET', path: '/number-bulks/:id', summary: 'One bulk change: its plan, where it stands, its result', params: ById, response: NumberBulk }),
  plan: endpoint({ ...write, id: 'numberBulks.plan', path: '/number-bulks/:id/plan', summary: 'Say what is to be done to them, and see what that would come to', params: ById,
    body: z.object({ action: NumberBulkAction }), unaudited: 'A plan changes nothing.' }),
  run: endpoint({ ...write, id: 'numberBulks.run', path: '/number-bulks/:id/run', summary: 'Carry out the plan of this version: all of it or nothing, as a job', params: ById,
    body: z.object({ version: Version }), unaudited: 'The job that it starts records every number.' }),
  skipped: endpoint({ ...read, id: 'numberBulks.skipped', method: 'GET', path: '/number-bulks/:id/skipped', summary: 'The numbers that were left as they are and why, a hundred at a time', params: ById,
    query: z.object({ reason: NumberSkip.optional(), after: Id.optional() }), response: z.object({ items: z.array(SkippedNumber), next: Id.nullable() }) }),
};
