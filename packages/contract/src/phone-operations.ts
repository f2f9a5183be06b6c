import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { PhoneMatch } from './phone-bulks.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';
import { ClockEnd, ClockTime } from './primitives/time.ts';

/** How many phones one run holds. */
export const mostPhonesInRun = 20_000;
/** How many can be named one by one; more are chosen by what they match. */
export const mostPhonesNamed = 5_000;

/** `resync`: fetch the configuration again; `reboot`: restart, and fetch it on the way. */
export const phoneOperationKinds = ['resync', 'reboot'] as const;
export const PhoneOperationKind = z.enum(phoneOperationKinds);
export type PhoneOperationKind = z.infer<typeof PhoneOperationKind>;

/**
 * `QUEUED`: waits for its wave. `SENDING`: handed to the switch at this moment. `SENT`: the phone was told and has not fetched
 * yet. `FETCHED`: it has asked the provisioning server since. The others are other ends.
 */
export const phoneOperationStatuses = ['QUEUED', 'SENDING', 'SENT', 'FETCHED', 'TIMED_OUT', 'FAILED', 'CANCELLED', 'SKIPPED'] as const;
export const PhoneOperationStatus = z.enum(phoneOperationStatuses);
export type PhoneOperationStatus = z.infer<typeof PhoneOperationStatus>;

/** Why a phone is left out: no hardware; no line that is registered from it; its model does not listen; or has no event for a restart; the same is under way already; it is gone; the switch knows no registration of it; its enterprise is disabled, and no phone of it would get its files. */
export const phoneSkips = ['virtual', 'no-line', 'model-does-not-listen', 'model-has-no-restart', 'under-way', 'gone', 'not-registered', 'disabled'] as const;
export const PhoneSkip = z.enum(phoneSkips);
export type PhoneSkip = z.infer<typeof PhoneSkip>;

/** Besides: no switch is connected; it said no; it could not be reached; nobody knows whether the phone was told; it was told and did not come; another handset took its place before it came. */
export const phoneOperationReasons = [...phoneSkips, 'no-switch', 'refused', 'unreachable', 'unknown-if-sent', 'no-fetch', 'handset-replaced'] as const;
export const PhoneOperationReason = z.enum(phoneOperationReasons);
export type PhoneOperationReason = z.infer<typeof PhoneOperationReason>;

export const PhoneOperation = z.object({
  id: Id,
  runId: Id,
  phoneId: Id,
  phoneName: z.string(),
  /** It was removed meanwhile. */
  isPhoneGone: z.boolean(),
  kind: PhoneOperationKind,
  status: PhoneOperationStatus,
  reason: PhoneOperationReason.nullable(),
  /** The switch's own words, where it had some. */
  detail: z.string(),
  createdAt: Timestamp,
  sentAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
}).meta({ id: 'PhoneOperation' });
export type PhoneOperation = z.infer<typeof PhoneOperation>;

/** On the clock of the enterprise; an end that comes before the start is on the next day. */
export const QuietHours = z.object({ from: ClockTime, to: ClockEnd }).refine(({ from, to }) => from !== to, { path: ['to'], error: 'The end differs from the start' });
export type QuietHours = z.infer<typeof QuietHours>;

export const PhoneOperationRun = z.object({
  id: Id,
  kind: PhoneOperationKind,
  /** How many phones were chosen, and how many of them are left out and why, with some of their names. */
  phones: z.int(),
  skipped: z.array(z.object({ reason: PhoneSkip, count: z.int(), first: z.array(z.string()) })),
  /** How many operations there are in each state. Before it is started: `QUEUED` are those that will be sent. */
  counts: z.record(PhoneOperationStatus, z.int()),
  /** Phones a minute, and when; null until it is started. */
  perMinute: z.int().nullable(),
  quietHours: QuietHours.nullable(),
  /** The quiet hours begin then; null where nothing waits for them. */
  waitsUntil: Timestamp.nullable(),
  /** Whether a switch is connected that could tell the phones. */
  hasSwitch: z.boolean(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
}).meta({ id: 'PhoneOperationRun' });
export type PhoneOperationRun = z.infer<typeof PhoneOperationRun>;

const Choice = z
  .object({ kind: PhoneOperationKind, ids: z.array(Id).min(1).max(mostPhonesNamed).optional(), matching: PhoneMatch.optional() })
  .refine(({ ids, matching }) => (ids === undefined) !== (matching === undefined), 'Name either ids or what the phones match');

export const PhoneRunStart = z.object({
  perMinute: z.int().min(1).max(600).default(30),
  /** Only then are phones told; null: at any time. */
  quietHours: QuietHours.nullable().default(null),
});

const read = { scope: 'tenant', permission: 'phones:read' } as const;
const write = { scope: 'tenant', permission: 'phones:write', method: 'POST' } as const;

export const phoneOperations = {
  list: endpoint({ ...read, id: 'phoneOperations.list', method: 'GET', path: '/phone-operations', summary: 'What phones are told to do: one for each phone, newest first',
    query: listQuery(['createdAt', 'phoneName', 'status'], { status: PhoneOperationStatus.optional(), kind: PhoneOperationKind.optional(), phoneId: Id.optional(), runId: Id.optional() }, '-createdAt'), response: page(PhoneOperation) }),
  cancel: endpoint({ ...write, id: 'phoneOperations.cancel', path: '/phone-operations/:id/cancel', summary: 'Take back an operation that is not sent yet', params: ById, response: PhoneOperation }),
};

/** The choice belongs to whoever made it; what is started belongs to the enterprise. */
export const phoneOperationRuns = {
  list: endpoint({ ...read, id: 'phoneOperationRuns.list', method: 'GET', path: '/phone-operation-runs', summary: 'What was started for phones, newest first, at most fifty', response: z.object({ items: z.array(PhoneOperationRun) }) }),
  create: endpoint({ ...write, id: 'phoneOperationRuns.create', path: '/phone-operation-runs', summary: 'Choose phones for a resync or a reboot, and settle which they are', body: Choice, response: PhoneOperationRun, unaudited: 'Choosing changes nothing.' }),
  get: endpoint({ ...read, id: 'phoneOperationRuns.get', method: 'GET', path: '/phone-operation-runs/:id', summary: 'A resync or a reboot of several phones: how far it is', params: ById, response: PhoneOperationRun }),
  start: endpoint({ ...write, id: 'phoneOperationRuns.start', path: '/phone-operation-runs/:id/start', summary: 'Queue one operation for each chosen phone that can be told', params: ById, body: PhoneRunStart, response: PhoneOperationRun }),
  cancel: endpoint({ ...write, id: 'phoneOperationRuns.cancel', path: '/phone-operation-runs/:id/cancel', summary: 'Take back what is not sent yet', params: ById, response: PhoneOperationRun }),
};
