import { appDevices } from '@patchbay/contract/app-devices';
import { audit } from '@patchbay/contract/audit';
import { phoneApp } from '@patchbay/contract/phone-app';
import { session } from '@patchbay/contract/session';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, browse, mailsTo, type Browser } from '@patchbay/testkit/builders/accounts';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { asCaller } from '@patchbay/testkit/examples/side';
import { runJobs } from '@patchbay/testkit/jobs';
import { type PushService, startPushService } from '@patchbay/testkit/push-service';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isPushService, sendPushHandler } from './push.ts';

const clock = testClock('2026-11-28T12:00:00.000Z');
let app: TestApp;
let service: PushService;
beforeAll(async () => {
  service = await startPushService();
  app = await testApp({ deps: { clock }, env: { PATCHBAY_PUSH_SERVICES: `push.example,${service.origin}`, PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
});
afterAll(async () => {
  await app.close();
  await service.stop();
});
// What is tried in one test must not stop the next.
beforeEach(() => clock.advance(86_400));

const device = { os: 'Android 16', appVersion: '1.0' };

const anInvited = async () => {
  const tree = await aTree(app);
  const admin = await signedIn(app, tree.enterprise);
  const email = `${unique()}@staff.example`.toLowerCase();
  const user = await aUser(app, tree.enterprise, { firstName: 'Ann', lastName: 'Lee', jobTitle: 'Agent', department: 'Sales', email });
  await ok(admin, users.invite, { params: { id: user.id } });
  return { ...tree, admin, user, email, code: (await mailsTo(app, email))[0]!.token };
};

const offer = ({ id }: { id: string }, services: string[]) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id }, data: { services }, select: { id: true } }));

/** A browser of its own network, so that tests do not count against one another. */
const aPhone = (): Browser => {
  const browser = aBrowser(app);
  return { ...browser, headers: { ...browser.headers, 'x-forwarded-for': `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.7` } };
};

const activated = async (code: string) => {
  const phone = aPhone();
  const profile = (await browse(phone, phoneApp.activate, { body: { code, ...device } })).body;
  return { profile, phone, as: asCaller(phone) };
};

test('[61] [65] the code activates the app, and the device is listed at the user', async () => {
  const { admin, user, code, enterprise } = await anInvited();
  const { profile } = await activated(code);
  expect(profile).toMatchObject({ organisationName: enterprise.name, user: { firstName: 'Ann', lastName: 'Lee', jobTitle: 'Agent', department: 'Sales' }, line: { isConfigured: false, callerIdId: null } });
  expect((await ok(admin, appDevices.list, { query: { userId: user.id } })).items).toMatchObject([{ id: profile.deviceId, userName: 'Ann Lee', ...device }]);
  expect((await ok(admin, users.get, { params: { id: user.id } })).invitation).toMatchObject({ status: expect.stringMatching(/activated|silent/), activatedAt: clock.now().toISOString(), devices: 1 });
  const [event] = (await ok(admin, audit.list, { query: { entityId: profile.deviceId } })).items;
  expect(event).toMatchObject({ action: 'app-device.activated', actor: { kind: 'device', name: 'Ann Lee' }, entity: { label: 'Ann Lee · Android 16' } });
});

test.each([(code: string) => code.toLowerCase(), (code: string) => code.replaceAll('-', ' '), (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'), (code: string) => `https://patchbay.example/app/#${code}`])('[60] [61] however the code is typed or scanned, it is the same', async (typed) => {
  const { code, user } = await anInvited();
  const { profile } = await activated(typed(code));
  expect(profile.user.firstName).toBe(user.name.split(' ')[0]);
});

test('[62] every code that does not work is refused in the same words', async () => {
  const { admin, user, code, reseller, enterprise } = await anInvited();
  const answers: object[] = [];
  const tryIt = async (tried: string) => {
    const { problem } = await call({ app, headers: aPhone().headers }, phoneApp.activate, { body: { code: tried, ...device } });
    const { requestId: _, ...said } = problem;
    answers.push(said);
  };
  await tryIt('00000-00000-00000');
  await tryIt('nonsense');
  await ok(admin, users.reissueInvitation, { params: { id: user.id } });
  await tryIt(code);
  const fresh = await anInvited();
  await asPlatform(app.deps.database, (tx) => tx.appInvitation.updateMany({ where: { userId: fresh.user.id }, data: { expiresAt: clock.now() } }));
  await tryIt(fresh.code);
  const gone = await anInvited();
  await ok(gone.admin, users.remove, { params: { id: gone.user.id } });
  await tryIt(gone.code);
  const suspended = await anInvited();
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: suspended.enterprise.id }, data: { status: 'disabled' }, select: { id: true } }));
  await tryIt(suspended.code);
  const without = await anInvited();
  await offer(without.enterprise, ['PBX']);
  await tryIt(without.code);
  expect(answers).toHaveLength(7);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 422, code: 'rule-broken', errors: [{ pointer: '/code' }] });
  for (const { user: { id } } of [{ user }, fresh, suspended, without]) expect(await asPlatform(app.deps.database, (tx) => tx.appDevice.count({ where: { userId: id } }))).toBe(0);
  const right = await anInvited();
  const { problem: wrong, headers } = await call({ app, headers: aPhone().headers }, phoneApp.activate, { body: { code: `${right.code.slice(0, -1)}${right.code.endsWith('7') ? '8' : '7'}`, ...device } });
  expect([wrong, headers['set-cookie']]).toMatchObject([answers[0]!, undefined]);
  expect((await activated(right.code)).profile.organisationName).toBe(right.enterprise.name);
  expect(JSON.stringify(answers)).not.toContain(reseller.name);
  expect(JSON.stringify(answers)).not.toContain(enterprise.name);
});

test('who guesses is stopped, at the network and at the beginning of a code, and does not learn whether one was right', async () => {
  const { code } = await anInvited();
  const guess = (typed: string, headers: Record<string, string>, endpoint: typeof phoneApp.activate | typeof phoneApp.look = phoneApp.activate) => call({ app, headers }, endpoint as typeof phoneApp.activate, { body: { code: typed, ...device } });
  const { headers } = aPhone();
  const statuses = [];
  for (let n = 0; n < 9; n += 1) statuses.push((await guess('11111-11111-11111', headers!, n % 2 === 0 ? phoneApp.activate : phoneApp.look)).status);
  expect(statuses).toEqual([...Array<number>(8).fill(422), 429]);
  expect((await guess(code, headers!)).status).toBe(429);
  expect((await guess(code, aPhone().headers!)).status).toBe(200);
  const other = await anInvited();
  const near = `${other.code.slice(0, 5)}-00000-00000`;
  const spread = [];
  for (let n = 0; n < 21; n += 1) spread.push((await guess(near, { 'x-forwarded-for': `10.251.${n}.1` })).status);
  expect(spread.slice(0, 20)).toEqual(Array<number>(20).fill(422));
  expect([spread[20], (await guess(other.code, { 'x-forwarded-for': '10.252.1.1' })).status]).toEqual([429, 429]);
});

test('what cannot be a code is counted where it comes from, and nowhere else', async () => {
  const look = async (typed: string, ip: string) => (await call({ app, headers: { 'x-forwarded-for': ip } }, phoneApp.look, { body: { code: typed } })).status;
  const statuses = [];
  for (let n = 0; n < 22; n += 1) statuses.push(await look('ABC', `10.250.${n}.1`));
  expect(statuses).toEqual(Array<number>(22).fill(422));
});

test('looking at an invitation says that it was opened', async () => {
  const { admin, user, code, enterprise } = await anInvited();
  expect((await browse(aPhone(), phoneApp.look, { body: { code } })).body).toEqual({ organisationName: enterprise.name, firstName: 'Ann', isYours: false });
  expect((await ok(admin, users.get, { params: { id: user.id } })).invitation).toMatchObject({ openedAt: clock.now().toISOString() });
});

test('when an invitation was opened and activated is said of the first time, however many devices follow', async () => {
  const { admin, user, code } = await anInvited();
  const earlier = new Date(clock.now().getTime() - 86_400_000);
  await activated(code);
  await asPlatform(app.deps.database, (tx) => tx.appInvitation.updateMany({ where: { userId: user.id }, data: { openedAt: earlier, activatedAt: earlier } }));
  await activated(code);
  expect((await ok(admin, users.get, { params: { id: user.id } })).invitation).toMatchObject({ openedAt: earlier.toISOString(), activatedAt: earlier.toISOString(), devices: 2 });
});

test('a browser that is activated again is one device, also where it was another person\'s', async () => {
  const [ann, bob] = [await anInvited(), await anInvited()];
  const { phone, profile } = await activated(ann.code);
  const again = (await browse(phone, phoneApp.activate, { body: { code: ann.code, ...device } })).body;
  expect(again.deviceId).not.toBe(profile.deviceId);
  expect(again.otherDevices).toBe(0);
  const devicesOf = async ({ admin, user }: typeof ann) => (await ok(admin, appDevices.list, { query: { userId: user.id } })).items.map(({ id }) => id);
  expect(await devicesOf(ann)).toEqual([again.deviceId]);
  const other = (await browse(phone, phoneApp.activate, { body: { code: bob.code, ...device } })).body;
  expect([await devicesOf(ann), await devicesOf(bob)]).toEqual([[], [other.deviceId]]);
  expect((await ok(ann.admin, audit.list, { query: { entityId: again.deviceId } })).items[0]).toMatchObject({ action: 'app-device.removed', actor: { kind: 'device' } });
  const refusedAgain = await call(asCaller(phone), phoneApp.activate, { body: { code: '00000-00000-00000', ...device } });
  expect([refusedAgain.status, (await call(asCaller(phone), phoneApp.get)).body.deviceId]).toEqual([422, other.deviceId]);
});

test('whoever looks at an invitation is told whether the device is signed in as its user already', async () => {
  const [ann, bob] = [await anInvited(), await anInvited()];
  const { phone } = await activated(ann.code);
  const isYours = async ({ code }: typeof ann) => (await browse(phone, phoneApp.look, { body: { code } })).body.isYours;
  expect([await isYours(ann), await isYours(bob)]).toEqual([true, false]);
  await browse(phone, phoneApp.signOut);
  expect(await isYours(ann)).toBe(false);
});

test('[57] deleting a device ends its session at once, and no other', async () => {
  const { admin, user, code } = await anInvited();
  const [first, second] = [await activated(code), await activated(code)];
  expect((await ok(admin, appDevices.list, { query: { userId: user.id } })).total).toBe(2);
  await ok(admin, appDevices.remove, { params: { id: first.profile.deviceId } });
  expect((await call(first.as, phoneApp.get)).problem.code).toBe('unauthenticated');
  expect((await call(second.as, phoneApp.get)).status).toBe(200);
  expect((await call(admin, appDevices.remove, { params: { id: first.profile.deviceId } })).status).toBe(404);
});

test('an activation can be undone, a deletion is made good on the device alone', async () => {
  const { admin, code } = await anInvited();
  const { profile, as } = await activated(code);
  const of = async (action: string) => (await ok(admin, audit.list, { query: { entityId: profile.deviceId } })).items.find((event) => event.action === action)!;
  await ok(admin, audit.revert, { params: { id: (await of('app-device.activated')).changeSetId } });
  expect((await call(as, phoneApp.get)).status).toBe(401);
  expect((await of('app-device.removed')).isRevertible).toBe(false);
});

test('deleting the user, or disabling the enterprise, ends all of its devices', async () => {
  const { admin, user, enterprise } = await anInvited();
  const other = await aUser(app, enterprise);
  const [own, others] = [await anAppDevice(app, enterprise, user.id), await anAppDevice(app, enterprise, other.id)];
  await ok(admin, users.remove, { params: { id: user.id } });
  expect((await call(own.as, phoneApp.get)).status).toBe(401);
  expect((await call(others.as, phoneApp.get)).status).toBe(200);
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { status: 'disabled' }, select: { id: true } }));
  expect((await call(others.as, phoneApp.get)).status).toBe(401);
});

test('without CallApp among the services of the enterprise its devices are signed out, until it is back', async () => {
  const { code, enterprise } = await anInvited();
  const { as, phone, profile } = await activated(code);
  await offer(enterprise, ['PBX']);
  expect((await call(as, phoneApp.get)).problem.code).toBe('unauthenticated');
  expect((await call({ app, headers: phone.headers }, phoneApp.look, { body: { code } })).problem.code).toBe('rule-broken');
  await offer(enterprise, ['PBX', 'CALLAPP']);
  expect((await ok(as, phoneApp.get)).deviceId).toBe(profile.deviceId);
});

test('the session of a device is none of an administrator, and the reverse', async () => {
  const { admin, code, enterprise } = await anInvited();
  const { phone, as } = await activated(code);
  const cookie = Object.entries(phone.cookies).map(([name, value]) => [name, value]);
  expect(cookie).toEqual([['patchbay_app', expect.any(String)]]);
  const token = phone.cookies.patchbay_app!;
  expect((await call({ app, headers: { cookie: `patchbay_session=${token}` }, tenantId: enterprise.id }, users.list, { query: {} })).status).toBe(401);
  expect((await call({ app, headers: { authorization: `Bearer ${token}` }, tenantId: enterprise.id }, users.list, { query: {} })).status).toBe(401);
  expect((await call({ ...as, tenantId: enterprise.id }, users.list, { query: {} })).status).toBe(401);
  expect((await call(as, session.get)).body.session).toBeNull();
  expect((await call({ app, headers: admin.headers! }, phoneApp.get)).status).toBe(401);
  const answer = await call({ app, headers: aPhone().headers }, phoneApp.activate, { body: { code, ...device } });
  expect(String(answer.headers['set-cookie'])).toMatch(/patchbay_app=[^;]+; Max-Age=34560000; Path=\/api\/app; HttpOnly; Secure; SameSite=Strict/);
});

test('[64] the person confirms or changes name, job title and department, which changes the user', async () => {
  const { admin, user, code } = await anInvited();
  const { as, profile } = await activated(code);
  const body = { firstName: 'Anna', lastName: 'Lee-Fox', jobTitle: 'Team lead', department: 'Support', version: profile.user.version };
  expect((await ok(as, phoneApp.updateProfile, { body })).user).toMatchObject({ firstName: 'Anna', department: 'Support', version: 2 });
  expect(await ok(admin, users.get, { params: { id: user.id } })).toMatchObject({ name: 'Anna Lee-Fox', jobTitle: 'Team lead', department: 'Support', email: expect.any(String) });
  const [event] = (await ok(admin, audit.list, { query: { entityId: user.id } })).items;
  expect(event).toMatchObject({ action: 'user.updated', actor: { kind: 'device', name: 'Ann Lee' }, isRevertible: true });
  expect((await call(as, phoneApp.updateProfile, { body })).problem.code).toBe('stale-version');
});

test('a device says with which version it is in use, and when it was last', async () => {
  const { admin, enterprise, user } = await anInvited();
  const { as, id } = await anAppDevice(app, enterprise, user.id);
  clock.advance(3_600);
  const answer = await call(as, phoneApp.heartbeat, { body: { os: 'Android 17', appVersion: '2.0' } });
  expect(String(answer.headers['set-cookie'])).toContain('Max-Age=34560000');
  expect(answer.body).toEqual(await ok(as, phoneApp.get));
  expect((await ok(admin, appDevices.list, { query: { userId: user.id } })).items).toMatchObject([{ id, os: 'Android 17', appVersion: '2.0', lastSeenAt: clock.now().toISOString() }]);
});

test('signing out deletes the device', async () => {
  const { admin, code, user } = await anInvited();
  const { as, profile } = await activated(code);
  const answer = await call(as, phoneApp.signOut);
  expect([answer.status, String(answer.headers['set-cookie'])]).toEqual([204, expect.stringMatching(/patchbay_app=; .*Path=\/api\/app/)]);
  expect((await ok(admin, appDevices.list, { query: { userId: user.id } })).total).toBe(0);
  expect((await ok(admin, audit.list, { query: { entityId: profile.deviceId } })).items[0]).toMatchObject({ action: 'app-device.removed', actor: { kind: 'device' } });
});

test('a notification reaches the device encrypted, and one that is gone is forgotten', async () => {
  const { enterprise, user } = await anInvited();
  const { as, id } = await anAppDevice(app, enterprise, user.id);
  const stored = () => asPlatform(app.deps.database, (tx) => tx.appDevice.findUniqueOrThrow({ where: { id }, select: { pushSubscription: true } })).then((row) => row.pushSubscription);
  expect((await call(as, phoneApp.testPush)).problem.code).toBe('rule-broken');
  await ok(as, phoneApp.subscribe, { body: service.subscription });
  expect((await ok(as, phoneApp.get)).push).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/), isOn: true });
  expect(await stored()).not.toContain('127.0.0.1');
  await ok(as, phoneApp.testPush);
  await runJobs(app, sendPushHandler);
  expect(service.pushes.map(({ text }) => JSON.parse(text) as unknown)).toEqual([{ title: 'Notifications work', body: expect.any(String) }]);
  const { publicKey } = (await ok(as, phoneApp.get)).push;
  expect(service.pushes[0]!.headers).toMatchObject({ authorization: expect.stringContaining(`k=${publicKey}`), 'content-encoding': 'aes128gcm' });
  service.answer = 410;
  await ok(as, phoneApp.testPush);
  await runJobs(app, sendPushHandler);
  expect(await stored()).toBe('');
  service.answer = 201;
  await ok(as, phoneApp.subscribe, { body: service.subscription });
  await ok(as, phoneApp.unsubscribe);
  expect(await stored()).toBe('');
});

test.each(['https://push.example.evil.example/x', 'http://push.example/x', 'https://push.example:8443/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://169.254.169.254/latest', 'https://user@evil.example/push.example'])('no notification goes to %s', async (endpoint) => {
  expect(isPushService(['push.example', '*.push.example'], endpoint)).toBe(false);
  const { enterprise, user } = await anInvited();
  const { as } = await anAppDevice(app, enterprise, user.id);
  expect((await call(as, phoneApp.subscribe, { body: { ...service.subscription, endpoint } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/endpoint' }] });
});

test('push services may be listed by domain', () => {
  expect(isPushService(['*.push.example'], 'https://eu.push.example/x')).toBe(true);
  expect(isPushService(['*.push.example'], 'https://push.example/x')).toBe(false);
});
