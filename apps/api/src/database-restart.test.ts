import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { startPostgres, type RunningPostgres } from '@patchbay/testkit/embedded-postgres';
import { type EventStream, openStream } from '@patchbay/testkit/event-stream';
import { callOver } from '@patchbay/testkit/over-http';
import { type RunningProcess, startProcess } from '@patchbay/testkit/processes';
import { signedIn, type SignedIn } from '@patchbay/testkit/session';
import { runOn } from '@patchbay/testkit/test-server';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployDatabase } from './deploy.ts';

// A server of its own, because it is taken away while it is used.
const home = mkdtempSync(join(tmpdir(), 'patchbay-restart-'));
let postgres: RunningPostgres;
let app: TestApp;
let tree: Tree;
let admin: SignedIn;
let running: RunningProcess;
let stream: EventStream;

const startServer = async (port?: number) => {
  postgres = await startPostgres({ directory: join(home, 'postgres'), superuserPassword: 'test', logFile: join(home, 'postgres.log'), durable: false, ...(port && { preferredPort: port }) });
};

beforeAll(async () => {
  // Root's server runs as another user, who has to get in.
  chmodSync(home, 0o711);
  await startServer();
  await runOn(postgres.superuserUrl, "create role patchbay login createrole password 'test'");
  await runOn(postgres.superuserUrl, 'create database patchbay owner patchbay');
  const url = `postgresql://patchbay:test@127.0.0.1:${postgres.port}/patchbay`;
  await deployDatabase(url);
  app = await testApp({ databaseUrl: url });
  tree = await aTree(app);
  admin = await signedIn(app, tree.reseller);
  running = await startProcess(url);
  stream = await openStream(`${running.url}/api/o/${tree.reseller.id}/events`, admin.headers);
});
afterAll(async () => {
  await stream.close();
  await running.stop();
  await app.close();
  await postgres.stop();
  rmSync(home, { recursive: true });
});

interface Outcome { status: number; retryAfter: string; code: string; at: number }
const outcomes: Outcome[] = [];

/** Reads and writes without a pause until it is told to stop. */
const load = async (isOver: () => boolean) => {
  const { id } = tree.enterprise;
  while (!isOver()) {
    const read = await callOver(running.url, admin, organisations.get, { params: { id } });
    const answer = read.status === 200 ? await callOver(running.url, admin, organisations.update, { params: { id }, body: { ...read.body, name: `Name ${read.body.version}` } }) : read;
    outcomes.push({ status: answer.status, retryAfter: String(answer.headers['retry-after'] ?? ''), code: answer.problem?.code ?? '', at: Date.now() });
    if (answer.status === 503) await pause(20);
  }
};

const readiness = async () => (await fetch(`${running.url}/readyz`)).status;

test('PostgreSQL restarts under load: requests fail clearly meanwhile, and everything goes on by itself', async () => {
  let isOver = false;
  const loads = Promise.all(Array.from({ length: 8 }, () => load(() => isOver)));
  await until('the load is on', () => outcomes.filter(({ status }) => status === 200).length > 30);
  const { port } = postgres;
  const downAt = Date.now();
  await postgres.stop();
  await until('it says that it is not ready', async () => (await readiness()) === 503);
  await until('requests are refused', () => outcomes.filter(({ status }) => status === 503).length > 10);
  expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
  await startServer(port);
  expect(postgres.port).toBe(port);
  const upAt = Date.now();
  await until('it is ready again', async () => (await readiness()) === 200);
  await until('requests succeed again', () => outcomes.filter(({ status, at }) => status === 200 && at > upAt).length > 30);
  isOver = true;
  await loads;
  expect(outcomes.filter(({ at }) => at < downAt).every(({ status }) => status === 200 || status === 412)).toBe(true);
  // Two who save at once are told so; nothing else is an answer.
  expect([...new Set(outcomes.map(({ status }) => status))].sort()).toEqual([200, 412, 503]);
  for (const refused of outcomes.filter(({ status }) => status === 503)) expect(refused).toMatchObject({ code: 'unavailable', retryAfter: expect.stringMatching(/^\d+$/) });
  expect(outcomes.filter(({ at, status }) => at > upAt + 5_000 && status === 503)).toEqual([]);
  expect(running.lines.filter((line) => line.includes('"level":60') || line.includes('request failed'))).toEqual([]);
});

test('afterwards events, jobs and the fetch log work as before', async () => {
  // What came before the restart has been read; somewhere in it is the word that events were missed.
  await until('the browser is told to fetch anew', async () => (await stream.next()).event === 'resync');
  const { id } = tree.reseller;
  const read = await callOver(running.url, admin, organisations.get, { params: { id } });
  await callOver(running.url, admin, organisations.update, { params: { id }, body: { ...read.body, name: 'After' } });
  await until('an event arrives', async () => JSON.stringify((await stream.next()).data).includes('organisations'));
  await runOn(app.deps.config.databaseUrl, "begin; set local role patchbay_platform; select enqueue_job('maintenance.sweep', '{}', 'after-restart', null, null); commit");
  await until('a job is done', () => running.lines.some((line) => line.includes('after-restart') && line.includes('job done')));
});
