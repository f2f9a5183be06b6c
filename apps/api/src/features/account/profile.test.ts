import { account, session } from '@patchbay/contract/session';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, browse, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call } from '@patchbay/testkit/call';
import { withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const preferences = { language: 'de', colorScheme: 'dark', numberFormat: 'national', density: 'compact' } as const;

test('preferences follow their owner to another browser', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const [here, there] = [aBrowser(app), aBrowser(app)];
  await signIn(here, person);
  const changed = (await browse(here, account.updateProfile, { body: { name: 'Ada Renamed', preferences } })).body;
  await signIn(there, person);
  expect((await browse(there, session.get)).body.session).toEqual(changed);
  expect(changed).toMatchObject({ account: { name: 'Ada Renamed' }, preferences });
});

test('a name that could break out of its line is refused', async () => {
  const { enterprise } = await aTree(app);
  const browser = aBrowser(app);
  await signIn(browser, await anAccount(app, enterprise));
  for (const name of ['', 'two\nlines', 'turned\u202eround']) {
    expect((await browse(browser, account.updateProfile, { body: { name, preferences } })).problem.errors![0]!.pointer).toBe('/name');
  }
});

test('a program has no profile', async () => {
  const { enterprise } = await aTree(app);
  const key = await withApiKey(app, enterprise, ['accounts:write']);
  expect((await call(key, account.updateProfile, { body: { name: 'Robot', preferences } })).status).toBe(403);
});
