import type { appDevices } from '@patchbay/contract/app-devices';
import { appConfigurations } from '@patchbay/contract/app-configurations';
import { phoneApp } from '@patchbay/contract/phone-app';
import { users } from '@patchbay/contract/users';
import { aBrowser, mailsTo } from '../builders/accounts.ts';
import { anAppDevice } from '../builders/app-devices.ts';
import { unique } from '../builders/organisations.ts';
import { aNumber } from '../builders/phone-numbers.ts';
import { aUser } from '../builders/users.ts';
import { ok } from '../call.ts';
import type { ExamplesOf, Side } from './side.ts';

const aDevice = async ({ app, enterprise }: Side) => anAppDevice(app, enterprise, (await aUser(app, enterprise)).id);

export const appDeviceExamples: ExamplesOf<typeof appDevices> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await aDevice(side)).id } }),
};

const onDevice = async (side: Side) => ({ as: (await aDevice(side)).as });

const aCode = async ({ app, enterprise, atEnterprise }: Side): Promise<string> => {
  const email = `${unique()}@staff.example`.toLowerCase();
  await ok(atEnterprise, users.invite, { params: { id: (await aUser(app, enterprise, { email })).id } });
  return (await mailsTo(app, email))[0]!.token;
};

const subscription = { endpoint: 'https://fcm.googleapis.com/fcm/send/abc', keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } };

export const phoneAppExamples: ExamplesOf<typeof phoneApp> = {
  look: async (side) => ({ as: aBrowser(side.app), body: { code: await aCode(side) } }),
  activate: async (side) => ({ as: aBrowser(side.app), body: { code: await aCode(side), os: 'Android 16', appVersion: '1.0' } }),
  get: onDevice,
  updateProfile: async (side) => ({ ...(await onDevice(side)), body: { firstName: 'Ada', lastName: 'Renamed', version: 1 } }),
  chooseCallerId: async (side) => {
    const { app, enterprise, atEnterprise } = side;
    const [user, number] = [await aUser(app, enterprise), await aNumber(app, enterprise)];
    await ok(atEnterprise, appConfigurations.update, { params: { id: user.appConfigurationId }, body: { externalOutboundEnabled: true, callerIdIds: [number.id], version: 1 } });
    return { as: (await anAppDevice(app, enterprise, user.id)).as, body: { phoneNumberId: number.id } };
  },
  heartbeat: async (side) => ({ ...(await onDevice(side)), body: { os: 'Android 17', appVersion: '1.1' } }),
  subscribe: async (side) => ({ ...(await onDevice(side)), body: subscription }),
  unsubscribe: onDevice,
  testPush: async (side) => {
    const device = await onDevice(side);
    await ok(device.as, phoneApp.subscribe, { body: subscription });
    return device;
  },
  signOut: onDevice,
};
