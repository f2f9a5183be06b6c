import { z } from 'zod';

/** Every way a request can fail, with its status and title (RFC 9457). The detail is written where it is thrown. */
export const problemCodes = {
  'validation-failed': { status: 422, title: 'The request does not have the right shape' },
  unauthenticated: { status: 401, title: 'Sign-in needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'already-exists': { status: 409, title: 'Already exists' },
  'in-use': { status: 409, title: 'In use' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used for another request' },
  'revert-conflict': { status: 409, title: 'Something newer stands in the way' },
  'not-by-itself': { status: 409, title: 'Comes and goes with something else' },
  'not-connected': { status: 409, title: 'Nothing is connected' },
  'stale-version': { status: 412, title: 'Changed meanwhile' },
  'rule-broken': { status: 422, title: 'Refused by a rule' },
  'limit-reached': { status: 409, title: 'Limit reached' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported content type' },
  'rate-limited': { status: 429, title: 'Too many attempts' },
  'unavailable': { status: 503, title: 'Temporarily unavailable' },
  internal: { status: 500, title: 'Internal error' },
} as const;

export type ProblemCode = keyof typeof problemCodes;
export const ProblemCode = z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]);

/** Something that refers to the object in question; `kind` names its noun, so that the client can link to it. */
export const Reference = z.object({ kind: z.string(), id: z.string(), label: z.string() }).meta({ id: 'Reference' });
export type Reference = z.infer<typeof Reference>;

export const ProblemBody = z
  .object({
    type: z.string().describe('/problems/<code>'),
    code: ProblemCode,
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().describe('JSON Pointer into the body, or ?name for a query value'), detail: z.string() }))
      .optional(),
    references: z.array(Reference).optional(),
    /** Names and figures that a translated interface needs to word the message itself. */
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof ProblemBody>;

interface ProblemExtras {
  errors?: { pointer: string; detail: string }[];
  references?: Reference[];
  params?: Record<string, string | number>;
  retryAfterSeconds?: number;
}

/** Thrown anywhere, answered as `application/problem+json`. `detail` says what happened and what to do; never a secret. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;
  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.extras = extras;
  }
}

/** The same absence for "not there" and "not yours". */
export const notFound = (noun = 'object') => new Problem('not-found', `This ${noun} does not exist, or you have no access to it.`);
