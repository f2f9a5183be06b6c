import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aRun, aTellablePhone } from '@patchbay/testkit/builders/phone-operations';
import { ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { jobCtx } from '@patchbay/testkit/jobs';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeSwitch } from '../../../adapters/switch-notify/fake.ts';
import { systemClock } from '../../../platform/clock.ts';
import { watchOperationsHandler } from './watch.ts';

const script = fileURLToPath(new URL('../../../../../../packages/testkit/src/switch-worker.ts', import.meta.url));

let database: TestDatabase;
let app: TestApp;
let pbx: Server;
/** Every NOTIFY that reached a phone, by the id of its operation. */
let told: string[];
/** The NOTIFY that the switch has sent without having said so yet. */
let held: ServerResponse | undefined;
let holdsAt: number;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, deps: { clock: systemClock, switchNotify: fakeSwitch() } });
  pbx = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => void (body += String(piece))).on('end', () => {
      told.push((JSON.parse(body) as { id: string }).id);
      if (told.length === holdsAt) held = response;
      else response.end(JSON.stringify({ outcome: 'sent' }));
    });
  });
  await once(pbx.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'));
  pbx.closeAllConnections();
  pbx.close();
  await app.close();
  await database.drop();
});

const startWorkerProcess = (): ChildProcess => {
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, SWITCH_URL: `http://127.0.0.1:${(pbx.address() as AddressInfo).port}/` };
  const child = spawn(process.execPath, [script], { env, stdio: 'ignore' });
  workers.push(child);
  return child;
};

test('a worker that is killed while it tells a phone tells no phone twice, and whatever waits is told by another', async () => {
  [told, holdsAt, held] = [[], 4, undefined];
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const phones = [];
  for (let n = 0; n < 10; n += 1) phones.push(await aTellablePhone(app, enterprise));
  const run = await aRun(admin, phones, { kind: 'reboot', perMinute: 600 });
  const first = startWorkerProcess();
  await until('the switch holds a phone', async () => held !== undefined, 30);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const operations = async () => (await ok(admin, phoneOperations.list, { query: { runId: run.id, pageSize: 200 } })).items;
  expect((await operations()).filter(({ status }) => status === 'SENDING').map(({ id }) => id)).toEqual([told[3]]);

  startWorkerProcess();
  // As it does every minute; the operation of the dead worker is found once it is old enough.
  await watchOperationsHandler.handle({}, jobCtx(app));
  await until('the others are told', async () => (await operations()).every(({ id, status }) => status === (id === told[3] ? 'SENDING' : 'SENT')), 30);
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update phone_operation set sent_at = sent_at - interval '3 minutes' where run_id = ${run.id}::uuid and status = 'SENDING'`);
  await watchOperationsHandler.handle({}, jobCtx(app));

  expect(told).toHaveLength(10);
  expect(new Set(told)).toEqual(new Set((await operations()).map(({ id }) => id)));
  expect((await operations()).filter(({ reason }) => reason === 'unknown-if-sent').map(({ id, status }) => [id, status])).toEqual([[told[3], 'SENT']]);
  expect((await ok(admin, phoneOperationRuns.get, { params: { id: run.id } })).counts).toMatchObject({ SENT: 10, QUEUED: 0, SENDING: 0 });
});
