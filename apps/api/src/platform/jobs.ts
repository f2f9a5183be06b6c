import type { DataScope, TransactionLimits, Tx } from '@patchbay/database/scope';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Deps } from './deps.ts';
import { isConnectionFailure } from './http/problem.ts';

/** A kind of background work: its name, what it is told, and how stubbornly it is tried. */
export interface JobDefinition<P extends z.ZodType = z.ZodType> {
  /** `noun.verb`; the name of its queue. */
  name: string;
  /** Ids, not rows: by the time it runs, rows have changed. */
  payload: P;
  retries: number;
  /** Doubled after each attempt, up to the longest. */
  retryDelaySeconds: number;
  longestRetryDelaySeconds: number;
  /** Of jobs with the same key one waits at a time, and another is not added: ten changes in a second are one job. */
  key?: (payload: z.output<P>) => string;
  /** How many one process works at together. */
  together: number;
  /** Longer than that nothing runs: it is taken for lost, and tried again. */
  longestRunSeconds: number;
  /** For how long it is shown once it is over. */
  keptSeconds: number;
  /** Cron expression in UTC, for work that nobody asks for. */
  cron?: string;
}

type Defined<P extends z.ZodType> = Pick<JobDefinition<P>, 'name' | 'payload'> & Partial<JobDefinition<P>>;

export const defineJob = <P extends z.ZodType>(definition: Defined<P>): JobDefinition<P> =>
  ({ retries: 5, retryDelaySeconds: 2, longestRetryDelaySeconds: 300, together: 5, longestRunSeconds: 300, keptSeconds: 7 * 86_400, ...definition });

/** For work that is begun anew as a whole: a worker that dies takes an attempt with it, and what fails for a reason is given up by `isWorthAnother`. */
export const stubborn = { retries: 100, retryDelaySeconds: 1, longestRetryDelaySeconds: 30, together: 1, longestRunSeconds: 3_600 } as const;

/** What a handler is given besides its payload. */
export interface JobCtx {
  deps: Deps;
  log: Logger;
  jobId: string;
  /** Of the request that asked for it. */
  requestId: string;
  now: Date;
  isLastAttempt: boolean;
  /** From 1. */
  attempt: number;
  /** What the job may see: the scope that it was asked for in. */
  scope: DataScope;
  /** Aborts when the process is told to stop and will not wait longer. */
  signal: AbortSignal;
  /** A transaction in that scope. */
  inScope<T>(work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  asPlatform<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

const mostAttempts = 5;

/** A database that went away, or a process that stops, is no reason to give up; what fails again and again is one. */
export const isWorthAnother = ({ signal, attempt }: JobCtx, error: unknown): boolean => signal.aborted || isConnectionFailure(error) || attempt < mostAttempts;

/** A definition with the function that does it. Handlers may run twice (a worker can die after its work), and have to stand it. */
export interface JobHandler {
  job: JobDefinition;
  handle(payload: unknown, ctx: JobCtx): Promise<void>;
}

export const handleJob = <P extends z.ZodType>(job: JobDefinition<P>, handle: (payload: z.output<P>, ctx: JobCtx) => Promise<void>): JobHandler =>
  ({ job, handle: (payload, ctx) => handle(job.payload.parse(payload), ctx) });

/** Thrown by a handler when trying again cannot help. */
export class JobRefused extends Error {
  override name = 'JobRefused';
}

/**
 * Asks for a job in the transaction of the change: it exists if and when that commits. The scope it will run in is the
 * one of the transaction; the database stamps it. Answers its id, or null where one with the same key waits already.
 */
export const enqueue = async <P extends z.ZodType>(
  tx: Tx,
  facts: { requestId?: string; startsAt?: Date },
  job: JobDefinition<P>,
  payload: z.input<P>,
): Promise<string | null> => {
  const parsed = job.payload.parse(payload);
  const [text, key] = [JSON.stringify(parsed), job.key?.(parsed) ?? null];
  const rows = await tx.$queryRaw<{ id: string | null }[]>`
    select enqueue_job(${job.name}, ${text}::jsonb, ${facts.requestId ?? ''}, ${key}, ${facts.startsAt ?? null}::timestamptz) as id`;
  return rows[0]!.id;
};

/** The same job for many payloads, by one statement. */
export const enqueueEach = async <P extends z.ZodType>(tx: Tx, { requestId = '' }: { requestId?: string }, job: JobDefinition<P>, payloads: z.input<P>[]): Promise<void> => {
  const parsed = payloads.map((payload) => job.payload.parse(payload));
  const [texts, keys] = [parsed.map((payload) => JSON.stringify(payload)), parsed.map((payload) => job.key?.(payload) ?? null)];
  await tx.$queryRaw`select count(enqueue_job(${job.name}, p.payload::jsonb, ${requestId}, p.key, null)) from unnest(${texts}::text[], ${keys}::text[]) as p (payload, key)`;
};
