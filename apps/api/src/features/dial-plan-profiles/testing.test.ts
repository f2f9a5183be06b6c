import { callClasses, type DialPlan, dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { asPlatform } from '@patchbay/database/as-platform';
import { internalOnly, mayDial } from '@patchbay/domain/dial-plans/may-dial';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

type Test = BodyInputOf<typeof dialPlanProfiles.test>;
const inEnterprise = async (country: string | null = 'DE') => {
  const { reseller } = await aTree(app);
  const enterprise = await anOrganisation(app, reseller, 'enterprise', country === null ? {} : { country });
  const admin = await signedIn(app, enterprise);
  return { enterprise, admin, dial: (dialled: string, more: Omit<Test, 'dialled'> = {}) => ok(admin, dialPlanProfiles.test, { body: { dialled, ...more } }) };
};

test('an extension dials by its own profile, one without by the default, and without a default nothing leaves the enterprise', async () => {
  const { enterprise, dial } = await inEnterprise();
  const own = await aDialPlanProfile(app, enterprise, { allowedClasses: ['INTERNAL', 'NATIONAL'] });
  const [ann, bob] = [await anExtension(app, enterprise, { dialPlanProfileId: own.id }), await anExtension(app, enterprise)];
  const allowed = async () => [(await dial('089 12345678', { extensionId: ann.id })).isAllowed, (await dial('089 12345678', { extensionId: bob.id })).isAllowed, (await dial('0151 23456789', { extensionId: bob.id })).isAllowed];
  expect(await allowed()).toEqual([true, false, false]);
  expect(await dial(ann.shortNumber, { extensionId: bob.id })).toMatchObject({ isAllowed: true, class: 'INTERNAL' });
  await aDialPlanProfile(app, enterprise, { allowedClasses: ['INTERNAL', 'MOBILE'], isDefault: true });
  expect(await allowed()).toEqual([true, false, true]);
});

test('a profile that is not saved yet is tried in place of that of the extension', async () => {
  const { enterprise, dial } = await inEnterprise();
  const profile = await aDialPlanProfile(app, enterprise, { allowedClasses: [...callClasses] });
  const { id } = await anExtension(app, enterprise, { dialPlanProfileId: profile.id });
  const plan = { ...internalOnly, denyPrefixes: [{ prefix: '+49', note: 'No calls at home' }], allowPrefixes: [{ prefix: '+4989', note: 'But Munich' }] };
  expect(await dial('089 12345678', { extensionId: id, plan })).toMatchObject({
    isAllowed: true, because: { code: 'prefix-allowed', prefix: '+4989', note: 'But Munich' }, overruled: [{ code: 'prefix-denied', prefix: '+49' }, { code: 'class-denied', class: 'NATIONAL' }],
  });
});

test('what is local follows from the number that the extension shows', async () => {
  const { enterprise, dial } = await inEnterprise();
  const number = await aNumber(app, enterprise, { e164: '+493023125977' });
  const { id } = await anExtension(app, enterprise, { presentationNumberId: number.id });
  expect([(await dial('030 23125000', { extensionId: id })).class, (await dial('030 23125000')).class]).toEqual(['LOCAL', 'NATIONAL']);
});

test('digits are read in the country of the enterprise, or in that which is asked for', async () => {
  const { dial } = await inEnterprise('GB');
  expect((await dial('020 7946 0000')).normalised).toBe('+442079460000');
  expect((await dial('089 12345678', { country: 'DE' })).normalised).toBe('+498912345678');
  expect((await (await inEnterprise(null)).dial('020 7946 0000')).because).toEqual({ code: 'unreadable' });
});

test('digits are read in the country of the extension, where it has one', async () => {
  const { enterprise, dial } = await inEnterprise('PT');
  const { id } = await anExtension(app, enterprise);
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id }, data: { country: 'DE' } }));
  expect((await dial('089 12345678', { extensionId: id })).normalised).toBe('+498912345678');
  expect((await dial('020 7946 0000', { extensionId: id, country: 'GB' })).normalised).toBe('+442079460000');
});

test('codes and numbers of the enterprise are internal, those of others are not', async () => {
  const [mine, theirs] = [await inEnterprise(), await inEnterprise()];
  const [own, foreign] = [await aNumber(app, mine.enterprise), await aNumber(app, theirs.enterprise)];
  await anExtension(app, theirs.enterprise, { shortNumber: '7712' });
  expect((await mine.dial(own.e164)).class).toBe('INTERNAL');
  expect((await mine.dial(foreign.e164)).class).not.toBe('INTERNAL');
  expect((await mine.dial('7712')).class).not.toBe('INTERNAL');
});

test('nobody is kept from calling for help, and what is no number is denied', async () => {
  const { dial } = await inEnterprise();
  expect(await dial('1 1 2', { plan: { ...internalOnly, allowedClasses: [] } })).toMatchObject({ isAllowed: true, class: 'EMERGENCY', because: { code: 'emergency' } });
  expect(await dial('hello')).toEqual({ isAllowed: false, class: null, normalised: null, because: { code: 'unreadable' }, overruled: [] });
});

test('an extension that there is not is refused at its field', async () => {
  const { admin } = await inEnterprise();
  expect((await call(admin, dialPlanProfiles.test, { body: { dialled: '100', extensionId: app.deps.clock.newId() } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/extensionId' }] });
});

test('the answer is that of the function which decides about calls, whatever the profile and whatever is dialled', async () => {
  const { enterprise, dial } = await inEnterprise();
  const own = await aNumber(app, enterprise);
  const code = (await anExtension(app, enterprise)).shortNumber;
  const aPrefix = fc.constantFrom('+4', '+49', '+4930', '+44', '+4420', '+1').map((prefix) => ({ prefix, note: '' }));
  const prefixes = fc.uniqueArray(aPrefix, { selector: ({ prefix }) => prefix });
  const aPlan: fc.Arbitrary<DialPlan> = fc.record({ allowedClasses: fc.uniqueArray(fc.constantFrom(...callClasses)), allowPrefixes: prefixes, denyPrefixes: prefixes });
  const dialled = fc.oneof(fc.constantFrom(code, own.e164, '110', '112', '030 23125000', '+442079460000', '0900 1234567', '*97', ''), fc.stringMatching(/^[+0-9() *#-]{0,20}$/));
  await fc.assert(fc.asyncProperty(aPlan, dialled, fc.constantFrom(null, 'GB', 'US'), async (plan, text, country) => {
    const expected = mayDial(plan, { dialled: text, country: country ?? 'DE' }, (number) => number === code || number === own.e164);
    expect(await dial(text, { plan, country })).toEqual(expected);
  }), { numRuns: 60 });
});
