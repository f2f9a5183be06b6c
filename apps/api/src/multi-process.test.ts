import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { accounts } from '@patchbay/contract/accounts';
import { organisations } from '@patchbay/contract/organisations';
import { session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAccount, testPassword } from '@patchbay/testkit/builders/accounts';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree, type Tree, unique } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { openStream } from '@patchbay/testkit/event-stream';
import { type MailServer, startMailServer } from '@patchbay/testkit/mail-server';
import { callOver } from '@patchbay/testkit/over-http';
import { type RunningProcess, startProcess } from '@patchbay/testkit/processes';
import { signedIn, type SignedIn, withApiKey } from '@patchbay/testkit/session';
import { runOn } from '@patchbay/testkit/test-server';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let mail: MailServer;
let app: TestApp;
let tree: Tree;
let admin: SignedIn;
let apis: RunningProcess[];
let phonesServers: RunningProcess[];
let workers: RunningProcess[];
const started: RunningProcess[] = [];

const start = async (role: string) => {
  const running = await startProcess(database.url, { PATCHBAY_ROLES: role, SMTP_URL: `${mail.url}/?tls=off`, PATCHBAY_PROVISIONING_URL: 'https://phones.example' });
  started.push(running);
  return running;
};
const two = (role: string) => Promise.all([start(role), start(role)]);

beforeAll(async () => {
  [database, mail] = await Promise.all([createDatabase(), startMailServer({ hasTls: false })]);
  app = await testApp({ databaseUrl: database.url });
  tree = await aTree(app);
  admin = await signedIn(app, tree.reseller);
  [apis, phonesServers, workers] = await Promise.all([two('api'), two('provisioning'), two('worker')]);
});
afterAll(async () => {
  await Promise.all(started.map((running) => running.stop()));
  await app.close();
  await mail.stop();
  await database.drop();
});

const urls = () => apis.map(({ url }) => url) as [string, string];
const draft = () => ({ name: 'Made', code: `M${unique()}`, kind: 'enterprise', parentId: tree.reseller.id });

test('a session that one process made is known to the other, and ends for both', async () => {
  const [a, b] = urls();
  const { email } = await anAccount(app, tree.enterprise);
  const signedInAtA = await callOver(a, {}, session.signIn, { body: { email, password: testPassword } });
  const me = { headers: { cookie: /patchbay_session=[^;]+/.exec(signedInAtA.headers['set-cookie'] as string)![0] } };
  expect((await callOver(b, me, session.get)).body.session?.account.email).toBe(email);
  await callOver(a, me, session.signOut);
  expect((await callOver(b, me, session.get)).body.session).toBeNull();
});

test('attempts count together', async () => {
  const guess = { email: 'nobody@people.example', password: 'guess' };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 10; attempt += 1) statuses.push((await callOver(urls()[attempt % 2]!, {}, session.signIn, { body: guess })).status);
  expect(statuses).toEqual([...Array<number>(8).fill(401), 429, 429]);
});

test('a key that arrives at both at once is carried out once', async () => {
  const program = await withApiKey(app, tree.reseller, ['organisations:read', 'organisations:write']);
  for (let round = 0; round < 10; round += 1) {
    const input = { body: draft(), headers: { 'idempotency-key': `round-${round}` } };
    const answers = await Promise.all([...urls(), ...urls()].map((url) => callOver(url, program, organisations.create, input)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  }
});

test('a change at one is told to who listens at the other', async () => {
  const [a, b] = urls();
  const stream = await openStream(`${b}/api/o/${tree.reseller.id}/events`, admin.headers);
  await callOver(a, admin, organisations.create, { body: draft() });
  expect((await stream.next()).data).toContainEqual(['organisations']);
  await stream.close();
});

test('each mail is sent once, whichever worker takes it', async () => {
  const people = Array.from({ length: 20 }, () => `${unique()}@people.example`.toLowerCase());
  await Promise.all(people.map((email, index) => callOver(urls()[index % 2]!, admin, accounts.create, { body: { email, name: 'Invited', organisationId: tree.enterprise.id, role: 'read-only' } })));
  await until('all have their mail', () => people.every((email) => mail.mails.some(({ to }) => to[0] === email)), 20);
  await pause(300);
  expect(mail.mails.filter(({ to }) => people.includes(to[0]!)).map(({ to }) => to[0]).sort()).toEqual([...people].sort());
});

test('both provisioning servers hand out the same, at once after a change', async () => {
  const extension = await anExtension(app, tree.enterprise);
  const phone = await aPhone(app, tree.enterprise, { httpUsername: '', lines: { 0: extension.id } });
  const fetchFile = ({ provisioningUrl }: RunningProcess) => fetch(`${provisioningUrl}/p/${phone.secret}/${phone.mac}.cfg`);
  const files = await Promise.all(phonesServers.map(fetchFile));
  expect(files.map(({ status }) => status)).toEqual([200, 200]);
  expect(await files[0]!.text()).toBe(await files[1]!.text());
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: tree.enterprise.id }, data: { status: 'disabled' }, select: { id: true } }));
  expect((await Promise.all(phonesServers.map(fetchFile))).some(({ ok }) => ok)).toBe(false);
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: tree.enterprise.id }, data: { status: 'active' }, select: { id: true } }));
});

interface Made { id: string; code: string; memberships: number; audits: number; mails: number; jobs: number }

/** What opening an enterprise with an administrator comes to, all of it in one transaction. */
const madeWith = (prefix: string) => asPlatform(app.deps.database, (tx) => tx.$queryRaw<Made[]>`
  select o.id, o.code, (select count(*)::int from membership m where m.organisation_id = o.id) as memberships,
    (select count(distinct action)::int from audit_event e where e.organisation_id = o.id) as audits,
    (select count(*)::int from outbox_mail b where b."to" = lower(o.code) || '@people.example') as mails,
    (select count(*)::int from pgboss.job j join outbox_mail b on b.id::text = j.data -> 'payload' ->> 'mailId' where b."to" = lower(o.code) || '@people.example') as jobs
  from organisation o where o.code like ${`${prefix}%`}`);

test('a process that is killed leaves nothing half done, loses nothing that it confirmed, and its work is done once elsewhere', async () => {
  const program = await withApiKey(app, tree.reseller, ['organisations:write', ...permissionsOf('administrator', 'enterprise')]);
  for (let round = 0; round < 3; round += 1) {
    const prefix = `K${round}${unique()}`;
    const bodies = Array.from({ length: 30 }, (_, index) => ({ ...draft(), code: `${prefix}-${index}`, administratorEmail: `${prefix}-${index}@people.example`.toLowerCase() }));
    const ask = (url: string, body: (typeof bodies)[number]) => callOver(url, program, organisations.create, { body, headers: { 'idempotency-key': body.code } }).then(({ status }) => status, () => 0);
    const answers = Promise.all(bodies.map((body) => ask(apis[0]!.url, body)));
    await pause(60 + round * 60);
    await apis[0]!.kill();
    const statuses = await answers;
    await settled();
    const left = await madeWith(prefix);
    for (const row of left) expect(row).toMatchObject({ memberships: 1, audits: 3, mails: 1, jobs: 1 });
    const confirmed = bodies.filter((_, index) => statuses[index] === 201).map(({ code }) => code);
    expect(left.map(({ code }) => code)).toEqual(expect.arrayContaining(confirmed));
    const again = await Promise.all(bodies.map((body) => ask(apis[1]!.url, body)));
    expect(new Set(again)).toEqual(new Set([201]));
    const whole = await madeWith(prefix);
    expect(whole).toHaveLength(bodies.length);
    for (const row of whole) expect(row).toMatchObject({ memberships: 1, audits: 3, mails: 1, jobs: 1 });
    apis[0] = await start('api');
  }
});

/** PostgreSQL has noticed that the killed process is gone. */
const settled = () => until('its transactions are over', async () => {
  const { rows } = await runOn(database.url, "select 1 from pg_stat_activity where datname = current_database() and application_name = 'patchbay-app' and state like '%in transaction%'");
  return rows.length === 0;
});

test('a job whose worker was killed is taken up by another', async () => {
  const hold = await aMailServerThatHolds();
  const slow = await startProcess(database.url, { PATCHBAY_ROLES: 'worker', SMTP_URL: `${hold.url}/?tls=off` });
  await Promise.all(workers.map((worker) => worker.stop()));
  const email = `${unique()}@people.example`.toLowerCase();
  await callOver(urls()[1], admin, accounts.create, { body: { email, name: 'Held', organisationId: tree.enterprise.id, role: 'read-only' } });
  await hold.reached;
  await slow.kill();
  hold.close();
  workers = await two('worker');
  // Its heartbeats have stopped; the test does not wait for as long as the watch and the next attempt would.
  const hurry = `begin; set local role patchbay_platform; update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active';
    update pgboss.job set start_after = now() where state = 'retry'; commit`;
  await until('the mail arrives', async () => { await runOn(database.url, hurry); return mail.mails.some(({ to }) => to[0] === email); }, 40);
});

/** Takes a connection and says nothing. */
const aMailServerThatHolds = async () => {
  const sockets: { destroy(): void }[] = [];
  let reach = () => {};
  const reached = new Promise<void>((resolve) => { reach = resolve; });
  const server = createServer((socket) => { sockets.push(socket.on('error', () => undefined)); reach(); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, reached, close: () => { server.close(); for (const socket of sockets) socket.destroy(); } };
};

test('each process stops when it is asked to, with 0', async () => {
  const [api, worker, provisioning] = [apis[0]!, workers[0]!, phonesServers[0]!];
  expect(await Promise.all([api.stop(), worker.stop(), provisioning.stop()])).toEqual([0, 0, 0]);
});
