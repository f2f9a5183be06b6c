import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { type Answer, type Caller, urlOf } from './call.ts';

type Asker = Omit<Caller, 'app'>;
type Input = { params?: object; query?: object; body?: unknown; headers?: Record<string, string> };

/** The same as `call`, to a process of its own. Fails where the connection does. */
export const callOver = async <E extends AnyEndpoint>(origin: string, { headers, organisationId, tenantId }: Asker, e: E, input: Input = {}): Promise<Answer<E>> => {
  const url = urlOf(e, { organisationId, tenantId, ...input.params } as Record<string, string>, input.query);
  const answer = await fetch(origin + url, {
    method: e.method,
    headers: { 'x-patchbay-request': '1', ...headers, ...input.headers, ...(input.body !== undefined && { 'content-type': e.upload ? 'application/octet-stream' : 'application/json' }) },
    ...(input.body !== undefined && { body: e.upload ? (input.body as Blob) : JSON.stringify(input.body) }),
  });
  const text = await answer.text();
  const body = (String(answer.headers.get('content-type')).includes('json') ? JSON.parse(text) : undefined) as never;
  return { status: answer.status, headers: { ...Object.fromEntries(answer.headers), 'set-cookie': answer.headers.getSetCookie().join('\n') }, text, body, problem: body };
};
