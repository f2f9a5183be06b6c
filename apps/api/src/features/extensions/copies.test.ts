import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionCopies } from '@patchbay/contract/extension-copies';
import { extensions } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { statementsOf } from '@patchbay/testkit/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' });
  return { enterprise, admin: await signedIn(app, enterprise), params: { id: extension.id } };
};

describe('[77] duplicating', () => {
  test('copies the settings, but numbers, credentials, the PIN and phones are its own', async () => {
    const { admin, enterprise, params } = await aDesk();
    const [number, shown, audio, phone] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await anAudioFile(app, enterprise), await aPhone(app, enterprise)];
    const toOwnVoicemail = { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: params.id } } as const;
    await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [number.id], version: 1 } });
    await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '100', presentationNumberId: shown.id, country: 'GB', isRecorded: true, version: 1 } });
    await ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, thirdParty: { isOn: true, sipUsername: `ann.${enterprise.code}` }, ipPhone: { phoneIds: [phone.id] }, version: 1 } });
    await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', greetingAudioId: audio.id, version: 1 } });
    await ok(admin, extensionCards.updateExceptionNumbers, { params, body: { numbers: [{ number: '+442079460000' }], version: 1 } });
    await ok(admin, extensionCards.updateConditionalForward, { params, body: { busy: toOwnVoicemail, version: 1 } });
    const copy = await ok(admin, extensionCopies.duplicate, { params, body: { shortNumber: '101', displayName: 'Bob' } });
    expect(copy).toMatchObject({ shortNumber: '101', displayName: 'Bob', phoneNumbers: [], phones: [], presentationNumberId: shown.id, sipUsername: `101-${enterprise.code}` });
    expect(await ok(admin, extensionCards.settings, { params: { id: copy.id } })).toMatchObject({
      numberSettings: { country: 'GB', isRecorded: true, presentationNumber: { id: shown.id } },
      endpoints: { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, thirdParty: { isOn: true, sipUsername: null }, ipPhone: { phones: [] } },
      voicemail: { unanswered: 'VOICEMAIL', hasPin: false, greetingAudioId: audio.id },
      phoneNumbers: { phoneNumbers: [] }, exceptionNumbers: { numbers: [{ number: '+442079460000' }] },
      conditionalForward: { busy: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: copy.id } } },
    });
    const passwords = await Promise.all([params.id, copy.id].map((id) => storedSipPassword(app, id)));
    expect(passwords[0]).not.toBe(passwords[1]);
  });

  test('does not begin to show a number that was blocked since, and is made all the same', async () => {
    const { admin, enterprise, params } = await aDesk();
    const shown = await aNumber(app, enterprise);
    await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '100', presentationNumberId: shown.id, isRecorded: true, version: 1 } });
    await asPlatform(app.deps.database, (tx) => tx.phoneNumber.update({ where: { id: shown.id }, data: { blockedReason: 'Fraud' } }));
    const { id } = await ok(admin, extensionCopies.duplicate, { params, body: { shortNumber: '101' } });
    expect((await ok(admin, extensionCards.settings, { params: { id } })).numberSettings).toMatchObject({ presentationNumberId: null, isRecorded: true });
  });

  test('joins the ring groups of the other one as the last, where there is room', async () => {
    const { admin, enterprise, params } = await aDesk();
    const other = await anExtension(app, enterprise);
    const group = await ok(admin, ringGroups.create, { body: { name: 'Sales', memberExtensionIds: [params.id, other.id] } });
    const copy = await ok(admin, extensionCopies.duplicate, { params, body: { shortNumber: '101' } });
    const after = await ok(admin, ringGroups.get, { params: { id: group.id } });
    expect([after.memberExtensionIds, after.version]).toEqual([[params.id, other.id, copy.id], group.version + 1]);
  });

  test('keeps the name unless there is another, is one change, and needs a free short number', async () => {
    const { admin, params } = await aDesk();
    const copy = await ok(admin, extensionCopies.duplicate, { params, body: { shortNumber: '101' } });
    expect(copy.displayName).toBe('Ann');
    const taken = await call(admin, extensionCopies.duplicate, { params, body: { shortNumber: '100' } });
    expect(taken.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber' }] });
    const { items } = await ok(admin, audit.list, { query: { entityId: copy.id } });
    expect(items).toMatchObject([{ action: 'extension.created', isRevertible: true }]);
    await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
    expect((await call(admin, extensions.get, { params: { id: copy.id } })).status).toBe(404);
  });

  test('a stranger’s extension and none at all are refused in the same words', async () => {
    const [mine, theirs] = [await aDesk(), await aDesk()];
    for (const id of [theirs.params.id, app.deps.clock.newId()]) expect((await call(mine.admin, extensionCopies.duplicate, { params: { id }, body: { shortNumber: '101' } })).status).toBe(404);
  });
});

describe('a range', () => {
  test('of fifty is made at once, each with an account of its own, and taken back as one change', async () => {
    const { admin, enterprise } = await aDesk();
    const { items } = await ok(admin, extensionCopies.createRange, { body: { from: '110', to: '159', displayName: 'Desk {number}' } });
    expect([items.length, items[0], items.at(-1)]).toMatchObject([50, { shortNumber: '110', displayName: 'Desk 110' }, { shortNumber: '159', displayName: 'Desk 159' }]);
    expect(await ok(admin, extensions.get, { params: { id: items[7]!.id } })).toMatchObject({ shortNumber: '117', sipUsername: `117-${enterprise.code}`, hasSipPassword: true });
    const { items: [change] } = await ok(admin, audit.list, { query: { entityId: items[7]!.id } });
    const { total } = await ok(admin, audit.list, { query: { changeSetId: change!.changeSetId } });
    expect(total).toBe(50);
    expect(await ok(admin, audit.revert, { params: { id: change!.changeSetId } })).toMatchObject({ reverted: 50 });
    expect((await ok(admin, extensions.list)).total).toBe(1);
  });

  test('with a short number that is taken is not made at all, and says by whom', async () => {
    const { admin, params } = await aDesk();
    const { problem } = await call(admin, extensionCopies.createRange, { body: { from: '099', to: '101' } });
    expect(problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/from' }], references: [{ kind: 'extension', id: params.id, label: '100 Ann' }], params: { count: 1, total: 3 } });
    expect((await ok(admin, extensions.list)).total).toBe(1);
  });

  test('has an end after its start, of the same length, and a bound', async () => {
    const { admin } = await aDesk();
    for (const body of [{ from: '120', to: '110' }, { from: '10', to: '110' }, { from: '1000', to: '2000' }]) {
      expect((await call(admin, extensionCopies.createRange, { body })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/to' }] });
    }
  });

  test('of a thousand takes about as many statements as one of ten', async () => {
    const { admin } = await aDesk();
    const range = (from: string, to: string) => statementsOf(app, async () => expect((await ok(admin, extensionCopies.createRange, { body: { from, to } })).items).toHaveLength(Number(to) - Number(from) + 1));
    const ten = await range('2000', '2009');
    expect(await range('3000', '3999')).toBeLessThan(2 * ten);
    expect(ten).toBeGreaterThan(0);
  });
});
