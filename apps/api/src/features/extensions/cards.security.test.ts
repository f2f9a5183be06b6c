import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { voicemailPinPurpose } from '../../platform/sealed-columns.ts';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const sides = async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const { id } = await anExtension(app, mine.enterprise, { shortNumber: '100' });
  return { mine, theirs, admin: await signedIn(app, mine.enterprise), params: { id } };
};

test('what another enterprise has and what nobody has are refused in the same words, in every field of every card', async () => {
  const { theirs: { enterprise }, admin, params } = await sides();
  const [user, phone, audio, number, extension] = [await aUser(app, enterprise), await aPhone(app, enterprise), await anAudioFile(app, enterprise), await aNumber(app, enterprise), await anExtension(app, enterprise)];
  const profile = await asPlatform(app.deps.database, (tx) => tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: 'Sales' } }));
  const settings = { shortNumber: '100', version: 1 };
  const { updateNumberSettings, updateEndpoints, updateVoicemail, updateCallWaiting, updatePhoneNumbers, updateUnconditionalForward, updateConditionalForward, updateTemporaryForward } = extensionCards;
  const fields: [string, string, (id: string) => ReturnType<typeof call>][] = [
    [number.id, '/presentationNumberId', (id) => call(admin, updateNumberSettings, { params, body: { ...settings, presentationNumberId: id } })],
    [profile.id, '/dialPlanProfileId', (id) => call(admin, updateNumberSettings, { params, body: { ...settings, dialPlanProfileId: id } })],
    [user.id, '/mobile/userId', (id) => call(admin, updateEndpoints, { params, body: { mobile: { isOn: true, userId: id }, version: 1 } })],
    [phone.id, '/ipPhone/phoneIds/0', (id) => call(admin, updateEndpoints, { params, body: { ipPhone: { phoneIds: [id] }, version: 1 } })],
    [audio.id, '/greetingAudioId', (id) => call(admin, updateVoicemail, { params, body: { greetingAudioId: id, version: 1 } })],
    [audio.id, '/welcomeAudioId', (id) => call(admin, updateCallWaiting, { params, body: { welcomeAudioId: id, version: 1 } })],
    [audio.id, '/musicOnHoldAudioId', (id) => call(admin, updateCallWaiting, { params, body: { musicOnHoldAudioId: id, version: 1 } })],
    [number.id, '/phoneNumberIds/0', (id) => call(admin, updatePhoneNumbers, { params, body: { phoneNumberIds: [id], version: 1 } })],
    [extension.id, '/destination', (id) => call(admin, updateUnconditionalForward, { params, body: { destination: { kind: 'EXTENSION', id }, version: 1 } })],
    [number.id, '/destination', (id) => call(admin, updateUnconditionalForward, { params, body: { destination: { kind: 'PHONE_NUMBER', id }, version: 1 } })],
    [extension.id, '/busy/destination', (id) => call(admin, updateConditionalForward, { params, body: { busy: { destination: { kind: 'VOICEMAIL', extensionId: id } }, version: 1 } })],
    [extension.id, '/temporary/destination', (id) => call(admin, updateTemporaryForward, { params, body: { temporary: { from: '2098-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z', destination: { kind: 'EXTENSION', id } }, version: 1 } })],
  ];
  for (const [foreign, pointer, ask] of fields) {
    const [one, other] = [await ask(foreign), await ask(app.deps.clock.newId())];
    expect([pointer, one.status, one.problem.errors?.[0]?.pointer]).toEqual([pointer, 422, pointer]);
    expect({ ...one.problem, requestId: '' }).toEqual({ ...other.problem, requestId: '' });
  }
});

test('the cards of another enterprise’s extension and of none are refused in the same words', async () => {
  const { theirs, admin } = await sides();
  const foreign = await anExtension(app, theirs.enterprise);
  const asked = [
    (id: string) => call(admin, extensionCards.settings, { params: { id } }),
    (id: string) => call(admin, extensionCards.updateMonitoring, { params: { id }, body: { version: 1 } }),
    (id: string) => call(admin, extensionCards.updateExceptionNumbers, { params: { id }, body: { version: 1 } }),
    (id: string) => call(admin, extensionCards.replaceSipPassword, { params: { id }, body: {} }),
  ];
  for (const ask of asked) {
    const [one, other] = [await ask(foreign.id), await ask(app.deps.clock.newId())];
    expect([one.status, one.problem.detail]).toEqual([404, other.problem.detail]);
  }
});

test('the database itself keeps an extension from what another enterprise has', async () => {
  const { mine, theirs, params } = await sides();
  const [user, audio] = [await aUser(app, theirs.enterprise), await anAudioFile(app, theirs.enterprise)];
  for (const data of [{ mobileUserId: user.id }, { greetingAudioId: audio.id }, { welcomeAudioId: audio.id }, { musicOnHoldAudioId: audio.id }]) {
    const change = inScope(app.deps.database, { kind: 'tenant', tenantId: mine.enterprise.id }, (tx) => tx.extension.update({ where: params, data }));
    await expect(change).rejects.toMatchObject({ code: 'P2003' });
  }
});

test('a PIN and a chosen SIP password are sealed, and in no answer, export or audit row but the one answer that shows the password', async () => {
  const { mine, admin, params } = await sides();
  const [pin, sipPassword] = ['739164', 'plover-quarry-77-tin'];
  const saved = await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin, version: 1 } });
  expect(JSON.stringify(await ok(admin, extensionCards.replaceSipPassword, { params, body: { sipPassword } }))).toContain(sipPassword);
  const { voicemailPin, sipPassword: sealed } = await asPlatform(app.deps.database, (tx) => tx.extension.findUniqueOrThrow({ where: params, select: { voicemailPin: true, sipPassword: true } }));
  expect(app.deps.secrets.open(voicemailPin!, voicemailPinPurpose(params.id))).toBe(pin);
  const seen = JSON.stringify([
    saved, await ok(admin, extensionCards.settings, { params }), await ok(admin, extensions.get, { params }), await ok(admin, extensions.list), (await ok(admin, audit.list, { query: { entityId: params.id } })).items,
    await ok(admin, extensions.list, { query: { format: 'csv' } }),
  ]);
  for (const secret of [pin, sipPassword, voicemailPin!, sealed]) expect(seen).not.toContain(secret);
  const reader = await withApiKey(app, mine.enterprise, ['extensions:read']);
  expect((await call(reader, extensionCards.replaceSipPassword, { params, body: {} })).status).toBe(403);
});

test('that a PIN is another one is in the log, which of them is not, and it cannot be undone', async () => {
  const { admin, params } = await sides();
  const body = { unanswered: 'VOICEMAIL', isNotified: false } as const;
  await ok(admin, extensionCards.updateVoicemail, { params, body: { ...body, pin: '739164', version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { ...body, pin: '628153', version: 2 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { ...body, version: 3 } });
  const { items: [kept, replaced, first] } = await ok(admin, audit.list, { query: { entityId: params.id } });
  expect([first, replaced, kept].map((event) => event!.after)).toEqual([expect.not.objectContaining({ isPinReplaced: true }), expect.objectContaining({ isPinReplaced: true }), expect.not.objectContaining({ isPinReplaced: true })]);
  expect(JSON.stringify([first, replaced, kept])).not.toMatch(/739164|628153/);
  expect((await call(admin, audit.revert, { params: { id: replaced!.changeSetId } })).problem.detail).toBe('There is nothing in this change to undo.');
});

test('a refused PIN is not repeated in the refusal', async () => {
  const { admin, params } = await sides();
  const { problem } = await call(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '123456', version: 1 } });
  expect(JSON.stringify(problem)).not.toContain('123456');
});
