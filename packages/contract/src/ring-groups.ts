import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { RingSeconds } from './forwarding.ts';
import { listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { Destination, LabelledDestination } from './primitives/destination.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const ringStrategies = ['SEQUENTIAL', 'SIMULTANEOUS', 'RANDOM'] as const;
/** One after the other in their order, all at once, or one after the other in an order that is new for each call. */
export const RingStrategy = z.enum(ringStrategies);
export type RingStrategy = z.infer<typeof RingStrategy>;

/** How often a cyclic group rings all over before it gives up. */
export const mostRounds = 5;

export const mostMembers = 100;

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const onNoAnswer = z.object({ action: z.enum(['END', 'FORWARD']).default('END'), destination: Destination.nullable().default(null) });

const fields = {
  name: label(60),
  /** Null: it has none. */
  shortNumber: ShortNumber.nullable().default(null),
  /** Voice numbers of the enterprise by direct routing that ring here, and nowhere else. */
  phoneNumberIds: z.array(Id).max(100).default([]),
  isRecorded: z.boolean().default(false),
  strategy: RingStrategy.default('SIMULTANEOUS'),
  /** Of the whole group where it rings at once, of each member where they ring one after the other. */
  ringSeconds: RingSeconds,
  /** Begins again when nobody has answered. */
  isCyclic: z.boolean().default(false),
  /** Callers wait while every member who could answer talks. The rest is kept while it is off. */
  queue: z
    .object({
      isOn: z.boolean().default(false),
      /** An audio file that those hear who wait. */
      audioFileId: Id.nullable().default(null),
      /** A playlist in place of one file. */
      playlistId: Id.nullable().default(null),
      maxWaiting: z.int().min(1).max(100).default(5),
    })
    .refine(({ audioFileId, playlistId }) => audioFileId === null || playlistId === null, { path: ['playlistId'], error: 'Choose an audio file or a playlist, not both' })
    .prefault({}),
  /** In the order in which they ring one after the other. */
  memberExtensionIds: z.array(Id).max(mostMembers).refine(isDistinct, 'A member rings once').default([]),
  onNoAnswer: onNoAnswer
    .refine(({ action, destination }) => action === 'END' || destination !== null, { path: ['destination'], error: 'Choose where calls are forwarded to' })
    .prefault({}),
};

export const RingGroupDraft = z.object(fields);
export type RingGroupDraft = z.infer<typeof RingGroupDraft>;

export const RingGroup = RingGroupDraft.extend({
  id: Id,
  phoneNumbers: z.array(z.object({ id: Id, e164: E164 })),
  queueAudioFile: Reference.nullable(),
  queuePlaylist: Reference.nullable(),
  /** In their order. */
  members: z.array(Reference),
  /** As it is kept: the destination may have gone since it was chosen. */
  onNoAnswer,
  /** Where it forwards to, in words. */
  onNoAnswerTo: LabelledDestination.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'RingGroup' });
export type RingGroup = z.infer<typeof RingGroup>;

const read = { scope: 'tenant', permission: 'extensions:read' } as const;
const write = { scope: 'tenant', permission: 'extensions:write' } as const;

export const ringGroups = {
  list: endpoint({ ...read, id: 'ringGroups.list', method: 'GET', path: '/ring-groups', csv: true, summary: 'Ring groups of the enterprise',
    query: listQuery(['name', 'shortNumber', 'createdAt', 'updatedAt'], { strategy: RingStrategy.optional(), extensionId: Id.optional().describe('Who is a member') }), response: page(RingGroup) }),
  get: endpoint({ ...read, id: 'ringGroups.get', method: 'GET', path: '/ring-groups/:id', summary: 'One ring group', params: ById, response: RingGroup }),
  create: endpoint({ ...write, id: 'ringGroups.create', method: 'POST', path: '/ring-groups', summary: 'Create a ring group', body: RingGroupDraft, response: RingGroup }),
  update: endpoint({ ...write, id: 'ringGroups.update', method: 'PUT', path: '/ring-groups/:id', summary: 'Change a ring group', params: ById, body: RingGroupDraft.extend({ version: Version }), response: RingGroup }),
  remove: endpoint({ ...write, id: 'ringGroups.remove', method: 'DELETE', path: '/ring-groups/:id', summary: 'Remove a ring group; its numbers are freed', params: ById }),
  references: referencesEndpoint('ringGroups', '/ring-groups', 'tenant', 'extensions:read'),
  assign: endpoint({ ...write, id: 'ringGroups.assign', method: 'POST', path: '/extensions/:id/ring-groups', summary: 'Make an extension a member of exactly these ring groups; where it is new, it comes last', params: ById,
    body: z.object({ ringGroupIds: z.array(Id).max(1_000).refine(isDistinct, 'Each group once') }), response: z.object({ items: z.array(RingGroup) }) }),
};
