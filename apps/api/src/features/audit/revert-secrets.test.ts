import { audit } from '@patchbay/contract/audit';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phones } from '@patchbay/contract/phones';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise, reseller } = await aTree(app);
  return { enterprise, reseller, admin: await signedIn(app, enterprise) };
};

/** What the preview of undoing the last change says of its secrets; then it is undone. */
const undone = async (who: Caller, entityId: string) => {
  const id = (await ok(who, audit.list, { query: { entityId } })).items[0]!.changeSetId;
  const { steps: [step] } = await ok(who, audit.previewRevert, { params: { id } });
  await ok(who, audit.revert, { params: { id } });
  return { does: step!.does, lost: step!.lost, kept: step!.kept };
};

const server = (host: string, password?: string) => ({ type: 'FTP' as const, host, username: 'archive', password });
const aServer = async () => {
  const { enterprise, admin } = await anEnterprise();
  const { id, name } = await aDeliveryMethod(app, enterprise, { target: server('one.example', 'first') });
  const change = async (target: ReturnType<typeof server>, more = {}) => {
    const { version, fileNamePattern } = await ok(admin, deliveryMethods.get, { params: { id } });
    return ok(admin, deliveryMethods.update, { params: { id }, body: { name, fileNamePattern, target, version, ...more } });
  };
  const hasPassword = async () => (await ok(admin, deliveryMethods.get, { params: { id } })).target;
  return { id, admin, change, hasPassword };
};

test('undoing another server of a delivery method loses the password, which the preview says', async () => {
  const { id, admin, change, hasPassword } = await aServer();
  await change(server('two.example', 'second'));
  expect(await undone(admin, id)).toEqual({ does: 'restore', lost: ['delivery-password'], kept: [] });
  expect(await hasPassword()).toMatchObject({ host: 'one.example', hasPassword: false });
});

test('undoing a change at the same server keeps the password that was typed with it, which the preview says', async () => {
  const { id, admin, change, hasPassword } = await aServer();
  await change(server('one.example', 'second'), { name: 'Renamed' });
  expect(await undone(admin, id)).toEqual({ does: 'restore', lost: [], kept: ['delivery-password'] });
  expect(await hasPassword()).toMatchObject({ host: 'one.example', hasPassword: true });
});

test('credentials of a carrier that were forgotten do not come back with the name, and others stay', async () => {
  const { reseller } = await anEnterprise();
  const admin = await signedIn(app, reseller);
  for (const [credentials, expected] of [[null, { lost: ['carrier-credentials'], kept: [] }], [{ user: 'other' }, { lost: [], kept: ['carrier-credentials'] }]] as const) {
    const { id } = await aCarrierProfile(app, reseller);
    const { serves, carrier, name, isDefault, version } = await ok(admin, carrierProfiles.get, { params: { id } });
    await ok(admin, carrierProfiles.update, { params: { id }, body: { serves, carrier, name: `${name} renamed`, isDefault, version, credentials } });
    expect(await undone(admin, id)).toEqual({ does: 'restore', ...expected });
  }
});

test('the HTTP password of a phone is a new one where it was switched off, and stays where something else was changed', async () => {
  const { enterprise, admin } = await anEnterprise();
  for (const [change, expected] of [[{ httpUsername: '' }, { lost: ['http-password'], kept: [] }], [{ name: 'Renamed' }, { lost: [], kept: ['http-password'] }]] as const) {
    const { id } = await aPhone(app, enterprise);
    await ok(admin, phones.update, { params: { id }, body: { ...(await ok(admin, phones.get, { params: { id } })), ...change } });
    expect(await undone(admin, id)).toEqual({ does: 'restore', ...expected });
  }
});

test('[136] the address of a phone is a new one where its handset goes, which the preview says, and stays where another MAC address was typed wrong', async () => {
  const { enterprise, admin } = await anEnterprise();
  const phone = await aPhone(app, enterprise);
  const address = async () => (await ok(admin, phones.revealProvisioning, { params: { id: phone.id } })).provisioningUrl;
  await ok(admin, phoneCopies.replaceHandset, { params: { id: phone.id }, body: { mac: uniqueMac(), version: (await ok(admin, phones.get, { params: { id: phone.id } })).version } });
  const of = await address();
  const { items } = await ok(admin, audit.list, { query: { entityId: phone.id, action: 'phone.handset-replaced' } });
  const { steps } = await ok(admin, audit.previewRevert, { params: { id: items[0]!.changeSetId } });
  expect(steps).toMatchObject([{ does: 'restore', lost: ['provisioning-address'], kept: ['http-password'] }]);
  expect(await address()).toBe(of);
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  const after = await address();
  expect(after).not.toBe(of);
  await ok(admin, phones.update, { params: { id: phone.id }, body: { ...(await ok(admin, phones.get, { params: { id: phone.id } })), mac: uniqueMac() } });
  expect(await undone(admin, phone.id)).toEqual({ does: 'restore', lost: [], kept: ['http-password'] });
  expect(await address()).toBe(after);
});

test('the password of the web pages of phones goes where there was none, does not come back, and stays where something else was changed', async () => {
  const { enterprise, admin } = await anEnterprise();
  const settings = () => ok(admin, provisioningSettings.get, {});
  const change = async (more: { networks?: string[]; webPassword?: string }) => {
    const { networks, firstFetchHours, version } = await settings();
    return ok(admin, provisioningSettings.update, { body: { networks, firstFetchHours, version, ...more } });
  };
  await change({ webPassword: 'of-the-pages' });
  expect(await undone(admin, enterprise.id)).toEqual({ does: 'restore', lost: [], kept: [] });
  expect(await settings()).toMatchObject({ hasWebPassword: false });
  await change({ webPassword: 'of-the-pages' });
  await change({ networks: ['192.0.2.0/24'] });
  expect(await undone(admin, enterprise.id)).toEqual({ does: 'restore', lost: [], kept: ['web-password'] });
  expect(await settings()).toMatchObject({ networks: [], hasWebPassword: true });
  await change({ webPassword: '', networks: ['192.0.2.0/24'] });
  expect(await undone(admin, enterprise.id)).toEqual({ does: 'restore', lost: ['web-password'], kept: [] });
  expect(await settings()).toMatchObject({ networks: [], hasWebPassword: false });
});
