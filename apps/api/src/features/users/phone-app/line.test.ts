import { appConfigurations } from '@patchbay/contract/app-configurations';
import { phoneApp } from '@patchbay/contract/phone-app';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aPerson = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, user: await aUser(app, enterprise), admin: await signedIn(app, enterprise) };
};

const shownOf = ({ e164 }: { e164: string }) => ({ e164, shown: formatNumber(e164, 'international') });

test('a device shows the caller ID that was chosen on it, as long as the line has it', async () => {
  const { admin, user, enterprise } = await aPerson();
  const [one, two] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const configure = async (callerIdIds: string[]) => {
    const { version } = await ok(admin, appConfigurations.get, { params: { id: user.appConfigurationId } });
    await ok(admin, appConfigurations.update, { params: { id: user.appConfigurationId }, body: { phoneNumberIds: [one.id], externalOutboundEnabled: true, callerIdIds, version } });
  };
  await configure([one.id, two.id]);
  const { as } = await anAppDevice(app, enterprise, user.id);
  const { as: another } = await anAppDevice(app, enterprise, user.id);
  const chosen = async (caller = as) => (await ok(caller, phoneApp.get)).line;
  const first = (await chosen()).callerIdId;
  expect(await chosen()).toMatchObject({ isConfigured: true, phoneNumbers: [shownOf(one)], callerIds: expect.arrayContaining([{ id: two.id, ...shownOf(two) }]) });
  const other = first === one.id ? two.id : one.id;
  expect((await ok(as, phoneApp.chooseCallerId, { body: { phoneNumberId: other } })).line.callerIdId).toBe(other);
  expect((await chosen(another)).callerIdId).toBe(first);
  await configure([first!]);
  expect((await chosen()).callerIdId).toBe(first);
  expect((await call(as, phoneApp.chooseCallerId, { body: { phoneNumberId: other } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/phoneNumberId' }] });
});

test('[22] the line names its internal numbers, also where it has no other', async () => {
  const { admin, user, enterprise } = await aPerson();
  const internal = await anInternalNumber(app, enterprise);
  await ok(admin, appConfigurations.update, { params: { id: user.appConfigurationId }, body: { internalNumberIds: [internal.id], version: 1 } });
  const { as } = await anAppDevice(app, enterprise, user.id);
  expect((await ok(as, phoneApp.get)).line).toMatchObject({ isConfigured: true, phoneNumbers: [], internalNumbers: [internal.number] });
});
