import { phones } from '@patchbay/contract/phones';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { uniqueMac } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const [asText, asSecret] = ['a = ${pin|none}\n', 'a = ${pin||secret}\n'];

const aPhoneOf = async (device: string, values: object) => {
  const { enterprise, reseller } = await aTree(app);
  const [admin, above] = [await signedIn(app, enterprise), await signedIn(app, reseller)];
  const template = await ok(above, phoneTemplates.create, { body: { name: 'Pins', family: 'yealink.t-series', device } });
  const { id } = await ok(admin, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), templateId: template.id, ...values } });
  return {
    change: (to: string) => ok(above, phoneTemplates.update, { params: { id: template.id }, body: { name: 'Pins', device: to, version: 1 } }),
    impact: (to: string) => ok(above, phoneTemplates.impact, { params: { id: template.id }, body: { device: to } }),
    save: async (overrides: object) => {
      const { httpPassword: _, hiddenFieldValues: _hidden, ...draft } = await ok(admin, phones.get, { params: { id } });
      await ok(admin, phones.update, { params: { id }, body: { ...draft, ...overrides } });
    },
    said: async () => {
      const bodies = [await ok(admin, phones.files, { params: { id } }), await ok(admin, phones.revealFiles, { params: { id } })].map(({ items }) => items.find(({ kind }) => kind === 'device')!.body);
      return bodies.map((body) => body.trim());
    },
  };
};

test('what was entered for a variable while it was secret is not told once it is none, nor in place of what is entered then', async () => {
  const { change, impact, save, said } = await aPhoneOf(asSecret, { hiddenFieldValues: { pin: '4711' } });
  expect(await said()).toEqual(['a = ********', 'a = 4711']);
  expect(await impact(asText)).toMatchObject({ changed: 1 });
  await change(asText);
  expect(await said()).toEqual(['a = none', 'a = none']);
  await save({ fieldValues: { pin: '12' } });
  expect(await said()).toEqual(['a = 12', 'a = 12']);
});

test('what was entered for a variable before it became secret is shown nowhere as its value, and one that is entered then is', async () => {
  const { change, save, said } = await aPhoneOf(asText, { fieldValues: { pin: '4711' } });
  expect(await said()).toEqual(['a = 4711', 'a = 4711']);
  await change(asSecret);
  expect(await said()).toEqual(['a =', 'a =']);
  await save({ fieldValues: {}, hiddenFieldValues: { pin: '12' } });
  expect(await said()).toEqual(['a = ********', 'a = 12']);
});
