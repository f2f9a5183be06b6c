import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { phoneApp } from '@patchbay/contract/phone-app';
import { readAppCode } from '@patchbay/contract/primitives/app-code';
import { mostInvitationsAtOnce, users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { mailsTo } from '@patchbay/testkit/builders/accounts';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { anOrganisation, thePlatform, unique } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { deliverMail } from '@patchbay/testkit/jobs';
import { startMailServer, type MailServer } from '@patchbay/testkit/mail-server';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { waitingForLocks } from '@patchbay/testkit/waiting';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-28T12:00:00.000Z');
let app: TestApp;
let sending: TestApp;
let server: MailServer;
const refused = new Set<string>();
beforeAll(async () => {
  server = await startMailServer({ hasTls: false, refuse: (address) => (refused.has(address) ? 550 : undefined) });
  // Its mails wait for a worker: none runs here.
  app = await testApp({ deps: { clock }, env: { SMTP_URL: server.url } });
  sending = await testApp({ env: { SMTP_URL: server.url, PATCHBAY_PUBLIC_URL: 'https://pbx.example' } });
});
afterAll(async () => {
  await app.close();
  await sending.close();
  await server.stop();
});

const day = 86_400;
const anAddress = () => `${unique()}@staff.example`.toLowerCase();

const anEnterprise = async (on: TestApp = app, overrides: Parameters<typeof anOrganisation>[3] = {}) => {
  const reseller = await anOrganisation(on, await thePlatform(on), 'reseller', { name: 'Northwind Telecom', brandColor: '#0f766e' });
  const enterprise = await anOrganisation(on, reseller, 'enterprise', { name: 'Canistracci OIL', ...overrides });
  return { reseller, enterprise, admin: await signedIn(on, enterprise) };
};

const anInvited = async () => {
  const made = await anEnterprise();
  const email = anAddress();
  const { id, appConfigurationId } = await aUser(app, made.enterprise, { firstName: 'Ann', lastName: 'Lee', email });
  const invited = await ok(made.admin, users.invite, { params: { id } });
  return { ...made, id, appConfigurationId, email, invited };
};

const aDevice = (enterprise: { id: string }, userId: string, lastSeenAt = new Date()) =>
  asPlatform(app.deps.database, (tx) => tx.appDevice.create({ data: { tenantId: enterprise.id, userId, sessionHash: Buffer.from(unique()), os: 'Android 16', appVersion: '1.0', lastSeenAt }, select: { id: true } }));

const deliver = async (to: string) => {
  await deliverMail(sending, to);
  return server.mails.findLast((mail) => mail.to.includes(to));
};

test('[51] a user is invited, and the list says how far they have come', async () => {
  const { admin, id, email, invited } = await anInvited();
  expect(invited.invitation).toMatchObject({ status: 'sent', obstacle: null, sentTo: email, sentAt: clock.now().toISOString(), openedAt: null, activatedAt: null, mailError: '', devices: 0 });
  expect((await ok(admin, users.list, { query: { invitation: 'sent' } })).items.map((user) => user.id)).toEqual([id]);
  expect((await ok(admin, users.list, { query: { invitation: 'not-sent' } })).items).toEqual([]);
  const [event] = (await ok(admin, audit.list, { query: { entityId: id } })).items;
  expect(event).toMatchObject({ action: 'user.invited', isRevertible: false });
});

test('[52] [8] without an address no invitation is sent, and the refusal says why', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id } = await aUser(app, enterprise);
  expect((await ok(admin, users.get, { params: { id } })).invitation).toMatchObject({ status: 'not-sent', obstacle: 'no-email' });
  for (const endpoint of [users.invite, users.reissueInvitation]) {
    expect((await call(admin, endpoint, { params: { id } })).problem).toMatchObject({ code: 'rule-broken', params: { obstacle: 'no-email' }, detail: expect.stringContaining('no e-mail address') });
  }
});

test('an enterprise without the app among its services invites nobody, and is told who can change that', async () => {
  const { admin, enterprise } = await anEnterprise(app, { services: ['PBX'] });
  const { id } = await aUser(app, enterprise, { email: anAddress() });
  expect((await call(admin, users.invite, { params: { id } })).problem).toMatchObject({ code: 'rule-broken', params: { obstacle: 'no-service' }, detail: expect.stringContaining('Canistracci OIL') });
});

test('[53] [66] sending again sends the same code, to the address that the user has now', async () => {
  const { admin, id, email } = await anInvited();
  const later = anAddress();
  const user = await ok(admin, users.get, { params: { id } });
  await ok(admin, users.update, { params: { id }, body: { ...user, email: later } });
  const again = await ok(admin, users.invite, { params: { id } });
  expect(again.invitation).toMatchObject({ sentTo: later, expiresAt: user.invitation.expiresAt });
  const [first, second] = [(await mailsTo(app, email))[0]!, (await mailsTo(app, later))[0]!];
  expect(second.token).toBe(first.token);
  expect(readAppCode(first.token)).toMatch(/^[0-9A-Z]{15}$/);
});

test('[54] [55] sending again, or with a new code, leaves devices signed in', async () => {
  const { admin, enterprise, id } = await anInvited();
  const device = await anAppDevice(app, enterprise, id);
  const signedInAs = async () => {
    const { status, body } = await call(device.as, phoneApp.get);
    return [status, body.deviceId];
  };
  expect(await signedInAs()).toEqual([200, device.id]);
  await ok(admin, users.invite, { params: { id } });
  expect(await signedInAs()).toEqual([200, device.id]);
  const { invitation } = await ok(admin, users.reissueInvitation, { params: { id } });
  expect(invitation).toMatchObject({ status: 'activated', devices: 1 });
  expect(await signedInAs()).toEqual([200, device.id]);
  await ok(device.as, phoneApp.signOut);
  expect((await call(device.as, phoneApp.get)).status).toBe(401);
});

test('the code is kept hashed and sealed, a new one takes its place, and no two are alike', async () => {
  const { admin, id, email } = await anInvited();
  const row = () => asPlatform(app.deps.database, (tx) => tx.appInvitation.findFirstOrThrow({ where: { userId: id } }));
  const [before, first] = [await row(), readAppCode((await mailsTo(app, email))[0]!.token)!];
  expect(JSON.stringify(before)).not.toContain(first);
  const { invitation } = await ok(admin, users.reissueInvitation, { params: { id } });
  const [after, second] = [await row(), readAppCode((await mailsTo(app, email))[0]!.token)!];
  expect(second).not.toBe(first);
  expect(after.tokenHash).not.toEqual(before.tokenHash);
  expect(invitation.status).toBe('sent');
  expect((await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.action).toBe('user.invitation-reissued');
});

test('two who invite the same user at once send the same code', async () => {
  const { admin, enterprise } = await anEnterprise();
  const email = anAddress();
  const { id } = await aUser(app, enterprise, { email });
  await Promise.all([1, 2, 3].map(() => ok(admin, users.invite, { params: { id } })));
  expect(new Set((await mailsTo(app, email)).map(({ token }) => token)).size).toBe(1);
});

test('it holds for as long as the nearest organisation says, then has to be issued anew', async () => {
  const { admin, reseller, enterprise, id, invited } = await anInvited();
  expect(invited.invitation.expiresAt).toBe(new Date(clock.now().getTime() + 14 * day * 1_000).toISOString());
  const above = await signedIn(app, reseller);
  for (const [at, days] of [[reseller, 30], [enterprise, 3]] as const) {
    await ok(above, organisations.update, { params: { id: at.id }, body: { ...(await ok(above, organisations.get, { params: { id: at.id } })), appInvitationDays: days } });
    const { invitation } = await ok(admin, users.reissueInvitation, { params: { id } });
    expect(invitation.expiresAt).toBe(new Date(clock.now().getTime() + days * day * 1_000).toISOString());
  }
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update app_invitation set expires_at = now() - interval '1 minute' where user_id = ${id}::uuid`);
  expect((await ok(admin, users.get, { params: { id } })).invitation).toMatchObject({ status: 'expired', obstacle: 'expired' });
  expect((await call(admin, users.invite, { params: { id } })).problem).toMatchObject({ code: 'rule-broken', params: { obstacle: 'expired' } });
  expect((await ok(admin, users.reissueInvitation, { params: { id } })).invitation.status).toBe('sent');
});

test('[14] saving the line at the end of creating a user invites them in the same change', async () => {
  const { admin, enterprise } = await anEnterprise();
  const email = anAddress();
  const { id, appConfigurationId } = await aUser(app, enterprise, { email });
  const saved = await ok(admin, appConfigurations.update, { params: { id: appConfigurationId }, body: { version: 1, sendInvitation: true } });
  expect(saved).toMatchObject({ isConfigured: true, invitation: { status: 'sent', sentTo: email } });
  expect(await mailsTo(app, email)).toHaveLength(1);
  const events = (await ok(admin, audit.list, { query: {} })).items;
  expect(events.map(({ action }) => action)).toEqual(['user.invited', 'app-configuration.updated']);
  expect(events[0]!.changeSetId).toBe(events[1]!.changeSetId);
  await ok(admin, audit.revert, { params: { id: events[0]!.changeSetId } });
  expect((await ok(admin, users.get, { params: { id } })).appConfiguration.isConfigured).toBe(false);
});

test('where the invitation cannot be sent, the line is not saved either', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { appConfigurationId } = await aUser(app, enterprise);
  const params = { id: appConfigurationId };
  expect((await call(admin, appConfigurations.update, { params, body: { version: 1, sendInvitation: true } })).problem.code).toBe('rule-broken');
  expect(await ok(admin, appConfigurations.get, { params })).toMatchObject({ isConfigured: false, version: 1 });
  const narrow = await withApiKey(app, enterprise, ['contactMethods:read', 'contactMethods:write']);
  expect((await call(narrow, appConfigurations.update, { params, body: { version: 1, sendInvitation: true } })).problem).toMatchObject({ code: 'forbidden', params: { permission: 'users:write' } });
});

test('[56] editing a line sends nothing', async () => {
  const { admin, id, appConfigurationId, email } = await anInvited();
  await ok(admin, appConfigurations.update, { params: { id: appConfigurationId }, body: { version: 1 } });
  expect(await mailsTo(app, email)).toHaveLength(1);
  expect((await ok(admin, users.get, { params: { id } })).appConfiguration.isConfigured).toBe(true);
});

test('[58] [59] the mail holds the links, a QR code and the authentication code, in the name and colour of the reseller', async () => {
  const { admin, enterprise } = await anEnterprise(sending);
  const email = anAddress();
  const { id } = await aUser(sending, enterprise, { firstName: 'Ann', lastName: 'Lee', email });
  await ok(admin, users.invite, { params: { id } });
  const mail = (await deliver(email))!;
  const [, link, code] = /(https:\/\/pbx\.example\/app\/#([0-9A-Z-]{17}))/.exec(mail.text)!;
  for (const text of [mail.text, mail.html]) {
    for (const expected of [link!, code!, 'https://pbx.example/app/', 'Northwind Telecom', 'Canistracci OIL', 'Ann Lee', 'authentication code']) expect(text).toContain(expected);
  }
  expect(mail.html).toContain('background:#0f766e');
  expect(mail.html).toContain('src="cid:qr"');
  expect(mail.images).toMatchObject([{ id: 'qr' }]);
  expect(mail.images[0]!.content.subarray(1, 4).toString()).toBe('PNG');
  expect(mail.headers.subject).toBe('Your telephone app for Canistracci OIL');
  expect(mail.headers.from).toBe(`Northwind Telecom <${mail.from}>`);
  expect(await asPlatform(sending.deps.database, (tx) => tx.outboxMail.findFirst({ where: { to: email }, select: { status: true, text: true, rich: true } }))).toEqual({ status: 'sent', text: '', rich: '' });
});

test('the mail is in the language of the enterprise, and what names bring along is text', async () => {
  const { admin, enterprise } = await anEnterprise(sending, { language: 'de', name: '<b>Öl & Söhne</b>' });
  const email = anAddress();
  const { id } = await aUser(sending, enterprise, { email });
  await ok(admin, users.invite, { params: { id } });
  const mail = (await deliver(email))!;
  expect(mail.text).toContain('Authentifizierungscode');
  expect(mail.html).toContain('lang="de"');
  expect(mail.html).toContain('&lt;b&gt;Öl &amp; Söhne&lt;/b&gt;');
  expect(mail.html).not.toContain('<b>');
});

test('a mail that cannot be delivered is shown with the words of the mail server, until one can', async () => {
  const { admin, enterprise } = await anEnterprise(sending);
  const email = anAddress();
  const { id } = await aUser(sending, enterprise, { email });
  await ok(admin, users.invite, { params: { id } });
  refused.add(email);
  await deliver(email);
  expect((await ok(admin, users.get, { params: { id } })).invitation).toMatchObject({ status: 'failed', mailError: expect.stringContaining('550') });
  refused.delete(email);
  expect((await ok(admin, users.invite, { params: { id } })).invitation).toMatchObject({ status: 'sent', mailError: '' });
  await deliver(email);
  expect((await ok(admin, users.get, { params: { id } })).invitation.status).toBe('sent');
});

test('who has not been seen for thirty days is silent, and who lost the last device is back where the invitation was', async () => {
  const { admin, enterprise, id } = await anInvited();
  const status = async () => (await ok(admin, users.get, { params: { id } })).invitation.status;
  const device = await aDevice(enterprise, id);
  expect(await status()).toBe('activated');
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update app_device set last_seen_at = now() - interval '31 days' where id = ${device.id}::uuid`);
  expect(await status()).toBe('silent');
  await aDevice(enterprise, id);
  expect(await status()).toBe('activated');
  await asPlatform(app.deps.database, (tx) => tx.appDevice.deleteMany({ where: { userId: id } }));
  expect(await status()).toBe('sent');
});

test('those who have not activated the app are reminded together, nobody twice in an hour, and the funnel counts them', async () => {
  const { admin, enterprise } = await anEnterprise();
  const aPerson = () => aUser(app, enterprise, { email: anAddress() });
  const [opened, expired, active, fresh] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
  await aPerson();
  for (const { id } of [opened, expired, active]) await ok(admin, users.invite, { params: { id } });
  await asPlatform(app.deps.database, async (tx) => {
    await tx.appInvitation.update({ where: { tenantId_userId: { tenantId: enterprise.id, userId: opened.id } }, data: { openedAt: clock.now() } });
    await tx.appInvitation.update({ where: { tenantId_userId: { tenantId: enterprise.id, userId: expired.id } }, data: { expiresAt: new Date(0) } });
    await tx.appInvitation.update({ where: { tenantId_userId: { tenantId: enterprise.id, userId: active.id } }, data: { activatedAt: clock.now() } });
  });
  await aDevice(enterprise, active.id, clock.now());
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: 0, kept: 0, left: 0 });
  clock.advance(2 * 3_600);
  await ok(admin, users.invite, { params: { id: fresh.id } });
  expect(await ok(admin, users.invitationFunnel)).toEqual({ users: 5, invited: 4, opened: 2, activated: 1, active: 1, failed: 0, waiting: 2 });
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: 2, kept: 0, left: 0 });
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: 0, kept: 0, left: 0 });
  const actions = await Promise.all([opened, expired].map(async ({ id }) => (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.action));
  expect(actions).toEqual(['user.invitation-resent', 'user.invitation-reissued']);
});

test('two who remind at once write to everybody once', async () => {
  const { admin, enterprise } = await anEnterprise();
  const addresses = Array.from({ length: 4 }, () => anAddress());
  for (const email of addresses) await ok(admin, users.invite, { params: { id: (await aUser(app, enterprise, { email })).id } });
  clock.advance(2 * 3_600);
  const answers = await Promise.all([1, 2, 3].map(() => ok(admin, users.resendInvitations)));
  expect(answers.reduce((sum, { sent }) => sum + sent, 0)).toBe(4);
  expect(await Promise.all(addresses.map(async (email) => (await mailsTo(app, email)).length))).toEqual([2, 2, 2, 2]);
});

test('who is removed, loses the address or activates the app while others are reminded is left out, and the others are reminded', async () => {
  const { admin, enterprise } = await anEnterprise();
  const made = [];
  for (let n = 0; n < 4; n += 1) {
    const user = await aUser(app, enterprise, { email: anAddress() });
    await ok(admin, users.invite, { params: { id: user.id } });
    made.push(user.id);
  }
  const [gone, muted, activated] = made as [string, string, string];
  clock.advance(2 * 3_600);
  const [held, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const changing = asPlatform(app.deps.database, async (tx) => {
    await tx.user.delete({ where: { id: gone }, select: { id: true } });
    await tx.user.update({ where: { id: muted }, data: { email: null }, select: { id: true } });
    await tx.$executeRaw`update app_user set version = version + 1 where id = ${activated}::uuid`;
    await tx.appDevice.create({ data: { tenantId: enterprise.id, userId: activated, sessionHash: Buffer.from(unique()), os: 'iOS 26', appVersion: '1.0', lastSeenAt: clock.now() }, select: { id: true } });
    held.resolve();
    await ended.promise;
  });
  await held.promise;
  const reminding = call(admin, users.resendInvitations);
  await until('it waits for those who are being changed', async () => (await waitingForLocks()) > 0);
  ended.resolve();
  await changing;
  expect(await reminding).toMatchObject({ status: 200, body: { sent: 1, kept: 0, left: 0 } });
});

test('as many are reminded at once as the contract says, and the rest is counted', async () => {
  const { admin, enterprise } = await anEnterprise();
  const ids = await Promise.all(Array.from({ length: mostInvitationsAtOnce + 2 }, () => aUser(app, enterprise, { email: anAddress() }))).then((made) => made.map(({ id }) => id));
  await asPlatform(app.deps.database, (tx) => tx.appInvitation.createMany({
    data: ids.map((userId) => ({ tenantId: enterprise.id, userId, tokenHash: Buffer.from(userId), token: '', sentTo: '', sentAt: new Date(0), mailId: userId, expiresAt: new Date(0) })),
  }));
  expect(users.resendInvitations.summary).toContain(` ${mostInvitationsAtOnce} at a time`);
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: mostInvitationsAtOnce, kept: 0, left: 2 });
  expect(await ok(admin, users.resendInvitations)).toEqual({ sent: 2, kept: 0, left: 0 });
});

test('deleting a user names the devices that go with it and ends them; the user comes back without', async () => {
  const { admin, enterprise, id } = await anInvited();
  const device = await aDevice(enterprise, id);
  expect((await ok(admin, users.references, { params: { id } })).removed).toContainEqual({ kind: 'app-device', id: device.id, label: 'Ann Lee · Android 16' });
  await ok(admin, users.remove, { params: { id } });
  expect(await asPlatform(app.deps.database, (tx) => tx.appDevice.count({ where: { id: device.id } }))).toBe(0);
  await ok(admin, audit.revert, { params: { id: (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.changeSetId } });
  expect((await ok(admin, users.get, { params: { id } })).invitation).toMatchObject({ status: 'not-sent', devices: 0 });
});
