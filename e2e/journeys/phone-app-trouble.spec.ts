import { appDevices } from '@patchbay/contract/app-devices';
import { appConfigurations } from '@patchbay/contract/app-configurations';
import { users } from '@patchbay/contract/users';
import { mailsTo } from '@patchbay/testkit/builders/accounts';
import { unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { ok } from '@patchbay/testkit/call';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';
import { startPhoneSystem } from '../phone-system.ts';

let system: Awaited<ReturnType<typeof startPhoneSystem>>;
test.beforeAll(async () => void (system = await startPhoneSystem()));
test.afterAll(() => system.stop());

/** A user who was invited, and the code of the invitation. */
const invited = async (): Promise<{ id: string; code: string }> => {
  const { app, enterprise, admin } = system;
  const email = `fay.${unique()}@staff.example`.toLowerCase();
  const { id } = await aUser(app, enterprise, { firstName: 'Fay', lastName: 'Okoro', email });
  await ok(admin, users.invite, { params: { id } });
  const code = (await mailsTo(app, email))[0]!.token!.slice(0, 17);
  recordSecret('authentication code', code);
  recordSecret('authentication code, without dashes', code.replaceAll('-', ''));
  return { id, code };
};

const phone = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Page> => (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', ...options })).newPage();
const screen = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const noCamera = /There is no camera|The camera may not be used/;

const toCode = async (page: Page) => {
  await page.goto(`${system.url}/app/`);
  await press(page, 'Sign in');
  await screen(page, noCamera);
  await press(page, 'Enter code manually');
};

const activate = async (page: Page, code: string) => {
  await toCode(page);
  await page.getByRole('textbox', { name: 'Authentication code' }).fill(code);
  await press(page, 'Continue');
  await screen(page, 'Welcome to Northwind Telecom');
};

test('the back button of the phone goes one screen back, and each screen is still there when the page is loaded anew', async ({ browser }) => {
  const { code } = await invited();
  const page = await phone(browser);
  await toCode(page);
  await page.reload();
  await screen(page, 'Enter authentication code');
  await page.goBack();
  await screen(page, noCamera);
  await page.reload();
  await screen(page, noCamera);
  await page.goBack();
  await screen(page, 'Your telephone line, on this phone');

  await press(page, 'Sign in');
  await press(page, 'Enter code manually');
  // The one on the screen and the one of the phone are the same.
  await press(page, '← Back');
  await screen(page, noCamera);
  await press(page, 'Enter code manually');
  // As people write down what was read out to them.
  await page.getByRole('textbox', { name: 'Authentication code' }).fill(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')} `);
  await press(page, 'Continue');
  await screen(page, 'Welcome to Northwind Telecom');
  await page.reload();
  await screen(page, 'Welcome to Northwind Telecom');
  // Before it lies nothing of the app: a code that was used is not asked for again.
  await page.goBack();
  await page.goto(`${system.url}/app/`);
  await press(page, 'Continue');
  await page.reload();
  await screen(page, 'Setup permissions');
  await press(page, 'Setup permissions');
  await press(page, 'Continue');
  await page.reload();
  await screen(page, 'Personal information');
  await press(page, 'Save and continue');
  await screen(page, 'Ready');

  await press(page, 'Change personal information');
  await page.reload();
  await screen(page, 'Personal information');
  await page.goBack();
  await screen(page, 'Ready');
  await page.context().close();
});

test('without a network every screen says so and goes on when there is one; what was typed stays', async ({ browser }) => {
  const { id, code } = await invited();
  const page = await phone(browser, { permissions: ['microphone', 'notifications'] });
  await page.addInitScript(`PushManager.prototype.subscribe = async () => ({ toJSON: () => (${JSON.stringify(system.push.subscription)}) })`);
  const offline = (isOffline: boolean) => page.context().setOffline(isOffline);
  const note = page.getByRole('alert');

  await test.step('opened for the second time', async () => {
    await page.goto(`${system.url}/app/`);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await offline(true);
    await page.reload();
    await screen(page, 'No connection');
    await press(page, 'Try again');
    await expect(page.getByText('Still no connection.')).toBeVisible();
    await offline(false);
    await screen(page, 'Your telephone line, on this phone');
  });

  await test.step('the code', async () => {
    await toCode(page);
    const field = page.getByRole('textbox', { name: 'Authentication code' });
    await field.fill(code);
    await offline(true);
    await press(page, 'Continue');
    await expect(note).toContainText('No connection');
    await expect(field).toHaveValue(code);
    await offline(false);
    await press(page, 'Continue');
    await screen(page, 'Welcome to Northwind Telecom');
  });

  await test.step('the permissions', async () => {
    await press(page, 'Continue');
    await offline(true);
    await press(page, 'Setup permissions');
    await expect(note).toContainText('No connection');
    await expect(page.getByText('Not available here')).toHaveCount(0);
    await offline(false);
    await press(page, 'Try again');
    await expect(page.getByRole('listitem').filter({ hasText: 'Notifications' })).toContainText('Allowed');
    await expect(note).toHaveCount(0);
    await press(page, 'Continue');
  });

  await test.step('the profile', async () => {
    await page.getByRole('textbox', { name: 'Job title' }).fill('Pilot');
    await offline(true);
    await press(page, 'Save and continue');
    await expect(note).toContainText('No connection');
    await expect(page.getByRole('textbox', { name: 'Job title' })).toHaveValue('Pilot');
    await offline(false);
    await press(page, 'Save and continue');
    await screen(page, 'Ready');
    await expect(page.getByText('Pilot')).toBeVisible();
  });

  await test.step('the line', async () => {
    const away = page.getByText(/^No connection\. What stands here may have changed/);
    await offline(true);
    await expect(away).toBeVisible();
    await press(page, 'Sign out');
    await page.getByRole('group', { name: 'Sign out' }).getByRole('button', { name: 'Sign out' }).click();
    await expect(note).toContainText('No connection');
    await expect(note).toBeInViewport();
    await offline(false);
    await expect(away).toHaveCount(0);
    await page.getByRole('group', { name: 'Sign out' }).getByRole('button', { name: 'Sign out' }).click();
    await screen(page, 'Your telephone line, on this phone');
    expect((await ok(system.admin, appDevices.list, { query: { userId: id } })).total).toBe(0);
  });
  await page.context().close();
});

test('a camera that was denied is tried again once it is allowed, and so is what could not be loaded', async ({ browser }) => {
  const page = await phone(browser, { serviceWorkers: 'block' });
  await page.goto(`${system.url}/app/`);
  await press(page, 'Sign in');
  await screen(page, 'The camera may not be used');
  await page.context().grantPermissions(['camera']);
  let isBroken = true;
  await page.route(/\/app\/assets\/jsQR/i, (route) => (isBroken ? route.abort() : route.continue()));
  await press(page, 'Scan again');
  await screen(page, 'Scan the QR code');
  await expect(page.getByRole('alert')).toContainText('No connection');
  isBroken = false;
  await press(page, 'Scan again');
  await expect(page.getByText('Point the camera at the QR code in the invitation.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.context().close();
});

test('[57] a device that is deleted while its app is open says so on the screen that it shows, and a new code leads back', async ({ browser }) => {
  const { admin } = system;
  const { id, code } = await invited();
  const page = await phone(browser);
  const deleteDevice = async () => ok(admin, appDevices.remove, { params: { id: (await ok(admin, appDevices.list, { query: { userId: id } })).items[0]!.id } });
  await activate(page, code);
  await deleteDevice();
  await press(page, 'Continue');
  await press(page, 'Setup permissions');
  await press(page, 'Continue');
  await press(page, 'Save and continue');
  await screen(page, 'This device was signed out');

  await press(page, 'Sign in');
  await press(page, 'Enter code manually');
  await page.getByRole('textbox', { name: 'Authentication code' }).fill(code);
  await press(page, 'Continue');
  await screen(page, 'Welcome to Northwind Telecom');
  for (const name of ['Continue', 'Setup permissions', 'Continue', 'Save and continue']) await press(page, name);
  await screen(page, 'Ready');
  await deleteDevice();
  // As when the app comes back to the front.
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await screen(page, 'This device was signed out');
  await page.context().close();
});

test('[64] [65] what cannot be saved, and a caller ID that is taken away meanwhile, are said in words of their own', async ({ browser }) => {
  const { app, enterprise, admin } = system;
  const numbers = [await aNumber(app, enterprise, { e164: '+12025550181' }), await aNumber(app, enterprise, { e164: '+12025550182' })];
  const { id, code } = await invited();
  const { appConfiguration } = await ok(admin, users.get, { params: { id } });
  const configuration = await ok(admin, appConfigurations.get, { params: { id: appConfiguration.id } });
  const withCallerIds = async (callerIdIds: string[], version: number) => ok(admin, appConfigurations.update, { params: { id: appConfiguration.id }, body: { ...configuration, externalOutboundEnabled: true, callerIdIds, version } as never });
  const { version } = await withCallerIds(numbers.map((number) => number.id), configuration.version);
  const page = await phone(browser);
  await activate(page, code);
  for (const name of ['Continue', 'Setup permissions', 'Continue']) await press(page, name);
  const department = page.getByRole('textbox', { name: 'Department' });
  await department.fill('Sales\u202e');
  await press(page, 'Save and continue');
  await expect(page.getByRole('alert')).toContainText('That cannot be saved');
  await expect(department).toHaveAttribute('aria-invalid', 'true');
  await department.fill('Sales');
  await press(page, 'Save and continue');
  await screen(page, 'Ready');

  await withCallerIds([numbers[0]!.id], version);
  await page.getByRole('radio', { name: '+1 202 555 0182' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not possible any more');
  await expect(page.getByRole('radio', { name: '+1 202 555 0182' })).toHaveCount(0);
  await page.context().close();
});
