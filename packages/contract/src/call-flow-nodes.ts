import { z } from 'zod';
import { Id } from './primitives/id.ts';
import { optionalLabel } from './primitives/label.ts';

/** By which a node is known inside its call flow, and nowhere else. */
export const NodeId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'Letters, digits, - and _, at most 40');
/** The node that a call goes to next; null: nowhere, the call ends there. */
const Next = NodeId.nullable().default(null);

const Common = z.object({ id: NodeId, name: optionalLabel(60) });

export const menuKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;
export const MenuKey = z.enum(menuKeys);
export type MenuKey = z.infer<typeof MenuKey>;

/** What a ring group can ring. */
export const memberKinds = ['contact-method', 'app-configuration', 'extension'] as const;
export const MemberKind = z.enum(memberKinds);
export type MemberKind = z.infer<typeof MemberKind>;
export const Member = z.object({ kind: MemberKind, id: Id });
export type Member = z.infer<typeof Member>;

/** How many of a ring group ring at once, at most. */
export const mostRingingAtOnce = 10;

const isDistinct = (values: string[]): boolean => new Set(values).size === values.length;

export const TimeRouterNode = Common.extend({ type: z.literal('TIME_ROUTER'), timeScheduleId: Id, open: Next, closed: Next });

export const MenuNode = Common.extend({
  type: z.literal('MENU'),
  /** What is played before a key is waited for. */
  audioFileId: Id,
  /** Where each key leads. It may lead back, to its own menu or to any step before: the caller asks for that each time. */
  keys: z.array(z.object({ key: MenuKey, next: Next })).max(12).refine((keys) => isDistinct(keys.map(({ key }) => key)), 'A key leads to one place').default([]),
  timeoutSeconds: z.int().min(1).max(60).default(5),
  /** How often the menu is played again when no key or one without a meaning is pressed, before the branches below are taken. */
  retries: z.int().min(0).max(10).default(2),
  onTimeout: Next,
  onInvalid: Next,
});

export const RingGroupNode = Common.extend({
  type: z.literal('RING_GROUP'),
  /** In the order in which a sequential group rings. */
  members: z.array(Member).max(50).refine((members) => isDistinct(members.map(({ id }) => id)), 'A member rings once').default([]),
  strategy: z.enum(['SIMULTANEOUS', 'SEQUENTIAL']).default('SIMULTANEOUS'),
  /** Of the whole group where it rings at once, of each member where they ring one after the other. */
  ringSeconds: z.int().min(5).max(300).default(25),
  onNoAnswer: Next,
});

export const PlaybackNode = Common.extend({ type: z.literal('PLAYBACK'), audioFileId: Id, next: Next });

export const VoicemailNode = Common.extend({
  type: z.literal('VOICEMAIL'),
  /** The greeting; null: a tone alone. */
  audioFileId: Id.nullable().default(null),
  deliveryMethodIds: z.array(Id).min(1, 'Choose where messages are delivered').max(20).refine(isDistinct, 'A delivery method delivers once'),
  maxMinutes: z.int().min(1).max(60).default(5),
});

export const HangUpNode = Common.extend({ type: z.literal('HANG_UP') });

export const CallFlowNode = z.discriminatedUnion('type', [TimeRouterNode, MenuNode, RingGroupNode, PlaybackNode, VoicemailNode, HangUpNode]);
export type CallFlowNode = z.infer<typeof CallFlowNode>;
export type NodeType = CallFlowNode['type'];
export const nodeTypes = ['TIME_ROUTER', 'MENU', 'RING_GROUP', 'PLAYBACK', 'VOICEMAIL', 'HANG_UP'] as const satisfies NodeType[];
export type NodeOf<T extends NodeType> = Extract<CallFlowNode, { type: T }>;
