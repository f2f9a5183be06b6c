import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const { id } = await anExtension(app, enterprise);
  const [colleague, user, audio, phone] = [await anExtension(app, enterprise), await aUser(app, enterprise), await anAudioFile(app, enterprise), await aPhone(app, enterprise)];
  const playlist = await aPlaylist(app, enterprise, { audioFileIds: [audio.id] });
  const numbers = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise)];
  return { admin: await signedIn(app, enterprise), params: { id }, colleague, user, audio, playlist, phone, numbers };
};

const maybe = <T>(value: T) => fc.constantFrom(value, null);
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const seconds = fc.integer({ min: 5, max: 300 });
const bound = fc.integer({ min: 1, max: 100 });

/** What any card may hold in this enterprise. */
const anyCards = ({ params, colleague, user, audio, playlist, phone, numbers }: Awaited<ReturnType<typeof anEnterprise>>) => {
  const destination = fc.constantFrom(
    { kind: 'EXTENSION', id: colleague.id } as const, { kind: 'EXTENSION', id: params.id } as const, { kind: 'VOICEMAIL', extensionId: colleague.id } as const,
    { kind: 'PHONE_NUMBER', id: numbers[0]!.id } as const, { kind: 'EXTERNAL', e164: '+442079460000' as never } as const);
  const condition = fc.oneof(fc.record({ action: fc.constant('FORWARD' as const), destination }), fc.record({ action: fc.constant('END' as const), destination: fc.option(destination) }));
  const rule = fc.record({ name: fc.constantFrom('', 'Nights'), days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()), from: clock, to: clock, destination }).filter(({ from, to }) => from !== to && to !== '00:00');
  const rules = fc.array(rule, { minLength: 1, maxLength: 4 });
  return fc.record({
    numberSettings: fc.record({
      shortNumber: fc.constantFrom('10', '11', '12'), presentationNumberId: maybe(numbers[1]!.id), dialPlanProfileId: fc.constant(null), country: fc.constantFrom('GB', 'PT', null),
      isAnonymous: fc.boolean(), hasPresence: fc.boolean(), isRecorded: fc.boolean(),
    }),
    endpoints: fc.record({
      softphone: fc.record({ isOn: fc.boolean(), kind: fc.constantFrom('BASIC' as const, 'OPERATOR_CONSOLE' as const) }),
      mobile: fc.constantFrom({ isOn: false, userId: null }, { isOn: false, userId: user.id }, { isOn: true, userId: user.id }),
      thirdParty: fc.record({ isOn: fc.boolean(), sipUsername: maybe(`own.${params.id.slice(-8)}`) }),
      ipPhone: fc.record({ isOn: fc.boolean(), phoneIds: fc.subarray([phone.id]) }),
    }),
    voicemail: fc.record({ unanswered: fc.constantFrom('END' as const, 'VOICEMAIL' as const), greetingAudioId: maybe(audio.id), isNotified: fc.boolean(), email: fc.constant('ann@one.example') }),
    callWaiting: fc.record({ isQueued: fc.boolean(), maxWaiting: bound, welcomeAudioId: maybe(audio.id), maxSimultaneous: bound, musicOnHoldAudioId: maybe(audio.id), musicOnHoldPlaylistId: maybe(playlist.id) })
      .map((waiting) => ({ ...waiting, musicOnHoldPlaylistId: waiting.musicOnHoldAudioId === null ? waiting.musicOnHoldPlaylistId : null })),
    monitoring: fc.record({ monitorsOthers: fc.boolean(), mayBeMonitored: fc.boolean() }),
    phoneNumbers: fc.record({ phoneNumberIds: fc.subarray(numbers.map(({ id }) => id)) }),
    unconditionalForward: fc.oneof(
      fc.record({ mode: fc.constant('ALWAYS' as const), destination, rules: fc.oneof(rules, fc.constant<never[]>([])) }),
      fc.record({ mode: fc.constant('SCHEDULE' as const), destination: fc.option(destination), rules }),
      fc.record({ mode: fc.constant('NONE' as const), destination: fc.option(destination), rules: fc.oneof(rules, fc.constant<never[]>([])) })),
    exceptionNumbers: fc.record({ numbers: fc.uniqueArray(fc.record({ number: fc.constantFrom('100', '200', '+442079460000', '+12025550100'), label: fc.constantFrom('', 'Head office') }), { selector: ({ number }) => number }) }),
    conditionalForward: fc.record({ notReachable: condition, busy: condition, noAnswer: fc.tuple(condition, seconds).map(([one, ringSeconds]) => ({ ...one, ringSeconds })) }),
    temporaryForward: fc.record({ temporary: fc.option(fc.record({ from: fc.constant('2098-01-01T00:00:00.000Z'), until: fc.constant('2099-01-01T00:00:00.000Z'), destination })) }),
  });
};

type Cards = ReturnType<typeof anyCards> extends fc.Arbitrary<infer C> ? C : never;

test('whatever is saved card by card, in any order, reads back the same, and no card changes another', async () => {
  const desk = await anEnterprise();
  const { admin, params } = desk;
  let settings = await ok(admin, extensionCards.settings, { params });
  const version = (card: keyof Cards) => ({ version: settings[card].version });
  const saves: { [C in keyof Cards]: (draft: Cards[C]) => Promise<ExtensionSettings> } = {
    numberSettings: (draft) => ok(admin, extensionCards.updateNumberSettings, { params, body: { ...draft, ...version('numberSettings') } }),
    endpoints: (draft) => ok(admin, extensionCards.updateEndpoints, { params, body: { ...draft, ...version('endpoints') } }),
    voicemail: (draft) => ok(admin, extensionCards.updateVoicemail, { params, body: { ...draft, pin: '739164', ...version('voicemail') } }),
    callWaiting: (draft) => ok(admin, extensionCards.updateCallWaiting, { params, body: { ...draft, ...version('callWaiting') } }),
    monitoring: (draft) => ok(admin, extensionCards.updateMonitoring, { params, body: { ...draft, ...version('monitoring') } }),
    phoneNumbers: (draft) => ok(admin, extensionCards.updatePhoneNumbers, { params, body: { ...draft, ...version('phoneNumbers') } }),
    unconditionalForward: (draft) => ok(admin, extensionCards.updateUnconditionalForward, { params, body: { ...draft, ...version('unconditionalForward') } }),
    exceptionNumbers: (draft) => ok(admin, extensionCards.updateExceptionNumbers, { params, body: { ...draft, ...version('exceptionNumbers') } }),
    conditionalForward: (draft) => ok(admin, extensionCards.updateConditionalForward, { params, body: { ...draft, ...version('conditionalForward') } }),
    temporaryForward: (draft) => ok(admin, extensionCards.updateTemporaryForward, { params, body: { ...draft, ...version('temporaryForward') } }),
  };
  const names = Object.keys(saves) as (keyof Cards)[];
  await fc.assert(
    fc.asyncProperty(anyCards(desk), fc.shuffledSubarray(names, { minLength: names.length }), async (cards, order) => {
      for (const name of order) {
        const before = settings;
        settings = await saves[name](cards[name] as never);
        // Where it is the SIP account or a phone that follows from another card, it is told anew.
        for (const other of names.filter((one) => one !== name && one !== 'endpoints')) expect(settings[other], `${other} after ${name}`).toEqual(before[other]);
      }
      settings = await ok(admin, extensionCards.settings, { params });
      const { phoneNumbers: { phoneNumberIds }, ...others } = cards;
      expect(settings).toMatchObject(others);
      expect([...settings.phoneNumbers.phoneNumberIds].sort()).toEqual([...phoneNumberIds].sort());
    }),
    { numRuns: 25 },
  );
});
