import { appConfigurations } from '@patchbay/contract/app-configurations';
import { noMailServer } from '@patchbay/contract/operations';
import { users } from '@patchbay/contract/users';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { ok } from '@patchbay/testkit/call';
import { deliverMail } from '@patchbay/testkit/jobs';
import { type MailServer, startMailServer } from '@patchbay/testkit/mail-server';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let server: MailServer;
let keeping: TestApp;
let sending: TestApp;
beforeAll(async () => {
  server = await startMailServer({ hasTls: false });
  keeping = await testApp({ deps: { clock } });
  sending = await testApp({ deps: { clock }, env: { SMTP_URL: server.url } });
});
afterAll(async () => {
  await keeping.close();
  await sending.close();
  await server.stop();
});

const aPerson = async () => {
  const { enterprise } = await aTree(keeping);
  const email = `${unique()}@staff.example`.toLowerCase();
  const { id, appConfigurationId } = await aUser(keeping, enterprise, { email });
  const admin = await signedIn(keeping, enterprise);
  return { id, appConfigurationId, email, admin, withServer: { ...admin, app: sending } };
};

test('[51] [53] without a mail server nobody is shown as sent to, until the invitation is sent again with one', async () => {
  const { id, appConfigurationId, email, admin, withServer } = await aPerson();
  const notSent = { status: 'failed', mailError: noMailServer, sentTo: email };
  expect((await ok(admin, users.invite, { params: { id } })).invitation).toMatchObject(notSent);
  expect((await ok(admin, users.reissueInvitation, { params: { id } })).invitation).toMatchObject(notSent);
  expect((await ok(admin, appConfigurations.update, { params: { id: appConfigurationId }, body: { version: 1, sendInvitation: true } })).invitation).toMatchObject(notSent);
  expect((await ok(admin, users.list, { query: { invitation: 'failed' } })).items.map((user) => user.id)).toEqual([id]);
  expect(await ok(admin, users.invitationFunnel)).toMatchObject({ invited: 1, failed: 1 });
  clock.advance(2 * 3_600);
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: 0, kept: 1, left: 0 });
  clock.advance(60);
  expect((await ok(withServer, users.invite, { params: { id } })).invitation).toMatchObject({ status: 'sent', mailError: '' });
  await deliverMail(sending, email);
  expect(server.mails.find(({ to }) => to.includes(email))!.text).toContain('/app/#');
  expect(await ok(admin, users.invitationFunnel)).toMatchObject({ invited: 1, failed: 0 });
});

test('a mail that still waited when the mail server was taken away is not shown as sent', async () => {
  const { id, email, withServer } = await aPerson();
  await ok(withServer, users.invite, { params: { id } });
  await deliverMail(keeping, email);
  expect((await ok(withServer, users.get, { params: { id } })).invitation).toMatchObject({ status: 'failed', mailError: noMailServer });
});
