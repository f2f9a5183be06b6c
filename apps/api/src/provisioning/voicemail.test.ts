import { extensionCards } from '@patchbay/contract/extension-cards';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp({});
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

test('the message key of a phone dials the code of the enterprise for messages, on the lines of those who have voicemail, as long as there is one', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const [withVoicemail, without] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  const phone = await aPhone(app, enterprise, { lines: { 0: without.id, 1: withVoicemail.id } });
  const code = (await ok(admin, featureCodes.create, { body: { code: '*97', action: 'VOICEMAIL_ACCESS' } })).id;
  await ok(admin, featureCodes.create, { body: { code: '*98', action: 'PARK' } });
  const isChanged = async () => (await ok(admin, phones.get, { params: { id: phone.id } })).isChangedSinceFetch;
  let etag = '';
  const voicemail = async () => {
    const { body, headers, status } = await provisioning.fetch(filePath(phone), { as: phone, headers: { 'if-none-match': etag } });
    etag = String(headers.etag);
    await provisioning.flush();
    expect(await isChanged()).toBe(false);
    return status === 304 ? 304 : [...body.matchAll(/^(?:account\.\d\.subscribe_mwi|voice_mail\.number\.\d) = .*$/gm)].map(([line]) => line);
  };
  const none = ['account.1.subscribe_mwi = 0', 'voice_mail.number.1 = %NULL%', 'account.2.subscribe_mwi = 0', 'voice_mail.number.2 = %NULL%'];
  expect(await voicemail()).toEqual(none);
  expect(await voicemail()).toBe(304);

  await ok(admin, extensionCards.updateVoicemail, { params: { id: withVoicemail.id }, body: { unanswered: 'VOICEMAIL', pin: '480913', version: 1 } });
  expect(await isChanged()).toBe(true);
  expect(await voicemail()).toEqual([...none.slice(0, 2), 'account.2.subscribe_mwi = 1', 'voice_mail.number.2 = *97']);

  await ok(admin, featureCodes.update, { params: { id: code }, body: { code: '*55', action: 'VOICEMAIL_ACCESS', version: 1 } });
  expect(await isChanged()).toBe(true);
  expect(await voicemail()).toContain('voice_mail.number.2 = *55');
  expect(await voicemail()).toBe(304);
  await ok(admin, featureCodes.update, { params: { id: code }, body: { code: '*55', action: 'VOICEMAIL_ACCESS', isEnabled: false, version: 2 } });
  expect(await voicemail()).toEqual(none);
  expect((await call(admin, featureCodes.remove, { params: { id: code } })).status).toBe(204);
  expect(await voicemail()).toBe(304);
});
