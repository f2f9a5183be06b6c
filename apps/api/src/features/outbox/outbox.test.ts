import { jobs, outbox } from '@patchbay/contract/operations';
import { inScope } from '@patchbay/database/scope';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { type MailServer, startMailServer } from '@patchbay/testkit/mail-server';
import { signedIn, type SignedIn, withApiKey } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smtpMailer } from '../../adapters/mail/smtp.ts';
import { deliverMail, postMail } from '../../platform/outbox.ts';
import { startWorker } from '../../worker.ts';
import { deliverMailWith } from './deliver.ts';

let database: TestDatabase;
let server: MailServer;
let sending: TestApp;
let keeping: TestApp;
let tree: Tree;
let admin: SignedIn;
let codes: Record<string, number | undefined> = {};
beforeAll(async () => {
  database = await createDatabase();
  server = await startMailServer({ hasTls: false, refuse: (address) => codes[address] });
  sending = await testApp({ databaseUrl: database.url, env: { SMTP_URL: server.url } });
  keeping = await testApp({ databaseUrl: database.url });
  tree = await aTree(sending);
  admin = await signedIn(sending, tree.platform);
});
afterAll(async () => {
  await sending.close();
  await keeping.close();
  await server.stop();
  await database.drop();
});

const post = ({ deps }: TestApp, to: string, text = 'https://patchbay.example/invitation#secret-link') => {
  const facts = { deps, now: deps.clock.now(), newId: () => deps.clock.newId(), requestId: 'r-1' };
  return inScope(deps.database, { kind: 'subtree', path: tree.reseller.path }, (tx) => postMail(tx, facts, { to, subject: `For ${to}`, template: 'invitation', text }));
};

const mailTo = async (to: string) => (await ok(admin, outbox.list, { query: { q: to } })).items[0]!;

/** As in production, without the waiting. */
const hasty = deliverMailWith(({ deps: { config } }) => smtpMailer(config.smtpUrl, config.smtpFrom));
const patiently = <T>(work: () => Promise<T>) => startWorker(sending.deps, [hasty]).then((worker) => work().finally(() => worker.stop(2_000)));

test('without a mail server a mail is kept, sealed, and the platform reads it', async () => {
  await post(keeping, 'kept@people.example');
  const mail = await mailTo('kept@');
  expect(mail).toMatchObject({ status: 'kept', attempts: 0, sentAt: null, template: 'invitation' });
  expect((await ok(admin, outbox.get, { params: { id: mail.id } })).text).toContain('#secret-link');
  const [row] = await asPlatform(sending.deps.database, (tx) => tx.outboxMail.findMany({ where: { id: mail.id } }));
  expect(row!.text).not.toContain('secret-link');
});

test('with a mail server it is sent by the worker, once, and its text is erased', async () => {
  await patiently(async () => {
    await post(sending, 'sent@people.example');
    await until('the mail arrives', () => server.mails.some(({ to }) => to[0] === 'sent@people.example'));
    const mail = await until('the outbox knows', async () => { const found = await mailTo('sent@'); return found.status === 'sent' && found; });
    expect(mail).toMatchObject({ attempts: 1, error: '', sentAt: expect.any(String) });
    expect((await ok(admin, outbox.get, { params: { id: mail.id } })).text).toBe('');
  });
  expect(server.mails.filter(({ to }) => to[0] === 'sent@people.example').map(({ text }) => text)).toEqual(['https://patchbay.example/invitation#secret-link']);
});

test('a mail that is refused for good has failed, and can be tried again by hand', async () => {
  codes = { 'gone@people.example': 550 };
  await patiently(async () => {
    await post(sending, 'gone@people.example');
    expect(await until('it fails', async () => { const found = await mailTo('gone@'); return found.status === 'failed' && found; })).toMatchObject({ attempts: 1, error: expect.stringContaining('550') });
    const job = await until('its job fails', async () => (await ok(admin, jobs.list, { query: { state: 'failed', name: deliverMail.name } })).items[0]);
    expect(job).toMatchObject({ name: 'outbox.deliver', error: expect.stringContaining('550'), attempts: 1 });
    codes = {};
    expect(await ok(admin, jobs.retry, { params: { id: job.id } })).toMatchObject({ id: job.id, state: 'retry' });
    await until('it is sent', async () => (await mailTo('gone@')).status === 'sent');
    await until('its job is done', async () => (await ok(admin, jobs.list, { query: { name: deliverMail.name, state: 'completed' } })).items.some(({ id }) => id === job.id));
    expect((await call(admin, jobs.retry, { params: { id: job.id } })).problem.code).toBe('rule-broken');
  });
});

test('a mail server that is busy is asked again', async () => {
  codes = { 'busy@people.example': 451 };
  await patiently(async () => {
    await post(sending, 'busy@people.example');
    expect(await until('the first attempt', async () => { const found = await mailTo('busy@'); return found.attempts === 1 && found; })).toMatchObject({ status: 'queued', error: expect.stringContaining('451') });
    codes = {};
    // The queue would wait some seconds and more; what counts is that it waits and comes back.
    await until('it waits', () => asPlatform(sending.deps.database, (tx) =>
      tx.$executeRaw`update pgboss.job set start_after = now() where name = ${deliverMail.name} and state = 'retry' and start_after > now()`));
    await until('it is sent', async () => (await mailTo('busy@')).status === 'sent');
  });
});

test('a mail of a change that fails is not sent', async () => {
  const { deps } = sending;
  const facts = { deps, now: deps.clock.now(), newId: () => deps.clock.newId() };
  const failing = inScope(deps.database, { kind: 'subtree', path: tree.reseller.path }, async (tx) => {
    await postMail(tx, facts, { to: 'lost@people.example', subject: 'x', template: 'x', text: 'x' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await ok(admin, outbox.list, { query: { q: 'lost@' } })).items).toEqual([]);
});

test('only the platform itself shows its mail and jobs', async () => {
  const elsewhere = { ...admin, organisationId: tree.reseller.id };
  const below = await withApiKey(sending, tree.reseller, ['outbox:read', 'jobs:read', 'jobs:write']);
  for (const who of [elsewhere, below]) {
    expect((await call(who, outbox.list, { query: {} })).status).toBe(404);
    expect((await call(who, jobs.list, { query: {} })).status).toBe(404);
    expect((await call(who, jobs.retry, { params: { id: sending.deps.clock.newId() } })).status).toBe(404);
  }
  expect((await call(await signedIn(sending, tree.reseller), outbox.list, { query: {} })).status).toBe(403);
});
