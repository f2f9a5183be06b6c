import { endpoint } from '@patchbay/contract/http/endpoint';
import { listQuery, page } from '@patchbay/contract/http/list';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import { afterEach, beforeEach, expect, expectTypeOf, test, vi } from 'vitest';
import { z } from 'zod';
import { call, urlOf } from './client.ts';
import { ApiProblem } from './problem.ts';

const Thing = z.object({ id: z.string(), number: E164 });
const things = {
  list: endpoint({ id: 'things.list', method: 'GET', path: '/things', scope: 'tenant', permission: 'phones:read', summary: '', query: listQuery(['name']), response: page(Thing) }),
  get: endpoint({ id: 'things.get', method: 'GET', path: '/things/:id', scope: 'tenant', permission: 'phones:read', summary: '', params: z.object({ id: z.string() }), response: Thing }),
  create: endpoint({ id: 'things.create', method: 'POST', path: '/things', scope: 'organisation', permission: 'phones:write', summary: '', body: z.object({ name: z.string(), size: z.int().default(1) }), response: Thing }),
  remove: endpoint({ id: 'things.remove', method: 'DELETE', path: '/things/:id', scope: 'tenant', permission: 'phones:write', summary: '', params: z.object({ id: z.string() }) }),
  ping: endpoint({ id: 'things.ping', method: 'GET', path: '/ping', scope: 'public', permission: 'public', summary: '', response: z.object({ ok: z.boolean() }) }),
};

const fetched = vi.fn<typeof fetch>();
const original = globalThis.fetch;
beforeEach(() => void (globalThis.fetch = fetched));
afterEach(() => {
  globalThis.fetch = original;
  fetched.mockReset();
});

const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const failure = (promise: Promise<unknown>) => promise.then(() => undefined, (error: unknown) => error as ApiProblem);
const sent = () => ({ url: String(fetched.mock.calls.at(-1)![0]), ...(fetched.mock.calls.at(-1)![1] as { headers: Record<string, string>; method: string; body?: string }) });

test('the place, the parameters and the query become the address', () => {
  expect(urlOf(things.get, { at: 't1', params: { id: 'a/b' } })).toBe('/api/t/t1/things/a%2Fb');
  expect(urlOf(things.list, { at: 't1', query: { q: 'a&b', pageSize: 50, sort: undefined, after: '' } })).toBe('/api/t/t1/things?q=a%26b&pageSize=50');
  expect(urlOf(things.create, { at: 'o1' })).toBe('/api/o/o1/things');
  expect(() => urlOf(things.get, { at: 't1' })).toThrow("things.get needs 'id'");
});

test('a POST says that it comes from the dashboard and carries a key of its own', async () => {
  fetched.mockImplementation(async () => json({ id: '1', number: '+12025550100' }, 201));
  await call(things.create, { at: 'o1', body: { name: 'Amber' } });
  const first = sent();
  expect(first).toMatchObject({ method: 'POST', body: '{"name":"Amber"}', headers: { 'x-patchbay-request': '1', 'content-type': 'application/json' } });
  await call(things.create, { at: 'o1', body: { name: 'Amber' } });
  expect(sent().headers['idempotency-key']).not.toBe(first.headers['idempotency-key']);
  await call(things.create, { at: 'o1', body: { name: 'Amber' } }, { idempotencyKey: 'k1' });
  expect(sent().headers['idempotency-key']).toBe('k1');
});

test('a GET carries neither', async () => {
  fetched.mockResolvedValue(json({ ok: true }));
  await call(things.ping);
  expect(Object.keys(sent().headers)).toEqual(['accept']);
});

test('an answer without a body is nothing', async () => {
  fetched.mockResolvedValue(new Response(null, { status: 204 }));
  expect(await call(things.remove, { at: 't1', params: { id: '1' } })).toBeUndefined();
});

test('an answer of another shape than declared is an error here, not somewhere in a page', async () => {
  fetched.mockResolvedValue(json({ id: '1', number: '555' }));
  await expect(call(things.get, { at: 't1', params: { id: '1' } })).rejects.toThrow('things.get answered something else');
});

test('a problem arrives as one, with everything in it', async () => {
  const body = { type: '/problems/already-exists', code: 'already-exists', title: 'Already exists', status: 409, detail: 'Taken', requestId: 'r1', errors: [{ pointer: '/name', detail: 'Taken' }] };
  fetched.mockResolvedValue(json(body, 409));
  expect(await failure(call(things.create, { at: 'o1', body: { name: 'Amber' } }))).toMatchObject({ code: 'already-exists', status: 409, message: 'Taken', requestId: 'r1', errors: body.errors });
});

test('the page of a proxy becomes a problem too, and says when to try again', async () => {
  fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'retry-after': '3' } }));
  expect(await failure(call(things.ping))).toMatchObject({ code: 'unavailable', status: 502, retryAfterSeconds: 3 });
});

test('no connection is a problem with a name', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const error = await failure(call(things.ping));
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({ code: 'unreachable' });
});

test('a call takes what its endpoint declares and nothing else', () => {
  const calls = () => {
    // @ts-expect-error the place is missing
    void call(things.get, { params: { id: '1' } });
    // @ts-expect-error not a key to sort by
    void call(things.list, { at: 't1', query: { sort: 'colour' } });
    // @ts-expect-error the body is missing
    void call(things.create, { at: 'o1' });
    // @ts-expect-error the body misses its name
    void call(things.create, { at: 'o1', body: { size: 2 } });
    void call(things.list, { at: 't1' });
    void call(things.ping);
  };
  expectTypeOf(calls).toBeFunction();
  expectTypeOf<Awaited<ReturnType<typeof call<typeof things.get>>>>().toEqualTypeOf<z.infer<typeof Thing>>();
});
