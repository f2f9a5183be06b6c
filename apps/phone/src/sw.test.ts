import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';

type Handler = (event: object) => void;

const origin = 'https://pbx.example';
let [handlers, stored]: [Record<string, Handler>, Map<string, Response>] = [{}, new Map()];
const network = vi.fn<(request: unknown) => Promise<Response>>();
const keyOf = (request: string | { url: string }) => new URL(typeof request === 'string' ? request : request.url, origin).pathname;

beforeEach(() => {
  [handlers, stored] = [{}, new Map()];
  const self = { addEventListener: (name: string, handler: Handler) => void (handlers[name] = handler) };
  const match = async (request: string) => stored.get(keyOf(request))?.clone();
  const cache = { put: async (request: string, response: Response) => void stored.set(keyOf(request), response) };
  runInNewContext(readFileSync(join(import.meta.dirname, '../public/sw.js'), 'utf8'), { self, caches: { match, open: async () => cache }, fetch: network, URL, Response });
});

/** What a page gets for an address; undefined where the browser asks for itself. */
const ask = async (path: string, { method = 'GET', mode = 'navigate' } = {}): Promise<string | undefined> => {
  let answer: Promise<Response> | undefined;
  handlers.fetch!({ request: { url: `${origin}${path}`, method, mode }, respondWith: (given: Promise<Response>) => void (answer = given) });
  const response = await answer;
  return response?.type === 'error' ? 'network error' : response?.text();
};
const answers = (text: string, status = 200) => network.mockImplementation(async () => new Response(text, { status }));
const noNetwork = () => network.mockRejectedValue(new TypeError('no network'));

test('the app is taken from the server, and as it was last without a network', async () => {
  noNetwork();
  expect(await ask('/app/')).toBe('network error');
  for (const page of ['first', 'second']) {
    answers(page);
    expect(await ask('/app/')).toBe(page);
    await expect.poll(() => stored.get('/app/')?.clone().text()).toBe(page);
  }
  noNetwork();
  expect(await ask('/app/')).toBe('second');
});

test('a server that is away for a moment does not stand in place of the app, nor is its page kept', async () => {
  answers('bad gateway', 502);
  expect(await ask('/app/')).toBe('bad gateway');
  answers('the app');
  expect(await ask('/app/')).toBe('the app');
  for (const status of [500, 502, 503]) {
    answers('bad gateway', status);
    expect(await ask('/app/')).toBe('the app');
  }
  answers('not here', 404);
  expect(await ask('/app/')).toBe('not here');
  noNetwork();
  expect(await ask('/app/')).toBe('the app');
});

test('assets are kept by their name, and what the API answers never is', async () => {
  answers('script');
  expect(await ask('/app/assets/main-1.js', { mode: 'cors' })).toBe('script');
  await expect.poll(() => stored.has('/app/assets/main-1.js')).toBe(true);
  noNetwork();
  expect(await ask('/app/assets/main-1.js', { mode: 'cors' })).toBe('script');
  expect(await ask('/api/app/profile', { mode: 'cors' })).toBeUndefined();
  expect(await ask('/app/', { method: 'POST' })).toBeUndefined();
  expect([...stored.keys()]).toEqual(['/app/assets/main-1.js']);
});
