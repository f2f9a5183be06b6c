import { ProblemBody, type ProblemCode, type Reference } from '@patchbay/contract/http/problem';

/** Codes of the API, and one for an answer that never came. */
export type FailureCode = ProblemCode | 'unreachable';

/** A refused or failed call, as the API described it. */
export class ApiProblem extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly errors: { pointer: string; detail: string }[];
  readonly references: Reference[];
  readonly params: Record<string, string | number>;
  readonly retryAfterSeconds: number | undefined;

  constructor(body: Partial<Omit<ProblemBody, 'code'>> & { code: FailureCode; detail: string }, retryAfterSeconds?: number) {
    super(body.detail);
    this.name = 'ApiProblem';
    this.code = body.code;
    this.status = body.status ?? 0;
    this.requestId = body.requestId;
    this.errors = body.errors ?? [];
    this.references = body.references ?? [];
    this.params = body.params ?? {};
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The same problem, said of other fields or in other words. */
  saidOf(errors: { pointer: string; detail: string }[]): ApiProblem {
    const { code, status, requestId, references, params, message: detail } = this;
    return new ApiProblem({ code, status, requestId, references, params, detail, errors }, this.retryAfterSeconds);
  }
}

export const isProblem = (error: unknown, ...codes: FailureCode[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));

/** Reads a failed response; anything that is not problem+json (a proxy's page) becomes a problem of its own. */
export const readProblem = async (response: Response): Promise<ApiProblem> => {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const parsed = ProblemBody.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return new ApiProblem(parsed.data, retryAfter);
  const code = [502, 503, 504].includes(response.status) ? 'unavailable' : 'internal';
  return new ApiProblem({ code, status: response.status, detail: `HTTP ${response.status}` }, retryAfter);
};
