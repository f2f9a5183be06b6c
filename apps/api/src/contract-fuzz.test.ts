import { endpoints } from '@patchbay/contract';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { ProblemBody } from '@patchbay/contract/http/problem';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { urlOf } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { exampleOf } from '@patchbay/testkit/examples';
import { type Path, replaceAt } from '@patchbay/testkit/examples/calls';
import { type AnyExample, aSide, type Side } from '@patchbay/testkit/examples/side';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let app: TestApp;
let side: Side;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1', PATCHBAY_LOG_LEVEL: 'error' } });
  side = await aSide(app);
});
afterAll(async () => {
  for (const cleanUp of side.cleanUps) await cleanUp();
  await app.close();
  await database.drop();
});

// The same in every run, so that a failure is no accident; FUZZ_SEED and FUZZ_RUNS look further.
const runs = { seed: Number(process.env.FUZZ_SEED ?? 20_261_120), numRuns: Number(process.env.FUZZ_RUNS ?? 25) };

const hostileText = fc.oneof(
  fc.constantFrom('', ' ', '\0', 'a\0b', '\u202e', '\ud800', '\u2028', '__proto__', 'constructor', "' or 1=1 --", '%', '_', '\\', '*', '+', '(', '[', '${7*7}', '{{7*7}}', '../..', '-infinity', 'infinity', 'NaN', 'null', '1e400',
    '0000-00-00T00:00:00Z', '9999-12-31T23:59:59Z', '292278994-08-17T07:12:55Z', '-000001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'W10', Buffer.from('[1,"00000000-0000-0000-0000-000000000000"]').toString('base64url'),
    Buffer.from('["\\u0000","00000000-0000-0000-0000-000000000000"]').toString('base64url'), Buffer.from('[null,"------------------------------------"]').toString('base64url'), 'x'.repeat(70_000)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.uuid(),
);
const hostileNumber = fc.constantFrom(-1, 0, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324);
const hostileValue = fc.oneof(hostileText, hostileNumber, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }), fc.array(hostileText, { maxLength: 3 }));

const pathsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
};

const queryNames = (e: AnyEndpoint) => Object.keys((e.query as { shape?: object } | undefined)?.shape ?? {});

/** A request of that endpoint with something in it that its author did not think of. */
const attack = (e: AnyEndpoint, example: AnyExample) => {
  const bodies = fc.oneof(
    fc.constant(example.body),
    hostileValue,
    ...(example.body === undefined ? [] : [fc.tuple(fc.constantFrom(...pathsIn(example.body)), hostileValue).map(([path, value]) => replaceAt(example.body, path, value))]),
  );
  const queries = fc.dictionary(fc.constantFrom(...queryNames(e), 'toString', 'x'), hostileText, { maxKeys: 3 });
  const params = fc.oneof({ weight: 3, arbitrary: fc.constant(example.params as Record<string, string> | undefined) }, { weight: 1, arbitrary: hostileText.map((id) => ({ id: id.toWellFormed() })) });
  const headers = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.constant({ 'idempotency-key': 'k' }), fc.constant({ 'idempotency-key': 'x'.repeat(300) }), fc.constant({ 'content-type': 'text/plain' }), fc.constant({ 'content-type': 'application/xml' }));
  return fc.record({ body: bodies, query: queries, params, headers });
};

type Attack = ReturnType<typeof attack> extends fc.Arbitrary<infer Made> ? Made : never;

const send = async (e: AnyEndpoint, { as }: AnyExample, { body, query, params, headers }: Attack) => {
  const answer = await as.app.server.inject({
    method: e.method,
    url: urlOf(e, { organisationId: as.organisationId, tenantId: as.tenantId, ...params } as Record<string, string>, query),
    headers: { 'x-patchbay-request': '1', ...as.headers, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && e.method !== 'GET' && { payload: JSON.stringify(body) }),
  });
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text: answer.body };
};

test.each(endpoints)('$id answers anything with what was asked or a clear problem', async (e) => {
  const example = await exampleOf(e.id, side);
  await fc.assert(fc.asyncProperty(attack(e, example), async (request) => {
    const { status, type, text } = await send(e, example, request);
    expect(status, text).toBeLessThan(500);
    if (status < 400) return;
    expect(type).toContain('application/problem+json');
    expect(ProblemBody.parse(JSON.parse(text)).status).toBe(status);
  }), runs);
});

test.each(['{', '{"a":', '\ufeff{}', '[]]', '"\\ud800', '{"__proto__":{"x":1}}', '\0'])('a body that is no JSON, %j, is a problem', async (payload) => {
  // A byte order mark may be ignored (RFC 8259, 8.1): then it is for what `{}` lacks that it is refused.
  for (const e of endpoints.filter(({ body }) => body && !(payload === '\ufeff{}' && body.safeParse({}).success))) {
    const as = e.scope === 'public' ? { app, headers: {} } : side.atEnterprise;
    const answer = await as.app.server.inject({ method: e.method, url: urlOf(e, { organisationId: side.enterprise.id, tenantId: side.enterprise.id, id: side.enterprise.id }), headers: { 'x-patchbay-request': '1', 'content-type': 'application/json', ...as.headers }, payload });
    expect([e.id, answer.statusCode < 500 && answer.statusCode >= 400, answer.headers['content-type']]).toEqual([e.id, true, 'application/problem+json']);
  }
});
