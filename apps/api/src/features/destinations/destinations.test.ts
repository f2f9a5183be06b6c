import { destinations } from '@patchbay/contract/destinations';
import { ownExtension } from '@patchbay/contract/own-extension';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inPortugal = async () => {
  const { reseller } = await aTree(app);
  const enterprise = await anOrganisation(app, reseller, 'enterprise', { country: 'PT' });
  const [ann, bea] = [await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann Löwe' }), await anExtension(app, enterprise, { shortNumber: '1001', displayName: 'Bea', isEnabled: false })];
  const admin = await signedIn(app, enterprise);
  const find = async (q: string, who = admin) => (await ok(who, destinations.find, { query: { q } })).items;
  return { enterprise, ann, bea, find };
};

const words = (items: Awaited<ReturnType<Awaited<ReturnType<typeof inPortugal>>['find']>>) => items.map(({ destination, label }) => `${destination.kind} ${label}`);

test('an extension and its voicemail are found by any part of the name, and by the short number, which comes first', async () => {
  const { find, ann, bea } = await inPortugal();
  expect(await find('lowe')).toEqual([
    { destination: { kind: 'EXTENSION', id: ann.id }, label: '100 Ann Löwe', isEnabled: true },
    { destination: { kind: 'VOICEMAIL', extensionId: ann.id }, label: '100 Ann Löwe', isEnabled: true },
  ]);
  expect(words(await find('100'))).toEqual(['EXTENSION 100 Ann Löwe', 'EXTENSION 1001 Bea', 'VOICEMAIL 100 Ann Löwe', 'VOICEMAIL 1001 Bea']);
  expect((await find('1001'))[0]).toMatchObject({ destination: { id: bea.id }, isEnabled: false });
});

test('a number outside is understood in any notation of the country, one of the enterprise only as its own', async () => {
  const { enterprise, find } = await inPortugal();
  const own = await aNumber(app, enterprise, { e164: '+351210098765' });
  for (const typed of ['912 345 678', '+351 912-345-678', '00351912345678']) expect(await find(typed)).toEqual([{ destination: { kind: 'EXTERNAL', e164: '+351912345678' }, label: '+351912345678', isEnabled: true }]);
  for (const typed of ['210 098 765', '00351 21 009 8765', '098765']) expect(await find(typed)).toEqual([{ destination: { kind: 'PHONE_NUMBER', id: own.id }, label: own.e164, isEnabled: true }]);
});

test('without a text there is the first of each kind, and of numbers nothing for those who may not see them', async () => {
  const { enterprise, find } = await inPortugal();
  await aNumber(app, enterprise, { blockedReason: 'Under dispute' });
  expect((await find('')).map(({ destination }) => destination.kind)).toEqual(['EXTENSION', 'EXTENSION', 'VOICEMAIL', 'VOICEMAIL', 'PHONE_NUMBER']);
  expect((await find('')).at(-1)?.isEnabled).toBe(false);
  expect((await find('', await signedIn(app, enterprise, 'monitor'))).map(({ destination }) => destination.kind)).not.toContain('PHONE_NUMBER');
});

test('whoever may not list the numbers finds one by all of its digits, and not whom it belongs to', async () => {
  const { enterprise } = await inPortugal();
  const monitor = await anExtensionPerson(app, enterprise, { role: 'monitor', shortNumber: '300' });
  const number = await aNumber(app, enterprise);
  await anExtension(app, enterprise, { shortNumber: '301', displayName: 'Owner', phoneNumberIds: [number.id] });
  const inside = await signedInAs(app, monitor.accountId, enterprise);
  const found = { destination: { kind: 'PHONE_NUMBER', id: number.id }, label: number.e164, isEnabled: true };
  for (const q of [number.e164, number.e164.replace('+', '00')]) {
    expect((await ok(inside, destinations.find, { query: { q } })).items).toEqual([found]);
    expect((await ok(inside, ownExtension.destinations, { query: { q } })).items).toEqual([found]);
  }
  expect((await ok(inside, destinations.find, { query: { q: number.e164.slice(1, -2) } })).items.map(({ destination }) => destination.kind)).not.toContain('PHONE_NUMBER');
});

test('what is another enterprise\'s is not found', async () => {
  const { find } = await inPortugal();
  const { enterprise: other } = await aTree(app);
  await anExtension(app, other, { displayName: 'Stranger' });
  expect(await find('Stranger')).toEqual([]);
});
