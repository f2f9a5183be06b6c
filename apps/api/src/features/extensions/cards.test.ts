import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { users } from '@patchbay/contract/users';
import { audioFiles } from '@patchbay/contract/audio-files';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension, anExtensionPerson, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs } from '@patchbay/testkit/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' });
  return { enterprise, admin: await signedIn(app, enterprise), extension, params: { id: extension.id } };
};

test('[84] all cards are answered together, each with a version of its own', async () => {
  const { admin, params } = await aDesk();
  const settings = await ok(admin, extensionCards.settings, { params });
  expect(settings).toMatchObject({
    displayName: 'Ann', isEnabled: true,
    numberSettings: { shortNumber: '100', presentationNumberId: null, dialPlanProfileId: null, country: null, isAnonymous: false, hasPresence: true, isRecorded: false, version: 1 },
    endpoints: { softphone: { isOn: false, kind: 'BASIC' }, mobile: { isOn: false, userId: null, user: null, devices: [] }, thirdParty: { isOn: false, sipUsername: null }, ipPhone: { isOn: true, phoneIds: [] }, version: 1 },
    voicemail: { unanswered: 'END', hasPin: false, version: 1 }, callWaiting: { isQueued: false, version: 1 }, monitoring: { monitorsOthers: false, mayBeMonitored: false, version: 1 },
    phoneNumbers: { phoneNumbers: [], version: 1 }, unconditionalForward: { mode: 'NONE', destination: null, rules: [], version: 1 }, exceptionNumbers: { numbers: [], version: 1 },
    conditionalForward: { busy: { action: 'END' }, noAnswer: { ringSeconds: 20 }, version: 1 }, temporaryForward: { temporary: null, version: 1 }, destinations: [],
  });
});

test('[85] [86] [87] [88] [89] [90] [91] the number settings are saved, and answered with the words of what they name', async () => {
  const { admin, enterprise, params } = await aDesk();
  const number = await aNumber(app, enterprise);
  const profile = await asPlatform(app.deps.database, (tx) => tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: 'Sales' } }));
  const body = { shortNumber: '200', presentationNumberId: number.id, dialPlanProfileId: profile.id, country: 'GB', isAnonymous: true, hasPresence: false, isRecorded: true };
  const { numberSettings, endpoints } = await ok(admin, extensionCards.updateNumberSettings, { params, body: { ...body, version: 1 } });
  expect(numberSettings).toEqual({ ...body, presentationNumber: { id: number.id, e164: number.e164 }, dialPlanProfile: { kind: 'dial-plan-profile', id: profile.id, label: 'Sales' }, version: 2 });
  expect(endpoints.thirdParty.account).toBe(`200-${enterprise.code}`);
  expect(await ok(admin, extensions.get, { params })).toMatchObject({ shortNumber: '200', presentationNumberId: number.id, displayName: 'Ann' });
  await anExtension(app, enterprise, { shortNumber: '300' });
  const taken = await call(admin, extensionCards.updateNumberSettings, { params, body: { ...body, shortNumber: '300', version: 2 } });
  expect(taken.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber' }] });
  const nowhere = await call(admin, extensionCards.updateNumberSettings, { params, body: { ...body, country: 'UK', version: 2 } });
  expect(nowhere.problem.errors).toEqual([{ pointer: '/country', detail: 'No country has these two letters.' }]);
});

describe('endpoints', () => {
  test('[83] [92] [93] [94] [95] [97] several ring at the same time, and what is off keeps what was chosen', async () => {
    const { admin, enterprise, params } = await aDesk();
    const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
    await anAppDevice(app, enterprise, user.id, { os: 'iOS 26' });
    const all = { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: true, userId: user.id }, thirdParty: { isOn: true }, ipPhone: { isOn: false } } as const;
    const { endpoints } = await ok(admin, extensionCards.updateEndpoints, { params, body: { ...all, version: 1 } });
    expect(endpoints).toMatchObject({ ...all, mobile: { isOn: true, user: { kind: 'user', label: 'Ann Lee' }, devices: [expect.objectContaining({ os: 'iOS 26' })] }, version: 2 });
    const off = await ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: false, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: false, userId: user.id }, version: 2 } });
    expect(off.endpoints).toMatchObject({ softphone: { isOn: false, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: false, userId: user.id }, thirdParty: { isOn: false }, ipPhone: { isOn: true } });
    const nobody = await call(admin, extensionCards.updateEndpoints, { params, body: { mobile: { isOn: true }, version: 3 } });
    expect(nobody.problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/mobile/userId' }] });
  });

  test('a user who is removed is named before, and leaves the extension', async () => {
    const { admin, enterprise, params } = await aDesk();
    const user = await aUser(app, enterprise);
    await ok(admin, extensionCards.updateEndpoints, { params, body: { mobile: { isOn: true, userId: user.id }, version: 1 } });
    expect((await ok(admin, users.references, { params: { id: user.id } })).released).toContainEqual({ kind: 'extension', id: params.id, label: '100 Ann' });
    await ok(admin, users.remove, { params: { id: user.id } });
    expect((await ok(admin, extensionCards.settings, { params })).endpoints.mobile).toMatchObject({ isOn: false, userId: null, user: null });
  });

  test('[98] a phone that is chosen gets a line on its first free one, and loses it again', async () => {
    const { admin, enterprise, params } = await aDesk();
    const other = await anExtension(app, enterprise);
    const phone = await aPhone(app, enterprise, { lines: { 0: other.id } });
    const { endpoints } = await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { isOn: true, phoneIds: [phone.id] }, version: 1 } });
    expect(endpoints.ipPhone.phones).toEqual([{ id: phone.id, name: phone.name, position: 1 }]);
    expect(await ok(admin, phones.get, { params: { id: phone.id } })).toMatchObject({ version: 2, lines: [{ position: 0, extensionId: other.id }, { position: 1, extensionId: params.id }] });
    await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { isOn: true, phoneIds: [] }, version: 2 } });
    expect((await ok(admin, phones.get, { params: { id: phone.id } })).lines).toMatchObject([{ position: 0, extensionId: other.id }]);
  });

  test('a phone without a free line is refused at its place', async () => {
    const { admin, enterprise, params } = await aDesk();
    const [one, full] = [await aPhone(app, enterprise), await aPhone(app, enterprise, { name: 'Lobby', modelId: 'yealink-t46u', lines: {} })];
    for (let position = 0; position <= 5; position += 1) {
      const { id } = await anExtension(app, enterprise);
      await asPlatform(app.deps.database, (tx) => tx.phoneLine.create({ data: { tenantId: enterprise.id, phoneId: full.id, position, extensionId: id } }));
    }
    const { problem } = await call(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { isOn: true, phoneIds: [one.id, full.id] }, version: 1 } });
    expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/ipPhone/phoneIds/1', detail: 'Lobby has no free line.' }] });
  });

  test('who is editing the endpoints learns that a phone got or lost its line elsewhere', async () => {
    const { admin, enterprise, params } = await aDesk();
    const { id, mac } = await aPhone(app, enterprise);
    const body = { name: 'Desk', modelId: 'yealink-t46u', mac, httpUsername: 'phone', lines: [{ position: 0, extensionId: params.id }] };
    await ok(admin, phones.update, { params: { id }, body: { ...body, version: 1 } });
    expect((await ok(admin, extensionCards.settings, { params })).endpoints).toMatchObject({ version: 2, ipPhone: { phoneIds: [id] } });
    await ok(admin, phones.update, { params: { id }, body: { ...body, name: 'Renamed', version: 2 } });
    expect((await ok(admin, extensionCards.settings, { params })).endpoints.version).toBe(2);
    await ok(admin, phones.remove, { params: { id } });
    expect((await ok(admin, extensionCards.settings, { params })).endpoints).toMatchObject({ version: 3, ipPhone: { phoneIds: [] } });
  });

  test('[96] the SIP account has a name of the short number or a chosen one, which is nobody else’s', async () => {
    const { admin, enterprise, params } = await aDesk();
    const other = await anExtension(app, enterprise);
    const name = `desk.${enterprise.code.toLowerCase()}`;
    const save = (sipUsername: string | null, version: number) => call(admin, extensionCards.updateEndpoints, { params, body: { thirdParty: { isOn: true, sipUsername }, version } });
    expect((await save(other.sipUsername.toLowerCase(), 1)).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/thirdParty/sipUsername' }] });
    expect((await save('no blank', 1)).problem).toMatchObject({ code: 'validation-failed' });
    expect((await save(name, 1)).body.endpoints.thirdParty).toMatchObject({ sipUsername: name, account: name });
    const { numberSettings } = await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '150', version: 1 } });
    expect([numberSettings.shortNumber, (await ok(admin, extensions.get, { params })).sipUsername]).toEqual(['150', name]);
    expect((await save(null, 2)).body.endpoints.thirdParty).toMatchObject({ sipUsername: null, account: `150-${enterprise.code}` });
  });

  test('[96] a SIP password is generated or chosen with a check, and shown this once', async () => {
    const { admin, params } = await aDesk();
    const replace = (sipPassword: string | null) => call(admin, extensionCards.replaceSipPassword, { params, body: { sipPassword } });
    for (const weak of ['short', 'password123', '1234567890']) expect((await replace(weak)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/sipPassword' }] });
    const { sipUsername } = await ok(admin, extensions.get, { params });
    expect((await replace(sipUsername)).problem.errors).toEqual([{ pointer: '/sipPassword', detail: 'It must not contain the name of the SIP account.' }]);
    expect((await replace('plover-quarry-77-tin')).body).toMatchObject({ sipPassword: 'plover-quarry-77-tin' });
    expect(await storedSipPassword(app, params.id)).toBe('plover-quarry-77-tin');
    const { sipPassword } = (await replace(null)).body;
    expect(sipPassword).toMatch(/^[a-z2-9]{24,}$/);
    expect(await storedSipPassword(app, params.id)).toBe(sipPassword);
  });
});

describe('voicemail', () => {
  test('[99] [100] [101] [103] unanswered calls end or go to voicemail, with PIN, welcome message and notification', async () => {
    const { admin, enterprise, params } = await aDesk();
    const audio = await anAudioFile(app, enterprise, { name: 'Welcome' });
    const body = { unanswered: 'VOICEMAIL', greetingAudioId: audio.id, isNotified: true, email: 'ann@one.example' } as const;
    const { voicemail } = await ok(admin, extensionCards.updateVoicemail, { params, body: { ...body, pin: '739164', version: 1 } });
    expect(voicemail).toEqual({ ...body, hasPin: true, greetingAudio: { kind: 'audio-file', id: audio.id, label: 'Welcome' }, version: 2 });
    const kept = await ok(admin, extensionCards.updateVoicemail, { params, body: { ...body, unanswered: 'END', version: 2 } });
    expect(kept.voicemail).toMatchObject({ unanswered: 'END', hasPin: true, greetingAudioId: audio.id });
  });

  test('[100] a PIN that anyone would try is refused, and voicemail needs one', async () => {
    const { admin, enterprise, params } = await aDesk();
    const number = await aNumber(app, enterprise);
    await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [number.id], version: 1 } });
    const save = (pin: string | null) => call(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin, version: 1 } });
    for (const pin of ['1234', '0000', '2580', number.e164.slice(-6)]) expect((await save(pin)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/pin' }] });
    expect((await save('12')).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/pin' }] });
    expect((await save(null)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/pin' }] });
    expect((await save('739164')).status).toBe(200);
  });

  test('[104] with notification the address is mandatory', async () => {
    const { admin, params } = await aDesk();
    const { problem } = await call(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', isNotified: true, version: 1 } });
    expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/email' }] });
  });
});

test('[105] [106] [107] [108] [109] calls are queued with a bound, a welcome message and music, and what is played cannot be removed', async () => {
  const { admin, enterprise, params } = await aDesk();
  const [welcome, music] = [await anAudioFile(app, enterprise), await anAudioFile(app, enterprise)];
  const body = { isQueued: true, maxWaiting: 3, welcomeAudioId: welcome.id, maxSimultaneous: 2, musicOnHoldAudioId: music.id, musicOnHoldPlaylistId: null };
  const { callWaiting } = await ok(admin, extensionCards.updateCallWaiting, { params, body: { ...body, version: 1 } });
  expect(callWaiting).toMatchObject({ ...body, welcomeAudio: { label: welcome.name }, musicOnHoldAudio: { label: music.name }, version: 2 });
  for (const { id } of [welcome, music]) {
    expect((await ok(admin, audioFiles.references, { params: { id } })).blocking).toEqual([{ kind: 'extension', id: params.id, label: '100 Ann' }]);
    expect((await call(admin, audioFiles.remove, { params: { id } })).problem).toMatchObject({ code: 'in-use' });
  }
});

test('[110] [111] who monitors sees whom may be monitored, while both is so', async () => {
  const { admin, enterprise, params } = await aDesk();
  const monitor = await anExtensionPerson(app, enterprise, { role: 'monitor' });
  const inside = await signedInAs(app, monitor.accountId, enterprise);
  const save = (id: string, monitorsOthers: boolean, mayBeMonitored: boolean, version: number) => ok(admin, extensionCards.updateMonitoring, { params: { id }, body: { monitorsOthers, mayBeMonitored, version } });
  const sees = async () => (await call(inside, extensionCards.settings, { params })).status === 200;
  expect((await save(params.id, false, true, 1)).monitoring).toEqual({ monitorsOthers: false, mayBeMonitored: true, version: 2 });
  expect(await sees()).toBe(false);
  await save(monitor.id, true, false, 1);
  expect(await sees()).toBe(true);
  expect((await save(params.id, true, false, 2)).monitoring).toEqual({ monitorsOthers: true, mayBeMonitored: false, version: 3 });
  expect(await sees()).toBe(false);
});

test('[112] [113] phone numbers are added that ring nowhere else, and whoever is deleted from the list is free for others', async () => {
  const { admin, enterprise, params } = await aDesk();
  const other = await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Bob' });
  const [one, two] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const added = await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [one.id, two.id], version: 1 } });
  expect(added.phoneNumbers.phoneNumbers.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
  const take = () => call(admin, extensionCards.updatePhoneNumbers, { params: { id: other.id }, body: { phoneNumberIds: [one.id], version: 1 } });
  expect((await take()).problem).toMatchObject({ errors: [{ pointer: '/phoneNumberIds/0', detail: expect.stringContaining('rings at extension 100 Ann') }] });
  const left = await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [two.id], version: 2 } });
  expect(left.phoneNumbers).toMatchObject({ phoneNumberIds: [two.id], version: 3 });
  expect((await take()).body.phoneNumbers).toMatchObject({ phoneNumberIds: [one.id] });
});

test('[114] two who save different cards do not clash, and of two who save the same one the second learns of the first', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, version: 1 } });
  await ok(admin, extensionCards.updateCallWaiting, { params, body: { isQueued: true, version: 1 } });
  const second = await call(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: false, version: 1 } });
  expect([second.status, second.problem.code]).toEqual([412, 'stale-version']);
  const { version } = await ok(admin, extensions.get, { params });
  await ok(admin, extensions.update, { params, body: { shortNumber: '100', displayName: 'Anna', version } });
  await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '101', version: 1 } });
  const stale = await call(admin, extensions.update, { params, body: { shortNumber: '102', displayName: 'Anna', version: version + 1 } });
  expect(stale.status).toBe(412);
  const settings = await ok(admin, extensionCards.settings, { params });
  expect([settings.displayName, settings.monitoring.monitorsOthers, settings.callWaiting.isQueued]).toEqual(['Anna', true, true]);
});
