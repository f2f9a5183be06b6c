import { pathOf, type AnyEndpoint, type BodyInputOf, type Endpoint, type ResponseOf } from '@patchbay/contract/http/endpoint';
import { problemCodes, type ProblemBody, type ProblemCode } from '@patchbay/contract/http/problem';
import { z } from 'zod';

/** A call as the dashboard made it. */
export interface Seen {
  endpoint: string;
  url: URL;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  headers: Headers;
}

type Reply = Response | undefined;
type Answerer = (seen: Seen) => Reply | Promise<Reply>;

interface Route {
  endpoint: AnyEndpoint;
  pattern: RegExp;
  names: string[];
  answerer: Answerer;
}

let routes: Route[] = [];
let seen: Seen[] = [];

export const forgetAnswers = () => {
  routes = [];
  seen = [];
};

/** The calls of an endpoint so far, oldest first. */
export const callsOf = (endpoint: Pick<AnyEndpoint, 'id'>) => seen.filter((call) => call.endpoint === endpoint.id);

const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });

const route = (endpoint: AnyEndpoint, answerer: Answerer) => {
  const path = pathOf(endpoint as Endpoint);
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const pattern = new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`);
  routes = [{ endpoint, pattern, names, answerer }, ...routes];
};

/**
 * Answers an endpoint until the end of the test; the last one given counts. The answer is parsed with the endpoint's own
 * schema, so that it cannot drift from what the API sends.
 * @example answer(extensions.list, { items: [anExtension()], total: 1, totalIsEstimate: false, next: null })
 */
export const answer = <E extends AnyEndpoint>(endpoint: E, response: ResponseOf<E> | ((call: Seen & { body: BodyInputOf<E> }) => ResponseOf<E>)) =>
  route(endpoint, (call) => {
    const value: unknown = typeof response === 'function' ? (response as (call: Seen) => unknown)(call) : response;
    if (!endpoint.response) return new Response(null, { status: 204 });
    return json(z.parse(endpoint.response as z.ZodType, value), endpoint.method === 'POST' ? 201 : 200);
  });

/** Refuses an endpoint the way the API does. */
export const refuse = (endpoint: AnyEndpoint, code: ProblemCode, more: Partial<ProblemBody> = {}) => {
  const { status, title } = problemCodes[code];
  route(endpoint, () => json({ type: `/problems/${code}`, code, title, status, detail: title, requestId: 'request-1', ...more }, status));
};

/** Leaves an endpoint unanswered until `release` is called. */
export const hold = <E extends AnyEndpoint>(endpoint: E, response: ResponseOf<E>) => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  route(endpoint, async () => {
    await held;
    return json(response, 200);
  });
  return () => release();
};

globalThis.fetch = async (input, init = {}) => {
  const url = new URL(String(input), window.location.origin);
  const method = init.method ?? 'GET';
  const found = routes.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(url.pathname));
  if (!found) throw new Error(`Nothing answers ${method} ${url.pathname}`);
  const values = found.pattern.exec(url.pathname)!.slice(1);
  const call: Seen = {
    endpoint: found.endpoint.id,
    url,
    params: Object.fromEntries(found.names.map((name, index) => [name, values[index]!])),
    query: Object.fromEntries(url.searchParams),
    body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
    headers: new Headers(init.headers),
  };
  seen.push(call);
  return (await found.answerer(call)) ?? new Response(null, { status: 204 });
};
