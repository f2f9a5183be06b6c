import { carrierCredentialsPurpose } from '../../platform/sealed-columns.ts';
import { audit } from '@patchbay/contract/audit';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inReseller = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.reseller), inside: await signedIn(app, tree.enterprise) };
};
const draft = { serves: 'SMS' as const, carrier: 'Bandwidth', name: 'BW for Testing' };
const credentialsOf = (id: string) => asPlatform(app.deps.database, (tx) => tx.carrierProfile.findUniqueOrThrow({ where: { id }, select: { credentials: true } }));

test('[184] a profile reads Carrier(Profile) - (Owner), and follows the names of both', async () => {
  const { admin, reseller, platform } = await inReseller();
  const made = await ok(admin, carrierProfiles.create, { body: draft });
  expect(made.label).toBe(`Bandwidth(BW for Testing) - (${reseller.name})`);
  const above = await signedIn(app, platform, 'administrator');
  const { id, version, ...organisation } = await ok(above, organisations.get, { params: { id: reseller.id } });
  await ok(above, organisations.update, { params: { id }, body: { ...organisation, name: 'Demo Company', version } });
  expect((await ok(admin, carrierProfiles.get, { params: { id: made.id } })).label).toBe('Bandwidth(BW for Testing) - (Demo Company)');
});

test('credentials are sealed, stay where they are not named, and are never answered', async () => {
  const { admin } = await inReseller();
  const made = await ok(admin, carrierProfiles.create, { body: { ...draft, credentials: { client_secret: 'hush' } } });
  expect([made.hasCredentials, JSON.stringify(made).includes('hush')]).toEqual([true, false]);
  const sealed = (await credentialsOf(made.id)).credentials!;
  expect(app.deps.secrets.open(sealed, carrierCredentialsPurpose(made.id))).toBe('{"client_secret":"hush"}');
  const renamed = await ok(admin, carrierProfiles.update, { params: { id: made.id }, body: { ...draft, name: 'Other', version: 1 } });
  expect([renamed.hasCredentials, (await credentialsOf(made.id)).credentials]).toEqual([true, sealed]);
  expect((await ok(admin, carrierProfiles.update, { params: { id: made.id }, body: { ...draft, credentials: null, version: 2 } })).hasCredentials).toBe(false);
});

test('a profile that comes back does so without its credentials, which the preview says', async () => {
  const { admin } = await inReseller();
  for (const [credentials, lost] of [[{ client_secret: 'hush' }, ['carrier-credentials']], [null, []]] as const) {
    const { id } = await ok(admin, carrierProfiles.create, { body: { ...draft, credentials } });
    await ok(admin, carrierProfiles.remove, { params: { id } });
    const { items: [removed] } = await ok(admin, audit.list, { query: { entityId: id } });
    expect((await ok(admin, audit.previewRevert, { params: { id: removed!.changeSetId } })).steps).toMatchObject([{ does: 'recreate', lost }]);
  }
});

test('whoever is below sees a profile by its name, uses it, and cannot change it', async () => {
  const { reseller, enterprise, admin, inside } = await inReseller();
  const profile = await aCarrierProfile(app, reseller, { serves: 'VOICE' });
  const seen = await ok(inside, carrierProfiles.get, { params: { id: profile.id } });
  expect(seen).toMatchObject({ label: profile.label, ownerId: null, ownerName: reseller.name });
  expect((await call(inside, carrierProfiles.update, { params: { id: profile.id }, body: { ...draft, version: 1 } })).status).toBe(403);
  expect((await call(inside, carrierProfiles.remove, { params: { id: profile.id } })).status).toBe(403);
  const number = await aNumber(app, enterprise, { voiceCarrierId: profile.id });
  expect((await ok(inside, phoneNumbers.get, { params: { id: number.id } })).voiceCarrier).toEqual({ kind: 'carrier-profile', id: profile.id, label: profile.label });
  expect((await call(admin, carrierProfiles.remove, { params: { id: profile.id } })).problem).toMatchObject({ code: 'in-use', references: [{ id: number.id }] });
});

test('a sibling and a stranger see nothing of it, and no number is carried with it', async () => {
  const { reseller, enterprise } = await inReseller();
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const profile = await aCarrierProfile(app, enterprise, { serves: 'VOICE' });
  const beside = await signedIn(app, sibling);
  expect((await call(beside, carrierProfiles.get, { params: { id: profile.id } })).status).toBe(404);
  const above = await signedIn(app, reseller);
  const number = await aNumber(app, sibling);
  const body = { voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' as const, voiceCarrierId: profile.id, version: 1 };
  expect((await call(above, phoneNumbers.update, { params: { id: number.id }, body })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/voiceCarrierId' }] });
  const added = await call(above, phoneNumbers.create, { body: { first: uniqueE164() as never, ownerId: sibling.id, voiceCarrierId: profile.id } });
  expect(added.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/voiceCarrierId' }] });
  const smsProfile = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  expect((await call(above, phoneNumbers.update, { params: { id: number.id }, body: { ...body, voiceCarrierId: smsProfile.id } })).problem.code).toBe('rule-broken');
});

test('a number that goes to another holder leaves behind a carrier that does not stand above that one', async () => {
  const { reseller, enterprise, admin } = await inReseller();
  const [own, shared] = [await aCarrierProfile(app, enterprise, { serves: 'VOICE' }), await aCarrierProfile(app, reseller, { serves: 'SMS' })];
  const number = await aNumber(app, enterprise, { sms: true, voiceCarrierId: own.id, smsCarrierId: shared.id });
  await ok(admin, phoneNumbers.transfer, { body: { ids: [number.id], ownerId: reseller.id } });
  const taken = await ok(admin, phoneNumbers.get, { params: { id: number.id } });
  expect([taken.voiceCarrier, taken.smsCarrier?.id]).toEqual([null, shared.id]);
});

test('new numbers get the nearest default where no carrier is named, and there is one default of a kind', async () => {
  const { reseller, enterprise, admin, platform } = await inReseller();
  await asPlatform(app.deps.database, (tx) => tx.carrierProfile.deleteMany({ where: { ownerId: platform.id } }));
  const near = await aCarrierProfile(app, reseller, { serves: 'VOICE', isDefault: true });
  const add = async (more: object) => {
    const first = uniqueE164();
    await ok(admin, phoneNumbers.create, { body: { first: first as never, ownerId: enterprise.id, ...more } });
    return (await ok(admin, phoneNumbers.list, { query: { q: first } })).items[0]!;
  };
  expect((await add({})).voiceCarrier?.id).toBe(near.id);
  expect((await add({ voiceCarrierId: null })).voiceCarrier).toBeNull();
  expect((await add({ voice: false, sms: true })).voiceCarrier).toBeNull();
  const second = await call(admin, carrierProfiles.create, { body: { ...draft, serves: 'VOICE', isDefault: true } });
  expect(second.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/isDefault' }] });
});
