import type { AnyEndpoint, BodyInputOf, ParamsOf, QueryInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { pathOf } from '@patchbay/contract/http/endpoint';
import type { ProblemBody } from '@patchbay/contract/http/problem';
import type { App } from '@patchbay/api/platform/http/route';

/** Who calls, and the organisation or enterprise of the address. */
export interface Caller {
  app: App;
  /** `{ cookie }` or `{ authorization }`; absent: nobody. */
  headers?: Record<string, string>;
  organisationId?: string;
  tenantId?: string;
}

interface Input<E> {
  params?: ParamsOf<E>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
  headers?: Record<string, string>;
}

export interface Answer<E> {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: ResponseOf<E>;
  problem: ProblemBody;
}

export const urlOf = (e: AnyEndpoint, values: Record<string, string>, query: object = {}): string => {
  const path = pathOf(e).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? name));
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined).map(([key, value]): [string, string] => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
};

/** A file goes as it is; whatever else is sent in its place goes as JSON. */
export const payloadOf = (e: AnyEndpoint, body: unknown): string | Buffer | object => {
  if (!e.upload) return body as object;
  return typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
};

/** Calls an endpoint as the browser or an API client would, through the whole server. Never throws for a problem. */
export const call = async <E extends AnyEndpoint>(caller: Caller, e: E, input: Input<E> = {}): Promise<Answer<E>> => {
  const { app, headers, organisationId, tenantId } = caller;
  const values = { organisationId, tenantId, ...(input.params as object | undefined) } as Record<string, string>;
  const answer = await app.server.inject({
    method: e.method,
    url: urlOf(e, values, (input.query ?? {}) as object),
    headers: { 'x-patchbay-request': '1', ...(e.upload && { 'content-type': 'application/octet-stream' }), ...headers, ...input.headers },
    ...(input.body !== undefined && { payload: payloadOf(e, input.body) }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const body = (isJson ? answer.json() : undefined) as never;
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, body, problem: body };
};

/** The same, for what must succeed: throws with the problem's text. */
export const ok = async <E extends AnyEndpoint>(caller: Caller, e: E, input: Input<E> = {}): Promise<ResponseOf<E>> => {
  const answer = await call(caller, e, input);
  if (answer.status >= 300) throw new Error(`${e.id} answered ${answer.status}: ${answer.text}`);
  return answer.body;
};
