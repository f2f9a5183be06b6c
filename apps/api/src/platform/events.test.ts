import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { organisations } from '@patchbay/contract/organisations';
import { asPlatform } from '@patchbay/database/as-platform';
import { buildApp } from '../app.ts';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { openStream, type EventStream } from '@patchbay/testkit/event-stream';
import { signedIn, type SignedIn, withApiKey } from '@patchbay/testkit/session';
import { runOn } from '@patchbay/testkit/test-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EventHub } from './event-hub.ts';
import { listenForEvents, type EventListener } from './event-listener.ts';
import { announceToPlatform } from './events.ts';
import { serveEvents } from './http/events-route.ts';

let database: TestDatabase;
let app: TestApp;
let hub: EventHub;
let listener: EventListener;
let url: string;
let server: Awaited<ReturnType<typeof buildApp>>['server'];
const open: EventStream[] = [];

beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
  hub = new EventHub(app.deps.metrics, { heartbeatMs: 100, gatherMs: 20, perPrincipal: 3 });
  ({ server } = await buildApp(app.deps, async (extended) => serveEvents(extended, hub)));
  listener = listenForEvents(database.url, { onEvent: (event) => hub.publish(event), onGap: () => hub.resync(), log: app.deps.log });
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => Promise.all(open.splice(0).map((stream) => stream.close())));
afterAll(async () => {
  hub.close();
  await listener.close();
  await server.close();
  await app.close();
  await database.drop();
});

const listen = async (who: Pick<SignedIn, 'headers'>, at: Node, headers: Record<string, string> = {}): Promise<EventStream> => {
  const stream = await openStream(`${url}/api/o/${at.id}/events`, { ...who.headers, ...headers });
  open.push(stream);
  return stream;
};

/** In bytes, without what only waits to be collected. */
const heapInUse = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

test('a change is told to those who see it, and to nobody else', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, platform, 'reseller');
  const admin = await signedIn(app, reseller);
  const mine = await listen(admin, reseller);
  const above = await listen(await signedIn(app, platform), platform);
  const inside = await listen(await signedIn(app, enterprise, 'agent'), enterprise);
  const theirs = await listen(await signedIn(app, sibling), sibling);
  const read = await ok(admin, organisations.get, { params: { id: enterprise.id } });
  await ok(admin, organisations.update, { params: { id: enterprise.id }, body: { ...read, name: 'Renamed' } });
  for (const stream of [mine, above, inside]) expect(await stream.next()).toEqual({ event: 'message', data: [['organisations'], ['session'], ['audit']] });
  await pause(100);
  expect(theirs.waiting()).toEqual([]);
});

test('what only the platform sees is told to the platform alone', async () => {
  const { platform, reseller } = await aTree(app);
  const above = await listen(await signedIn(app, platform), platform);
  const below = await listen(await signedIn(app, reseller), reseller);
  await asPlatform(app.deps.database, (tx) => announceToPlatform(tx, ['outbox']));
  expect(await above.next()).toEqual({ event: 'message', data: [['outbox']] });
  expect(below.waiting()).toEqual([]);
});

test('nobody listens without a principal, at a stranger, or to more than a few streams', async () => {
  const { platform, reseller } = await aTree(app);
  const sibling = await anOrganisation(app, platform, 'reseller');
  const program = await withApiKey(app, reseller, ['phones:read']);
  const status = async (headers: Record<string, string> | undefined, id: string) => {
    const answer = await fetch(`${url}/api/o/${id}/events`, headers ? { headers } : {});
    await answer.body?.cancel();
    return answer.status;
  };
  expect(await status(undefined, reseller.id)).toBe(401);
  expect(await status(undefined, 'nonsense')).toBe(401);
  expect(await status(program.headers, sibling.id)).toBe(404);
  expect(await status(program.headers, 'nonsense')).toBe(404);
  for (let index = 0; index < 3; index += 1) await listen(program, reseller);
  expect(await status(program.headers, reseller.id)).toBe(429);
});

test('a stream ends with the session or the membership that allowed it', async () => {
  const { reseller } = await aTree(app);
  const [left, removed] = [await signedIn(app, reseller), await signedIn(app, reseller)];
  const streams = [await listen(left, reseller), await listen(removed, reseller)];
  await asPlatform(app.deps.database, async (tx) => {
    await tx.accountSession.deleteMany({ where: { accountId: left.accountId } });
    await tx.membership.deleteMany({ where: { accountId: removed.accountId } });
  });
  await Promise.all(streams.map((stream) => stream.ended));
});

test('whoever comes back, and whoever sat through a broken connection, is told to fetch anew', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const back = await listen(admin, reseller, { 'last-event-id': '7' });
  expect(await back.next()).toEqual({ event: 'resync', data: [] });
  const patient = await listen(admin, reseller);
  await runOn(database.url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'patchbay-events' and datname = current_database()");
  expect(await patient.next()).toEqual({ event: 'resync', data: [] });
  const made = await ok(admin, organisations.get, { params: { id: reseller.id } });
  await ok(admin, organisations.update, { params: { id: reseller.id }, body: { ...made, name: 'After the break' } });
  expect((await patient.next()).data).toContainEqual(['organisations']);
});

test('a reader that takes nothing is dropped, and costs no memory meanwhile', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const stuck = await listen(admin, reseller);
  stuck.pause();
  const before = heapInUse();
  for (let index = 0; index < 200_000; index += 1) hub.publish({ path: reseller.path, keys: ['phones'] });
  expect(heapInUse() - before).toBeLessThan(5_000_000);
  // The system's buffers take a while to fill; heartbeats of a real size would need hours.
  const bulky = setInterval(() => hub.publish({ path: reseller.path, keys: Array.from({ length: 10_000 }, (_, index) => `noun-of-some-length-${index}`) }), 5);
  const isOpen = async () => (await app.deps.metrics.eventStreams.get()).values[0]!.value > 0;
  while (await isOpen()) await pause(50);
  clearInterval(bulky);
});
