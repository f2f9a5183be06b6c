import {
  pathOf, type AnyEndpoint, type BodyInputOf, type ParamsInputOf, type QueryInputOf, type ResponseOf, type ScopeOf,
} from '@patchbay/contract/http/endpoint';
import { ApiProblem, readProblem } from './problem.ts';

// `at` is the organisation or the enterprise that the call acts in; endpoints of no place have none.
type At<E> = ScopeOf<E> extends 'organisation' | 'tenant' ? { at: string } : unknown;
type Params<E> = ParamsInputOf<E> extends undefined ? unknown : { params: ParamsInputOf<E> };
type Body<E> = BodyInputOf<E> extends undefined ? unknown : { body: BodyInputOf<E> };
type Query<E> = QueryInputOf<E> extends undefined ? unknown : {} extends QueryInputOf<E> ? { query?: QueryInputOf<E> } : { query: QueryInputOf<E> };

/** What a call of `E` takes: exactly the parts that the endpoint declares. */
export type CallInput<E> = At<E> & Params<E> & Query<E> & Body<E>;
/** The same, where the place is taken from the address. */
export type LocalInput<E> = Omit<CallInput<E>, 'at'> & { at?: string };
/** An argument that may be left out when nothing in it is required. */
export type Argument<I> = {} extends I ? [input?: I] : [input: I];

interface Parts {
  at?: string;
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Of a POST; the same key on a second attempt makes sure that nothing is done twice. */
  idempotencyKey?: string;
}

/** Address of a call, query included. */
export const urlOf = (endpoint: AnyEndpoint, { at, params = {}, query = {} }: Parts): string => {
  const values: Record<string, unknown> = { ...params, organisationId: at, tenantId: at };
  const path = pathOf(endpoint).replace(/:(\w+)/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${endpoint.id} needs '${name}'`);
    return encodeURIComponent(String(values[name]));
  });
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined || value === null || value === '' ? [] : [[key, String(value)]])),
  ).toString();
  return search ? `${path}?${search}` : path;
};

/**
 * Calls an endpoint and answers what it declares. Fails with `ApiProblem`, whatever the cause.
 * @example await call(extensions.get, { at: tenantId, params: { id } })
 */
export const call = async <E extends AnyEndpoint>(endpoint: E, ...[input, options = {}]: CallArguments<E>): Promise<ResponseOf<E>> => {
  const parts = (input ?? {}) as Parts;
  const response = await send(endpoint, parts, options);
  if (!response.ok) throw await readProblem(response);
  if (!endpoint.response || response.status === 204) return undefined as ResponseOf<E>;
  return parsed(endpoint, await response.json());
};

/** The same for what answers a file. */
export const download = async <E extends AnyEndpoint>(endpoint: E, ...[input, options = {}]: CallArguments<E>): Promise<Blob> => {
  const response = await send(endpoint, (input ?? {}) as Parts, options);
  if (!response.ok) throw await readProblem(response);
  return response.blob();
};

type CallArguments<E> = {} extends CallInput<E> ? [input?: CallInput<E>, options?: CallOptions] : [input: CallInput<E>, options?: CallOptions];

const send = (endpoint: AnyEndpoint, parts: Parts, { signal, idempotencyKey }: CallOptions) => {
  const headers: Record<string, string> = { accept: 'application/json' };
  // A form of another site cannot send this header, so it cannot act with our cookie.
  if (endpoint.method !== 'GET') headers['x-patchbay-request'] = '1';
  if (endpoint.method === 'POST') headers['idempotency-key'] = idempotencyKey ?? crypto.randomUUID();
  if (parts.body !== undefined) headers['content-type'] = endpoint.upload ? 'application/octet-stream' : 'application/json';
  const body = parts.body === undefined ? undefined : endpoint.upload ? (parts.body as Blob) : JSON.stringify(parts.body);
  return fetch(urlOf(endpoint, parts), { method: endpoint.method, headers, body, signal, credentials: 'same-origin' }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem({ code: 'unreachable', detail: 'The server cannot be reached.' });
  });
};

// In production an answer of a newer API than this page knows is shown rather than refused.
const parsed = <E extends AnyEndpoint>(endpoint: E, json: unknown): ResponseOf<E> => {
  const result = endpoint.response.safeParse(json);
  if (result.success) return result.data;
  if (!import.meta.env.PROD) throw new Error(`${endpoint.id} answered something else than it declares: ${result.error.message}`);
  return json as ResponseOf<E>;
};
