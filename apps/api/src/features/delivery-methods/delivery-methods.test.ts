import { audit } from '@patchbay/contract/audit';
import { type DeliveryMethodDraft, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aDeliveryMethod, emailTarget } from '@patchbay/testkit/builders/delivery-methods';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { loopback } from '@patchbay/testkit/delivery';
import { startFtpServer } from '@patchbay/testkit/ftp-server';
import { jobCtx, runJobs } from '@patchbay/testkit/jobs';
import { startMailServer } from '@patchbay/testkit/mail-server';
import { signedIn } from '@patchbay/testkit/session';
import { anSshKey, startSftpServer } from '@patchbay/testkit/sftp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { smtpMailer } from '../../adapters/mail/smtp.ts';
import { deliverTo } from '../../platform/deliveries.ts';
import type { JobHandler } from '../../platform/jobs.ts';
import { deliverySecretsPurpose, mailPurpose } from '../../platform/sealed-columns.ts';
import { deliverFileWith } from './deliver-file.ts';
import { testDeliveryWith } from './test-delivery.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: loopback })));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
type Admin = Awaited<ReturnType<typeof inEnterprise>>['admin'];

const ftp = { type: 'FTP' as const, host: 'files.example', username: 'ann', password: 'kept and never shown' };
const sftp = { type: 'SFTP' as const, host: 'files.example', username: 'ann', password: 'kept and never shown' };
const s3 = { type: 'S3' as const, endpoint: 'https://s3.example', bucket: 'calls', accessKeyId: 'AK', secretAccessKey: 'kept and never shown' };

const make = (admin: Admin, target: z.input<typeof DeliveryMethodDraft>['target'], name = 'Archive') => ok(admin, deliveryMethods.create, { body: { name, target } });
const storedOf = (id: string) => asPlatform(app.deps.database, (tx) => tx.deliveryMethod.findUniqueOrThrow({ where: { id } }));
const openedOf = async (id: string) => {
  const { secrets } = await storedOf(id);
  return secrets === null ? null : (JSON.parse(app.deps.secrets.open(secrets, deliverySecretsPurpose(id))) as object);
};

const tested = async (admin: Admin, id: string, { mailer = null, trustHostKey }: { mailer?: ReturnType<typeof smtpMailer> | null; trustHostKey?: string } = {}) => {
  const asked = await ok(admin, deliveryMethods.test, { params: { id }, body: trustHostKey === undefined ? {} : { trustHostKey } });
  expect(asked.testRequestedAt).not.toBeNull();
  await runJobs(app, testDeliveryWith(() => mailer));
  const after = await ok(admin, deliveryMethods.get, { params: { id } });
  expect([after.testRequestedAt, after.version, after.updatedAt]).toEqual([null, asked.version, asked.updatedAt]);
  return after;
};

describe('[190] secrets of a delivery method', () => {
  test.each([['FTP', ftp, 'password'], ['SFTP', sftp, 'password'], ['S3', s3, 'secretAccessKey']] as const)('%s: are sealed, never answered, and stay where they are not named', async (_type, target, name) => {
    const { admin, enterprise } = await inEnterprise();
    const made = await make(admin, target);
    expect(await openedOf(made.id)).toEqual({ [name]: 'kept and never shown' });
    const { [name as never]: _secret, ...rest } = target;
    const kept = await ok(admin, deliveryMethods.update, { params: { id: made.id }, body: { name: 'Other', target: rest as never, version: 1 } });
    expect(await openedOf(made.id)).toEqual({ [name]: 'kept and never shown' });
    const lists = [await call(admin, deliveryMethods.list), await call(admin, deliveryMethods.list, { query: { format: 'csv' } }), await call({ ...admin, organisationId: enterprise.id }, audit.list, { query: {} })];
    for (const text of [JSON.stringify([made, kept]), ...lists.map((answer) => answer.text), app.logged.join('\n')]) expect(text).not.toContain('kept and never shown');
    await ok(admin, deliveryMethods.update, { params: { id: made.id }, body: { name: 'Other', target: { ...rest, [name]: null } as never, version: 2 } });
    expect(await openedOf(made.id)).toBeNull();
  });

  test.each([
    ['FTP, another host', ftp, { host: 'evil.example' }, 'password'], ['FTP, another port', ftp, { port: 2121 }, 'password'], ['FTP, no encryption any more', ftp, { security: 'NONE' }, 'password'],
    ['SFTP, another host', sftp, { host: 'evil.example' }, 'password'], ['SFTP, another port', sftp, { port: 2222 }, 'password'], ['S3, another endpoint', s3, { endpoint: 'https://evil.example' }, 'secretAccessKey'],
  ] as const)('%s: are asked for anew, so that nobody sends them to a server of their own', async (_what, target, change, name) => {
    const { admin } = await inEnterprise();
    const { id } = await make(admin, target);
    const { [name as never]: _secret, ...rest } = target;
    const body = { name: 'Archive', target: { ...rest, ...change } as never, version: 1 };
    const refused = await call(admin, deliveryMethods.update, { params: { id }, body });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: `/target/${name}` }] });
    expect(await storedOf(id)).toMatchObject({ version: 1, place: (await ok(admin, deliveryMethods.get, { params: { id } })).place });
    await ok(admin, deliveryMethods.update, { params: { id }, body: { ...body, target: { ...(body.target as object), [name]: 'typed anew' } as never } });
    expect(await openedOf(id)).toEqual({ [name]: 'typed anew' });
  });

  test('are forgotten when undoing leads to another server, and kept when it does not', async () => {
    const { admin, enterprise } = await inEnterprise();
    const at = { ...admin, organisationId: enterprise.id };
    const undoLatest = async () => {
      const { items: [latest] } = await ok(at, audit.list, { query: { entityType: 'delivery-method' } });
      await ok(at, audit.revert, { params: { id: latest!.changeSetId } });
    };
    const { id } = await make(admin, { ...ftp, host: 'evil.example' });
    const { password: _secret, ...rest } = ftp;
    await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Archive', target: { ...ftp, password: 'of the good server' }, version: 1 } });
    await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Renamed', target: rest, version: 2 } });
    await undoLatest();
    expect([(await storedOf(id)).name, await openedOf(id)]).toEqual(['Archive', { password: 'of the good server' }]);
    await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Archive', target: { ...ftp, host: 'better.example', password: 'of the better server' }, version: (await storedOf(id)).version } });
    await undoLatest();
    expect([(await storedOf(id)).place, await openedOf(id)]).toEqual(['ftps://files.example/', null]);
    await ok(admin, deliveryMethods.remove, { params: { id } });
    await undoLatest();
    expect([(await storedOf(id)).place, await openedOf(id)]).toEqual(['ftps://files.example/', null]);
  });

  test('are named by the preview of an undoing that brings a method back without them', async () => {
    const { admin } = await inEnterprise();
    const key = { ...sftp, privateKey: anSshKey('open sesame').private, passphrase: 'open sesame' };
    for (const [target, lost] of [[ftp, ['delivery-password']], [key, ['delivery-password', 'private-key', 'passphrase']], [s3, ['secret-access-key']], [{ type: 'DROPBOX' as const, folder: '' }, ['cloud-connection']]] as const) {
      const { id } = await make(admin, target);
      if (target.type === 'DROPBOX') await asPlatform(app.deps.database, (tx) => tx.deliveryMethod.update({ where: { id }, data: { account: 'ann@cloud.example' } }));
      await ok(admin, deliveryMethods.remove, { params: { id } });
      const { items: [latest] } = await ok(admin, audit.list, { query: { entityId: id } });
      expect((await ok(admin, audit.previewRevert, { params: { id: latest!.changeSetId } })).steps).toMatchObject([{ does: 'recreate', conflict: null, lost }]);
    }
  });

  test('a private key has to be one', async () => {
    const { admin } = await inEnterprise();
    const { password: _password, ...rest } = sftp;
    const key = anSshKey('open sesame').private;
    const making = (more: object) => call(admin, deliveryMethods.create, { body: { name: 'Archive', target: { ...rest, ...more } } });
    for (const wrong of [{ privateKey: 'nothing of the kind' }, { privateKey: key }, { privateKey: key, passphrase: 'wrong' }, { privateKey: anSshKey().public }]) {
      expect((await making(wrong)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/target/privateKey' }] });
    }
    expect((await making({ privateKey: key, passphrase: 'open sesame' })).body.target).toMatchObject({ hasPrivateKey: true, hasPassphrase: true, hasPassword: false });
  });
});

test('an S3 server is told by its origin in any notation, and by nothing more', async () => {
  const { admin } = await inEnterprise();
  const making = async (endpoint: string) => (await call(admin, deliveryMethods.create, { body: { name: endpoint, target: { ...s3, endpoint } } })).status;
  for (const right of ['https://S3.Example', 'https://s3.example:443', 'http://s3.example:80/', 'https://s3.example:9000']) expect([right, await making(right)]).toEqual([right, 201]);
  for (const wrong of ['https://s3.example/path', 'https://s3.example?a', 'https://s3.example/#a', 'https://ann:secret@s3.example', 'ftp://s3.example']) expect([wrong, await making(wrong)]).toEqual([wrong, 422]);
});

test('a field that a file name cannot have is refused by its name, and the type stays', async () => {
  const { admin } = await inEnterprise();
  const refused = await call(admin, deliveryMethods.create, { body: { name: 'Archive', fileNamePattern: '{date}_{who}', target: emailTarget } });
  expect(refused.problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/fileNamePattern', detail: 'There is no field "{who}"' }] });
  const { id } = await make(admin, emailTarget);
  const other = await call(admin, deliveryMethods.update, { params: { id }, body: { name: 'Archive', target: ftp, version: 1 } });
  expect(other.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/target/type' }] });
  expect((await call(admin, deliveryMethods.create, { body: { name: 'Archive', target: emailTarget } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
});

test('[32] a test by mail really delivers a file, and says where', async () => {
  const { admin } = await inEnterprise();
  const server = await startMailServer({ hasTls: false });
  const { id } = await make(admin, emailTarget);
  const after = await tested(admin, id, { mailer: smtpMailer(server.url, 'Patchbay <no-reply@patchbay.example>') });
  expect(after).toMatchObject({ status: 'OK', lastTest: { failure: null, place: 'archive@people.example' } });
  expect(server.mails[0]).toMatchObject({ to: ['archive@people.example'], raw: expect.stringMatching(/filename="?[\d-]+_[\d-]+_\+442079460102_\+12025550160_test-[0-9a-f]{8}\.txt/) });
  await server.stop();
  expect(await tested(admin, id)).toMatchObject({ status: 'FAILED', lastTest: { failure: 'not-set-up', place: 'archive@people.example' } });
});

test('a test by FTP says where the file lies, or what the server answered; a change of the target makes it untested', async () => {
  const { admin } = await inEnterprise();
  const server = await startFtpServer({ user: 'ann', password: 'kept and never shown' });
  const target = { ...ftp, host: '127.0.0.1', port: server.port, security: 'NONE' as const, directory: 'calls' };
  const { id } = await make(admin, target);
  const after = await tested(admin, id);
  const [path] = [...server.files.keys()];
  expect(after).toMatchObject({ status: 'OK', lastTest: { failure: null, place: `ftp://127.0.0.1${path}`, answer: '226 Transfer complete' } });
  expect(server.files.get(path!)!.text).toContain('This file shows that Archive works.');
  const { password: _secret, ...rest } = target;
  const renamed = await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Renamed', target: rest, version: 1 } });
  expect(renamed.status).toBe('OK');
  const changed = await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Renamed', target: { ...rest, password: 'wrong' }, version: 2 } });
  expect(changed.status).toBe('UNTESTED');
  expect(await tested(admin, id)).toMatchObject({ status: 'FAILED', lastTest: { failure: 'sign-in-refused', answer: '530 Login incorrect.' } });
  await server.stop();
});

test('the key of an SFTP server is kept from the first test on, a changed one is shown and trusted by its fingerprint alone, and another server starts anew', async () => {
  const { admin } = await inEnterprise();
  const user = { user: 'ann', password: 'kept and never shown' };
  const first = await startSftpServer(user);
  const target = { ...sftp, host: '127.0.0.1', port: first.port };
  const { id } = await make(admin, target);
  expect(await tested(admin, id)).toMatchObject({ status: 'OK', hostKeyFingerprint: first.fingerprint });
  await first.stop();
  const second = await startSftpServer({ ...user, port: first.port });
  expect(await tested(admin, id)).toMatchObject({ status: 'FAILED', hostKeyFingerprint: first.fingerprint, lastTest: { failure: 'host-key-changed', foundHostKey: second.fingerprint } });
  expect(second.heard).toEqual([]);
  expect(await tested(admin, id, { trustHostKey: 'SHA256:guessed' })).toMatchObject({ status: 'FAILED', hostKeyFingerprint: first.fingerprint });
  expect(await tested(admin, id, { trustHostKey: second.fingerprint })).toMatchObject({ status: 'OK', hostKeyFingerprint: second.fingerprint });
  await second.stop();
  const moved = await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Archive', target: { ...target, port: 2222 }, version: 1 } });
  expect(moved.hostKeyFingerprint).toBeNull();
});

test('a test that was overtaken by a change says nothing about what there is now', async () => {
  const { admin } = await inEnterprise();
  const { id } = await make(admin, emailTarget);
  await ok(admin, deliveryMethods.test, { params: { id }, body: {} });
  const send = async () => {
    await ok(admin, deliveryMethods.update, { params: { id }, body: { name: 'Archive', target: { ...emailTarget, subject: 'Another' }, version: 1 } });
    return { answer: '250 OK', refused: [] };
  };
  await runJobs(app, testDeliveryWith(() => ({ send })));
  expect(await ok(admin, deliveryMethods.get, { params: { id } })).toMatchObject({ status: 'UNTESTED', lastTest: null, testRequestedAt: null });
});

test('tests are limited, so that nobody looks around in other networks with them', async () => {
  const { admin } = await inEnterprise();
  const { id } = await make(admin, emailTarget);
  const statuses = [];
  for (let count = 0; count < 21; count += 1) statuses.push((await call(admin, deliveryMethods.test, { params: { id }, body: {} })).status);
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([20, 429]);
});

describe('a file of another noun', () => {
  const fileId = '0192f000-0000-7000-8000-000000000009';
  const sources = { notes: async () => ({ ending: 'txt', contentType: 'text/plain', content: Buffer.from('A note') }) };

  const alertsOf = (to: string) => asPlatform(app.deps.database, async (tx) =>
    (await tx.outboxMail.findMany({ where: { to }, orderBy: { createdAt: 'asc' } })).map((mail) => ({ template: mail.template, subject: mail.subject, text: app.deps.secrets.open(mail.text, mailPurpose(mail.id)) })));

  const inAlertedEnterprise = async () => {
    const { enterprise, admin } = await inEnterprise();
    const systemEmail = `it-${enterprise.code.toLowerCase()}@people.example`;
    await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { systemEmail }, select: { id: true } }));
    return { enterprise, admin, systemEmail };
  };

  test('is delivered by a job that any noun asks for in its own transaction', async () => {
    const { enterprise } = await inEnterprise();
    const server = await startFtpServer({ user: 'ann', password: 'kept and never shown' });
    const { id } = await aDeliveryMethod(app, enterprise, { fileNamePattern: '{caller} {user}', target: { ...ftp, host: '127.0.0.1', port: server.port, security: 'NONE' } });
    const facts = { call_id: 'c1', date: '2026-11-20', time: '12-00-00', caller: '+44/20', callee: '', direction: 'inbound', duration: '1', user: 'Ada' };
    await inScope(app.deps.database, { kind: 'tenant', tenantId: enterprise.id }, (tx) => deliverTo(tx, {}, id, { source: 'notes', fileId, facts }));
    await runJobs(app, deliverFileWith(() => null, sources));
    expect(server.files.get('/+44_20 Ada.txt')?.text).toBe('A note');
    expect((await storedOf(id)).status).toBe('OK');
    await server.stop();
  });

  const deliver = async (handler: JobHandler, enterprise: { id: string }, methodId: string, overrides: object) =>
    handler.handle({ methodId, source: 'notes', fileId, facts: { call_id: 'c1', date: '', time: '', caller: '', callee: '', direction: '', duration: '', user: '' } }, jobCtx(app, { kind: 'tenant', tenantId: enterprise.id }, overrides));

  test('that cannot be delivered is told by mail once in a day, when it is given up', async () => {
    const { enterprise, admin, systemEmail } = await inAlertedEnterprise();
    const { id, name } = await aDeliveryMethod(app, enterprise, { target: { ...ftp, host: '127.0.0.1', port: 9 } });
    const handler = deliverFileWith(() => null, sources);
    const at = (hours: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + hours * 3_600_000);
    await expect(deliver(handler, enterprise, id, { now: at(0) })).rejects.toMatchObject({ name: 'DeliveryFailed' });
    expect(await alertsOf(systemEmail)).toEqual([]);
    for (const hours of [1, 2, 24.9]) await expect(deliver(handler, enterprise, id, { now: at(hours), isLastAttempt: true })).rejects.toMatchObject({ name: 'JobRefused' });
    expect(await alertsOf(systemEmail)).toMatchObject([{ template: 'delivery-failed', subject: `${name} does not deliver`, text: expect.stringContaining(`/delivery-methods/${id}`) }]);
    await expect(deliver(handler, enterprise, id, { now: at(25.1), isLastAttempt: true })).rejects.toThrow();
    expect(await alertsOf(systemEmail)).toHaveLength(2);
    expect(await ok(admin, deliveryMethods.get, { params: { id } })).toMatchObject({ status: 'FAILED', lastTest: null, lastFailure: { failure: 'unreachable', place: 'ftps://127.0.0.1:9/' } });
  });

  test('is not tried again where only a person can help', async () => {
    const { enterprise, systemEmail } = await inAlertedEnterprise();
    const { id } = await aDeliveryMethod(app, enterprise, { target: { ...ftp, host: '10.0.0.1' } });
    await expect(deliver(deliverFileWith(() => null, sources), enterprise, id, {})).rejects.toMatchObject({ name: 'JobRefused' });
    expect(await alertsOf(systemEmail)).toHaveLength(1);
  });
});
