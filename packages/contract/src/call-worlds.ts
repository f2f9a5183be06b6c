import { z } from 'zod';
import { WhenUnavailable } from './call-handling.ts';
import { CallWaiting } from './call-waiting.ts';
import { DialPlan } from './dial-plan-profiles.ts';
import { Forwarding } from './forwarding.ts';
import { Reference } from './http/problem.ts';
import { Destination } from './primitives/destination.ts';
import { Id, Timestamp } from './primitives/id.ts';
import { Country, TimeZone } from './primitives/locale.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';
import { RingGroup } from './ring-groups.ts';
import { TimeSchedule } from './time-schedules.ts';
import { Voicemail } from './voicemail.ts';

/** An extension as far as it decides about calls. */
export const RoutedExtension = z.object({
  id: Id,
  /** The words that it is shown by. */
  label: z.string(),
  shortNumber: ShortNumber,
  isEnabled: z.boolean(),
  /** Whether any softphone, app or phone is allowed to ring. */
  hasEndpoint: z.boolean(),
  /** The number that its calls show. */
  presentation: E164.nullable(),
  /** Null: where the enterprise is. */
  country: Country.nullable(),
  /** Of its profile; null: it has none, and follows the default one. */
  dialPlan: DialPlan.nullable(),
  /** That ring there. */
  numbers: z.array(E164),
  forwarding: Forwarding,
  voicemail: Voicemail.pick({ unanswered: true, isNotified: true, email: true, hasPin: true }),
  waiting: CallWaiting.pick({ isQueued: true, maxWaiting: true, maxSimultaneous: true }),
});
export type RoutedExtension = z.infer<typeof RoutedExtension>;

export const RoutedGroup = RingGroup.pick({ strategy: true, ringSeconds: true, isCyclic: true, memberExtensionIds: true, onNoAnswer: true })
  .extend({ id: Id, label: z.string(), queue: z.object({ isOn: z.boolean(), maxWaiting: z.int() }) });
export type RoutedGroup = z.infer<typeof RoutedGroup>;

/** What a number or a code leads to: an extension, a ring group, or something that is decided elsewhere, such as a call flow or a feature code. */
export const CallTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('EXTENSION'), id: Id }),
  z.object({ kind: z.literal('RING_GROUP'), id: Id }),
  z.object({ kind: z.literal('OTHER'), reference: Reference }),
]);
export type CallTarget = z.infer<typeof CallTarget>;

/** What a number leads to, where the asker is not told whom it belongs to. */
export const Untold = z.object({ kind: z.literal('UNTOLD') });

/** By what is decided whether a line of a user rings: their app, SIP account or forwarding. */
export const LineAvailability = z.object({
  /** That its user follows. */
  schedule: TimeSchedule.pick({ name: true, timeZone: true, hours: true, exceptions: true }),
  whenUnavailable: WhenUnavailable,
});
export type LineAvailability = z.infer<typeof LineAvailability>;

export const RoutedNumber = z.object({
  id: Id,
  e164: E164,
  leadsTo: z.union([CallTarget, Untold]).nullable().describe('Null: to nobody'),
  availability: LineAvailability.nullable().optional().describe('Of the line of a user who follows a time schedule; without one it rings at any time'),
});
export type RoutedNumber = z.infer<typeof RoutedNumber>;

/** A colleague or a group of whose settings the asker is told nothing: a call goes on there, and how is not theirs to know. */
export const BeyondSight = z.object({ id: Id, label: z.string(), shortNumber: ShortNumber.nullable() });
export type BeyondSight = z.infer<typeof BeyondSight>;

/** Everything of an enterprise that decides about a call, or the part of it that the call can come to. */
export const CallWorld = z
  .object({
    country: Country.nullable(),
    timeZone: TimeZone,
    /** Of the default profile: what extensions without a profile and ring groups follow. */
    defaultPlan: DialPlan.nullable(),
    extensions: z.array(RoutedExtension),
    ringGroups: z.array(RoutedGroup),
    /** Extensions and groups that calls come to, and that are not among the others because the asker may not see their settings. */
    beyond: z.array(BeyondSight),
    numbers: z.array(RoutedNumber),
    /** Of the dial space, feature codes among them. */
    codes: z.array(z.object({ code: z.string(), leadsTo: CallTarget })),
  })
  .meta({ id: 'CallWorld' });
export type CallWorld = z.infer<typeof CallWorld>;

export const Caller = z.discriminatedUnion('kind', [z.object({ kind: z.literal('EXTENSION'), id: Id }), z.object({ kind: z.literal('EXTERNAL'), e164: E164 }), z.object({ kind: z.literal('WITHHELD') })]);
export type Caller = z.infer<typeof Caller>;

export const extensionStates = ['IDLE', 'NO_ANSWER', 'BUSY', 'NOT_REACHABLE'] as const;
/** What an extension does when it is rung: IDLE answers. */
export const ExtensionState = z.enum(extensionStates);
export type ExtensionState = z.infer<typeof ExtensionState>;

export const Occupancy = z.object({
  state: ExtensionState.default('IDLE'),
  /** How many calls it has, and how many wait for it. */
  talking: z.int().min(0).default(0),
  waiting: z.int().min(0).default(0),
});
export type Occupancy = z.infer<typeof Occupancy>;

export const CallQuestion = z
  .object({
    caller: Caller,
    /** Where it begins: somewhere, or whatever the caller dials. */
    to: z.union([Destination, z.object({ kind: z.literal('DIALLED'), dialled: z.string().max(60) })]),
    at: Timestamp,
    /** By extension; one that is not here is idle. */
    extensions: z.record(Id, Occupancy).default({}),
    /** How many wait at ring groups; none where one is not here. */
    waitingAtGroups: z.record(Id, z.int().min(0)).default({}),
    /** What the order of a random ring group follows from. */
    seed: z.int().min(0).max(0xffff_ffff).default(0),
  })
  .meta({ id: 'CallQuestion' });
export type CallQuestion = z.infer<typeof CallQuestion>;
