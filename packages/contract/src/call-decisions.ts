import { z } from 'zod';
import { CallTarget } from './call-worlds.ts';
import { DialVerdict } from './dial-plan-profiles.ts';
import { Reference } from './http/problem.ts';
import { Destination } from './primitives/destination.ts';
import { Id, Timestamp } from './primitives/id.ts';
import { RingStrategy } from './ring-groups.ts';

/** Which setting of an extension or a ring group forwards. */
export const ForwardCause = z.discriminatedUnion('by', [
  z.object({ by: z.literal('TEMPORARY'), until: Timestamp }),
  z.object({ by: z.literal('ALWAYS') }),
  z.object({ by: z.literal('SCHEDULE'), rule: z.int().describe('Its place among the rules, from 0'), name: z.string(), local: z.string().describe('What the clock of the enterprise shows, 2026-12-25T09:00') }),
  z.object({ by: z.literal('NOT_REACHABLE') }),
  z.object({ by: z.literal('BUSY') }),
  z.object({ by: z.literal('NO_ANSWER') }),
]);
export type ForwardCause = z.infer<typeof ForwardCause>;

/** Why a call cannot go where it is sent. */
export const Refusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('loop'), path: z.array(Destination).describe('From where the call has been, back to there') }),
  z.object({ code: z.literal('too-deep'), limit: z.int() }),
  z.object({ code: z.literal('dial-plan'), verdict: DialVerdict }),
  z.object({ code: z.literal('gone') }),
  z.object({ code: z.literal('unassigned') }),
  z.object({ code: z.literal('voicemail-not-set-up') }),
]);
export type Refusal = z.infer<typeof Refusal>;

/** Who it is about, and how long the caller has heard it ring by then. */
const at = { who: Destination, afterSeconds: z.int() };
const step = <const C extends string, F extends z.ZodRawShape = {}>(code: C, facts: F = {} as F) => z.object({ code: z.literal(code), ...at, ...facts });

/** What becomes of a call at an extension that is rung. */
const rung = [
  step('answers'),
  step('no-answer', { ringSeconds: z.int() }),
  step('busy', { talking: z.int(), atATime: z.int() }),
  step('not-reachable'),
  step('no-endpoint'),
  step('disabled'),
] as const;

export const MemberStep = z.discriminatedUnion('code', [
  ...rung,
  step('gone'),
  /** It is the one who calls. */
  step('is-caller'),
  /** Its own forwarding is not for calls to the group. */
  step('forward-ignored', { cause: ForwardCause, to: Destination }),
]);
export type MemberStep = z.infer<typeof MemberStep>;

export const CallStep = z
  .discriminatedUnion('code', [
    ...rung,
    step('dialled', { dialled: z.string(), verdict: DialVerdict }),
    /** A call does not even begin there. */
    step('refused', { refusal: Refusal }),
    step('leads-to', { to: CallTarget }),
    /** The caller is among the exception numbers, by this one, so what would forward does not. */
    step('exception', { number: z.string(), cause: ForwardCause, to: Destination }),
    /** It forwards by schedule, and no rule covers the moment. */
    step('no-rule', { local: z.string() }),
    step('forwards', { cause: ForwardCause, to: Destination }),
    step('forward-refused', { cause: ForwardCause, to: Destination, refusal: Refusal }),
    /** The number rings at a line of a user, who is not available by the schedule that they follow. */
    step('out-of-hours', { line: Reference, schedule: z.string(), local: z.string().describe('What the clock of the schedule shows') }),
    step('waits', { place: z.int(), maxWaiting: z.int() }),
    step('queue-full', { maxWaiting: z.int() }),
    step('voicemail-not-set-up'),
    step('takes-message'),
    step('calls-out', { verdict: DialVerdict }),
    /** By settings that the asker may not see, so the explanation ends here. */
    step('goes-on'),
    step('no-members'),
    step('rings-members', { strategy: RingStrategy, ringSeconds: z.int(), branches: z.array(z.object({ extensionId: Id, steps: z.array(MemberStep) })) }),
    step('rings-again', { rounds: z.int().describe('How often it rings in all') }),
  ])
  .meta({ id: 'CallStep' });
export type CallStep = z.infer<typeof CallStep>;
export type StepCode = CallStep['code'] | MemberStep['code'];

export const endReasons = ['not-reachable', 'busy', 'no-answer', 'no-members', 'not-allowed', 'unreadable', 'gone', 'unassigned', 'voicemail-not-set-up', 'calls-itself', 'out-of-hours'] as const;
export const EndReason = z.enum(endReasons);
export type EndReason = z.infer<typeof EndReason>;

export const CallOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ANSWERED'), extensionIds: z.array(Id).min(1).describe('Several: all ring, and the first of them who picks up has it') }),
  z.object({ kind: z.literal('VOICEMAIL'), extensionId: Id }),
  /** That of a line of a user. */
  z.object({ kind: z.literal('LINE_VOICEMAIL'), line: Reference }),
  /** It leaves the enterprise. */
  z.object({ kind: z.literal('EXTERNAL'), e164: z.string() }),
  z.object({ kind: z.literal('EMERGENCY'), number: z.string() }),
  z.object({ kind: z.literal('QUEUED'), at: Destination, place: z.int() }),
  /** What happens from there is not told. */
  z.object({ kind: z.literal('BEYOND'), at: Destination }),
  /** Something else decides from here on. */
  z.object({ kind: z.literal('HANDED_OVER'), to: Reference }),
  z.object({ kind: z.literal('ENDED'), because: EndReason }),
]);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** What happens to a call, step by step, and what comes of it. */
export const CallDecision = z.object({ steps: z.array(CallStep), outcome: CallOutcome, afterSeconds: z.int() }).meta({ id: 'CallDecision' });
export type CallDecision = z.infer<typeof CallDecision>;

const about = { pointer: z.string().describe('JSON Pointer into the extension of the world') };
const warning = <const C extends string, F extends z.ZodRawShape = {}>(code: C, facts: F = {} as F) => z.object({ code: z.literal(code), ...about, ...facts });
const to = { to: Destination };

/** Something about the settings of an extension that its person does not mean. It is saved all the same. */
export const RoutingWarning = z
  .discriminatedUnion('code', [
    /** Calls may come back to this extension; they are not forwarded on then. */
    warning('loop', { path: z.array(Destination) }),
    warning('forbidden', { ...to, verdict: DialVerdict }),
    /** Allowed, and it costs what calls abroad or to premium numbers cost. */
    warning('costly', { ...to, verdict: DialVerdict }),
    warning('gone', to),
    /** It is to be forwarded, and where to is not said any more. */
    warning('no-destination'),
    warning('disabled', to),
    warning('unassigned', to),
    warning('no-members', to),
    /** Whose voicemail it is, has no PIN. */
    warning('voicemail-not-set-up', to),
    /** While all calls are forwarded, for everybody but the exception numbers, and calls that come from where they would be forwarded to. */
    warning('never-applies', { exceptForExceptions: z.boolean(), exceptFrom: z.array(Destination) }),
    warning('hidden-rule', { rule: z.int(), hiddenBy: z.array(z.int()) }),
    warning('exceptions-without-forward'),
    warning('temporary-over'),
    warning('notice-without-address'),
    warning('no-endpoint'),
    /** Who dials it calls for help. */
    warning('emergency-short-number', { number: z.string() }),
  ])
  .meta({ id: 'RoutingWarning' });
export type RoutingWarning = z.infer<typeof RoutingWarning>;
