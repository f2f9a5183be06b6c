import { z } from 'zod';
import { Destination } from './primitives/destination.ts';
import { Timestamp } from './primitives/id.ts';
import { optionalLabel } from './primitives/label.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';
import { ClockEnd, ClockTime } from './primitives/time.ts';

/** A destination that is kept while nothing is sent there; null: none chosen. */
const Kept = Destination.nullable().default(null);
const isDistinct = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length;
const needsDestination = { path: ['destination'], error: 'Choose where calls are forwarded to' };

/**
 * On these days from one time to another, the end not included, on the clocks of the enterprise. An end that comes before the start is on the next
 * day: 22:00 to 06:00 belongs to the day on which it begins.
 */
export const ForwardRule = z
  .object({
    name: optionalLabel(60),
    days: z.array(z.int().min(1).max(7).describe('1 is Monday')).min(1, 'Choose at least one day').refine(isDistinct, 'Each day once').overwrite((days) => days.sort((a, b) => a - b)),
    from: ClockTime,
    to: ClockEnd,
    destination: Destination,
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'The end differs from the start; a whole day is 00:00 to 24:00' });
export type ForwardRule = z.infer<typeof ForwardRule>;

export const unconditionalModes = ['NONE', 'ALWAYS', 'SCHEDULE'] as const;
export const UnconditionalMode = z.enum(unconditionalModes);
export type UnconditionalMode = z.infer<typeof UnconditionalMode>;

const unconditional = z.object({
  mode: UnconditionalMode.default('NONE'),
  /** Where ALWAYS leads. */
  destination: Kept,
  /** Those of SCHEDULE. The first that covers the moment decides. */
  rules: z.array(ForwardRule).max(100).default([]),
});

/** Forwards before anything rings. What the chosen mode does not use is kept for when it is chosen again. */
export const UnconditionalForward = unconditional
  .refine(({ mode, destination }) => mode !== 'ALWAYS' || destination !== null, needsDestination)
  .refine(({ mode, rules }) => mode !== 'SCHEDULE' || rules.length > 0, { path: ['rules'], error: 'Add at least one rule' });
export type UnconditionalForward = z.infer<typeof UnconditionalForward>;

/** Who is not forwarded unconditionally, by the number that their call shows; a short number is a colleague. */
export const ExceptionNumber = z.object({ number: z.union([E164, ShortNumber]), label: optionalLabel(60) });
export type ExceptionNumber = z.infer<typeof ExceptionNumber>;
/** As many as people like: only the size of a request bounds them. */
export const ExceptionNumbers = z.array(ExceptionNumber).refine((all) => isDistinct(all.map(({ number }) => number)), 'Each number once').default([]);

export const ringSeconds = { least: 5, most: 300, usual: 20 } as const;
export const RingSeconds = z.int().min(ringSeconds.least).max(ringSeconds.most).default(ringSeconds.usual);

const condition = z.object({ action: z.enum(['END', 'FORWARD']).default('END'), destination: Kept });
const noAnswer = condition.extend({ ringSeconds: RingSeconds });
const isComplete = ({ action, destination }: z.infer<typeof condition>): boolean => action === 'END' || destination !== null;

export const conditions = ['notReachable', 'busy', 'noAnswer'] as const;
export type ForwardCondition = (typeof conditions)[number];

/** What becomes of a call that was not taken. END: nothing here, so voicemail decides. */
export const ConditionalForward = z.object({
  notReachable: condition.refine(isComplete, needsDestination).prefault({}),
  busy: condition.refine(isComplete, needsDestination).prefault({}),
  /** How long it rings before nobody has answered, also where voicemail comes next. */
  noAnswer: noAnswer.refine(isComplete, needsDestination).prefault({}),
});
export type ConditionalForward = z.infer<typeof ConditionalForward>;

/** Kept in one notation, so that the same moment is the same text. */
const Moment = Timestamp.overwrite((text) => new Date(text).toISOString());

/** Overrides the unconditional forward from one moment to another, the end not included, and is over then by itself. */
export const TemporaryForward = z
  .object({ from: Moment, until: Moment, destination: Destination })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), { path: ['until'], error: 'The end comes after the start' });
export type TemporaryForward = z.infer<typeof TemporaryForward>;

/** Everything that forwards the calls of an extension, as it is kept: a destination may have gone since it was chosen. Each part is saved by itself. */
export const Forwarding = z
  .object({
    unconditional: unconditional.prefault({}),
    exceptionNumbers: ExceptionNumbers,
    conditional: z.object({ notReachable: condition.prefault({}), busy: condition.prefault({}), noAnswer: noAnswer.prefault({}) }).prefault({}),
    temporary: TemporaryForward.nullable().default(null),
  })
  .meta({ id: 'Forwarding' });
export type Forwarding = z.infer<typeof Forwarding>;
