import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({});
});
afterAll(() => app.close());

const family = 'yealink.t-series';

const somebody = async (language: 'en' | 'de') => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  await asPlatform(app.deps.database, (tx) => tx.account.update({ where: { id: admin.accountId }, data: { preferences: { language } }, select: { id: true } }));
  return admin;
};

const unknown = { en: 'There is no variable nothing', de: 'Es gibt keine Variable nothing' };
const unreadable = { en: 'Line 1, column 6: This cannot be read as a variable or a value.', de: 'Zeile 1, Spalte 6: Das lässt sich nicht als Variable oder Wert lesen.' };
const large = { en: /^This makes more than 500,000 characters, for the /, de: /^Das ergibt mehr als 500\.000 Zeichen, beim / };
const noNumber = { en: 'n is a number.', de: 'n ist eine Zahl.' };

test.each(['en', 'de'] as const)('faults are told to a reader of %s while a template is written, when it is saved, and of values on a phone', async (language) => {
  const admin = await somebody(language);
  const check = async (device: string) => (await ok(admin, phoneTemplates.check, { body: { family, device } })).faults;
  expect(await check('ok\n{{ nothing }}')).toEqual([{ file: 'device', line: 2, column: 4, code: 'variable-unknown', params: { name: 'nothing' }, message: unknown[language] }]);
  const tooLarge = `${'{% for number in unusedAccounts %}'.repeat(3)}${'x'.repeat(2_000)}${'{% endfor %}'.repeat(3)}`;
  expect((await check(tooLarge))[0]).toMatchObject({ code: 'too-large', params: { limit: 500_000 }, message: expect.stringMatching(large[language]) as string });
  const created = await call(admin, phoneTemplates.create, { body: { name: 'Broken', family, device: '{% if %}{% endif %}' } });
  expect(created.problem.errors).toEqual([{ pointer: '/device', detail: unreadable[language] }]);
  const { id, version } = await ok(admin, phoneTemplates.create, { body: { name: 'Sound', family, device: 'x = ${n|5|number}\n' } });
  const updated = await call(admin, phoneTemplates.update, { params: { id }, body: { name: 'Sound', version, device: '{% if %}{% endif %}' } });
  expect(updated.problem.errors).toEqual(created.problem.errors);
  const value = await call(admin, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), templateId: id, fieldValues: { n: 'many' } } });
  expect(value.problem.errors).toEqual([{ pointer: '/fieldValues/n', detail: noNumber[language] }]);
});

const undocumented = { en: 'account.1.enabeld is not in what we know of the vendor’s documentation', de: 'account.1.enabeld steht nicht in dem, was wir von der Dokumentation des Herstellers kennen' };

test.each(['en', 'de'] as const)('what a phone would trip over is told to a reader of %s, and does not keep the template from being saved', async (language) => {
  const admin = await somebody(language);
  const device = '#!version:1.0.0.1\n\naccount.1.enabeld = 1\n';
  const { faults, warnings } = await ok(admin, phoneTemplates.check, { body: { family, device } });
  expect(faults).toEqual([]);
  expect(warnings).toEqual([{ file: 'device', line: 3, code: 'parameter-unknown', params: { name: 'account.1.enabeld' }, message: undocumented[language] }]);
  await ok(admin, phoneTemplates.create, { body: { name: 'Saved all the same', family, device } });
  // At the line of the template, wherever that comes to stand in the file.
  const looped = '#!version:1.0.0.1\n\n{% for number in unusedAccounts %}\naccount.{{ number }}.enable = 0\n{% endfor %}\n{% if acceptsData %}\nx\n{% endif %}\naccount.1.enabeld = 1\n';
  const { warnings: below } = await ok(admin, phoneTemplates.check, { body: { family, device: looped } });
  expect(below).toEqual([{ ...warnings[0]!, line: 9 }]);
});

test('a key is told in the language of its organisation', async () => {
  const german = await anOrganisation(app, (await aTree(app)).reseller, 'enterprise', { language: 'de' });
  const key = await withApiKey(app, german, ['phoneTemplates:write']);
  const refused = await call(key, phoneTemplates.create, { body: { name: 'Broken', family, device: '{% if accounts %}' } });
  expect(refused.problem.errors).toEqual([{ pointer: '/device', detail: 'Zeile 1, Spalte 1: {% if accounts %} hat kein Ende.' }]);
});
