import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions, type ListedExtension } from '@patchbay/contract/extensions';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anOffice = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  return { enterprise, ann, bob, admin: await signedIn(app, enterprise) };
};
const listed = async (admin: Caller, query: object = {}): Promise<ListedExtension[]> => (await ok(admin, extensions.list, { query })).items;
const numbersOf = async (admin: Caller, query: object) => (await listed(admin, query)).map(({ shortNumber }) => shortNumber);

test('the list tells what the cards come to, and where calls are forwarded to by name', async () => {
  const { admin, enterprise, ann, bob } = await anOffice();
  const [number, plan, user] = [await aNumber(app, enterprise), await aDialPlanProfile(app, enterprise, { name: 'Abroad' }), await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'ann@one.example' })];
  const group = await aRingGroup(app, enterprise, { name: 'Sales', shortNumber: '600', memberExtensionIds: [bob.id, ann.id] });
  const params = { id: ann.id };
  await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '101', presentationNumberId: number.id, dialPlanProfileId: plan.id, country: 'PT', isAnonymous: true, hasPresence: false, isRecorded: true, version: 1 } });
  await ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: true, userId: user.id }, ipPhone: { isOn: false, phoneIds: [] }, version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', isNotified: true, email: 'ann@one.example', version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: { kind: 'RING_GROUP', id: group.id }, version: 1 } });
  await ok(admin, extensionCards.updateConditionalForward, { params, body: {
    notReachable: { action: 'FORWARD', destination: { kind: 'EXTENSION', id: bob.id } }, busy: { action: 'FORWARD', destination: { kind: 'EXTERNAL', e164: '+442079460000' as never } }, noAnswer: { action: 'END', ringSeconds: 35 }, version: 1 } });
  await ok(admin, extensions.remove, { params: { id: bob.id } });
  await ok(admin, extensionCards.updateIdentity, { params, body: { username: 'ann.lee', displayName: 'Ann', personalContact: 'Ann@One.example', role: 'supervisor', version: 1 } });
  const [row] = await listed(admin);
  expect(row).toMatchObject({
    shortNumber: '101', username: 'ann.lee', role: 'supervisor', personalContact: 'ann@one.example', ringGroups: [{ id: group.id, name: 'Sales', shortNumber: '600' }], presentationNumber: { e164: number.e164 }, dialPlanProfile: { label: 'Abroad' }, country: 'PT', isAnonymous: true, hasPresence: false, isRecorded: true,
    endpoints: ['SOFTPHONE', 'MOBILE'], softphoneKind: 'OPERATOR_CONSOLE', mobileUser: { label: 'Ann Lee', email: 'ann@one.example' }, voicemail: { isOn: true, isNotified: true, email: 'ann@one.example' },
    forwarding: {
      now: { by: 'ALWAYS', to: { label: '600 Sales' } }, unconditional: { mode: 'ALWAYS', to: { label: '600 Sales' } }, notReachable: { action: 'FORWARD', to: null }, busy: { to: { label: '+442079460000' } }, noAnswer: { action: 'END', to: null, ringSeconds: 35 },
    },
  });
});

test('extensions are found by their group, endpoints, voicemail and whether they forward now', async () => {
  const { admin, enterprise, ann, bob } = await anOffice();
  const group = await aRingGroup(app, enterprise, { memberExtensionIds: [ann.id] });
  await ok(admin, extensionCards.updateEndpoints, { params: { id: bob.id }, body: { softphone: { isOn: true }, version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params: { id: bob.id }, body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: ann.id }, body: { mode: 'ALWAYS', destination: { kind: 'EXTENSION', id: bob.id }, version: 1 } });
  expect(await numbersOf(admin, { ringGroupId: group.id })).toEqual(['101']);
  expect(await numbersOf(admin, { endpoint: 'SOFTPHONE' })).toEqual(['102']);
  expect(await numbersOf(admin, { endpoint: 'IP_PHONE' })).toEqual(['101', '102']);
  expect(await numbersOf(admin, { voicemail: 'true' })).toEqual(['102']);
  expect(await numbersOf(admin, { voicemail: 'false' })).toEqual(['101']);
  expect(await numbersOf(admin, { forwardsNow: 'true' })).toEqual(['101']);
  expect(await numbersOf(admin, { forwardsNow: 'false' })).toEqual(['102']);
});

test('nothing that an extension forwards for a time keeps the others from being found', async () => {
  const { admin, ann, bob } = await anOffice();
  const temporary = { from: '0001-01-01T00:00:00Z', until: '9999-12-31T23:59:59Z', destination: { kind: 'EXTENSION' as const, id: bob.id } };
  await ok(admin, extensionCards.updateTemporaryForward, { params: { id: ann.id }, body: { temporary, version: 1 } });
  expect((await call(admin, extensionCards.updateTemporaryForward, { params: { id: bob.id }, body: { temporary: { ...temporary, from: '0000-01-01T00:00:00Z' }, version: 1 } })).status).toBe(422);
  expect(await numbersOf(admin, { forwardsNow: 'true' })).toEqual(['101']);
});

const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const hoursOff = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test('the filter finds exactly those whose row says that they forward now, whatever forwards and wherever the enterprise is', async () => {
  const { admin, enterprise, ann, bob } = await anOffice();
  const destination = { kind: 'EXTENSION', id: bob.id };
  const rule = fc.record({ name: fc.constant(''), days, from: clock, to: fc.oneof(clock, fc.constant('24:00')), destination: fc.constant(destination) }).filter(({ from, to }) => from !== to && to !== '00:00');
  const forwarding = fc.record({
    mode: fc.constantFrom('NONE', 'ALWAYS', 'SCHEDULE', 'SCHEDULE', 'SCHEDULE'), destination: fc.constantFrom(destination, null), rules: fc.array(rule, { maxLength: 3 }),
    temporary: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom([-5, -1], [-5, 9], [2, 9]).map(([from, until]) => ({ from: hoursOff(from!), until: hoursOff(until!), destination })) }),
    timeZone: fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'),
  });
  const answers = new Set<boolean>();
  await fc.assert(fc.asyncProperty(forwarding, async ({ mode, destination: to, rules, temporary, timeZone }) => {
    await asPlatform(app.deps.database, async (tx) => {
      await tx.organisation.update({ where: { id: enterprise.id }, data: { timeZone }, select: { id: true } });
      await tx.$executeRaw`update extension set unconditional_forward = ${JSON.stringify({ mode, destination: to, rules })}::jsonb, temporary_forward = nullif(${JSON.stringify(temporary)}::jsonb, 'null') where id = ${ann.id}::uuid`;
    });
    const row = (await listed(admin)).find(({ id }) => id === ann.id)!;
    answers.add((row.forwarding.now !== null));
    expect((await numbersOf(admin, { forwardsNow: 'true' })).includes('101')).toBe((row.forwarding.now !== null));
  }), { numRuns: 60 });
  expect(answers).toEqual(new Set([true, false]));
});

test('neither a password nor a PIN leaves with the list, in whatever form', async () => {
  const { admin, ann } = await anOffice();
  await ok(admin, extensionCards.updateVoicemail, { params: { id: ann.id }, body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } });
  for (const format of ['json', 'csv'] as const) {
    const { text } = await call(admin, extensions.list, { query: { format } });
    expect(text).toContain(ann.sipUsername);
    for (const secret of [ann.sipPassword, '739164']) expect(text).not.toContain(secret);
  }
});
