import { type AppConfiguration, appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { type ContactMethod, contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { users } from '@patchbay/contract/users';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

interface Holder {
  userId: string;
  read: () => Promise<AppConfiguration | (ContactMethod & { kind: 'SIP_ACCOUNT' })>;
  save: (part: object) => Promise<unknown>;
}
type Make = (admin: Caller, enterprise: { id: string }) => Promise<Holder>;

const anAppConfiguration: Make = async (admin, enterprise) => {
  const { id: userId, appConfigurationId: id } = await aUser(app, enterprise);
  const read = () => ok(admin, appConfigurations.get, { params: { id } });
  return { userId, read, save: async (part) => ok(admin, appConfigurations.update, { params: { id }, body: { ...(await read()), ...part } }) };
};

const aSipAccount: Make = async (admin, enterprise) => {
  const { id: userId } = await aUser(app, enterprise);
  const { id } = await aContactMethod(app, enterprise, { userId });
  const read = () => ok(admin, contactMethods.get, { params: { id } }) as ReturnType<Holder['read']>;
  return { userId, read, save: async (part) => ok(admin, contactMethods.update, { params: { id }, body: { ...(await read()), ...part } as never }) };
};

const undoRemoval = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  await ok(admin, audit.revert, { params: { id: items.find(({ action }) => action.endsWith('.removed'))!.changeSetId } });
};

describe.each([['an app configuration', anAppConfiguration], ['a SIP account', aSipAccount]] as const)('a removed delivery method of %s comes back to it when that is undone', (_name, make) => {
  const withMethods = async () => {
    const { enterprise } = await aTree(app);
    const admin = await signedIn(app, enterprise);
    const holder = await make(admin, enterprise);
    const [one, two] = [await aDeliveryMethod(app, enterprise, { name: 'Archive' }), await aDeliveryMethod(app, enterprise, { name: 'Mail' })];
    await holder.save({ recordOnDemand: true, deliveryMethodIds: [one.id, two.id], voicemailDeliveryMethodIds: [one.id] });
    await ok(admin, deliveryMethods.remove, { params: { id: one.id } });
    return { admin, enterprise, holder, one, two };
  };

  test('for recordings and for voicemail, and whoever was editing it holds what is no longer so', async () => {
    const { admin, holder, one, two } = await withMethods();
    const without = await holder.read();
    expect(without).toMatchObject({ deliveryMethodIds: [two.id], voicemailDeliveryMethodIds: [] });
    await undoRemoval(admin, one.id);
    const whole = await holder.read();
    expect(whole).toMatchObject({ deliveryMethodIds: [one.id, two.id], voicemailDeliveryMethodIds: [one.id] });
    expect(whole.version).toBeGreaterThan(without.version);
    expect((await ok(admin, deliveryMethods.references, { params: { id: one.id } })).released).toHaveLength(1);
  });

  test('though it was saved meanwhile, and beside what was chosen instead', async () => {
    const { admin, holder, one, two } = await withMethods();
    await holder.save({ voicemailDeliveryMethodIds: [two.id] });
    await undoRemoval(admin, one.id);
    expect(await holder.read()).toMatchObject({ deliveryMethodIds: [one.id, two.id], voicemailDeliveryMethodIds: [one.id, two.id] });
  });

  test('a method that is removed, brought back and removed again leaves and comes back each time', async () => {
    const { admin, holder, one, two } = await withMethods();
    await undoRemoval(admin, one.id);
    await ok(admin, deliveryMethods.remove, { params: { id: one.id } });
    expect((await holder.read()).deliveryMethodIds).toEqual([two.id]);
    await undoRemoval(admin, one.id);
    expect((await holder.read()).deliveryMethodIds).toEqual([one.id, two.id]);
  });

  test('not where the user has gone meanwhile', async () => {
    const { admin, holder, one } = await withMethods();
    await ok(admin, users.remove, { params: { id: holder.userId } });
    await undoRemoval(admin, one.id);
    expect((await ok(admin, deliveryMethods.references, { params: { id: one.id } }))).toEqual({ blocking: [], removed: [], released: [] });
  });

  test('a method that has gone does not count among those by which recordings leave', async () => {
    const { admin, two } = await withMethods();
    expect((await ok(admin, deliveryMethods.references, { params: { id: two.id } })).blocking).toHaveLength(1);
  });
});
