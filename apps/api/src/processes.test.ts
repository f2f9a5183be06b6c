import { createDatabase, createEmptyDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { launch, startProcess, testSecretKeys } from '@patchbay/testkit/processes';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

test('one process serves everything, says that it is ready, and stops with 0', async () => {
  const running = await startProcess(database.url);
  expect((await fetch(`${running.provisioningUrl}/anything`)).status).toBe(404);
  const answers = await Promise.all(['/healthz', '/readyz', '/metrics', '/api/session', '/api/openapi.json', '/api/nothing'].map((path) => fetch(running.url + path)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, expect.any(Number), 200, 404]);
  expect(await answers[2]!.text()).toMatch(/patchbay_http_request_duration_seconds_count\{server="api",route="\/healthz",method="GET",status="200"\} 1/);
  expect(await running.stop()).toBe(0);
  const parsed = running.lines.map((line) => JSON.parse(line) as { msg: string; route?: string; setupUrl?: string });
  expect(parsed.filter(({ msg, route }) => msg === 'request' && route === '/api/openapi.json')).toHaveLength(1);
  expect(parsed.filter(({ setupUrl }) => setupUrl !== undefined)).toHaveLength(1);
  expect(parsed.at(-1)!.msg).toBe('stopped');
});

test('a process without the API still tells its health', async () => {
  const running = await startProcess(database.url, { PATCHBAY_ROLES: 'worker' });
  expect((await fetch(`${running.url}/api/session`)).status).toBe(404);
  expect(await (await fetch(`${running.url}/metrics`)).text()).toContain('patchbay_jobs{job="outbox.deliver",state="failed"} 0');
  expect(await running.stop()).toBe(0);
});

test('settings that cannot be used are named in one line, without their values', async () => {
  const process = launch({ PATCHBAY_SECRET_KEYS: 'hush-hush', PATCHBAY_PORT: 'many' });
  expect(await process.ended).toBe(1);
  expect(process.lines).toHaveLength(1);
  for (const name of ['DATABASE_URL is missing', 'PATCHBAY_SECRET_KEYS cannot be used', 'PATCHBAY_PORT cannot be used']) expect(process.lines[0]).toContain(name);
  expect(process.lines[0]).not.toContain('hush');
});

test('metrics need their token where one is set, and are hidden from what a proxy passes on', async () => {
  const running = await startProcess(database.url, { PATCHBAY_METRICS_TOKEN: 'measure', PATCHBAY_ROLES: 'api' });
  const status = async (headers: Record<string, string>) => (await fetch(`${running.url}/metrics`, { headers })).status;
  expect(await Promise.all([status({}), status({ authorization: 'Bearer wrong' }), status({ authorization: 'Bearer measure' })])).toEqual([404, 404, 200]);
  await running.stop();
  const open = await startProcess(database.url, { PATCHBAY_ROLES: 'worker' });
  expect((await fetch(`${open.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  await open.stop();
});

test('a process on a database without the migrations says so and ends', async () => {
  const empty = await createEmptyDatabase();
  const process = launch({ DATABASE_URL: empty.url, PATCHBAY_SECRET_KEYS: testSecretKeys, PATCHBAY_PORT: '0' });
  expect(await process.ended).toBe(1);
  expect(process.lines.join('\n')).toMatch(/lacks \d+ migrations of this release: run `npm run migrate deploy` first/);
  await empty.drop();
});
