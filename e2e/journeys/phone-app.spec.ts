import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { appDevices } from '@patchbay/contract/app-devices';
import { users } from '@patchbay/contract/users';
import { mailsTo } from '@patchbay/testkit/builders/accounts';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { ok } from '@patchbay/testkit/call';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';
import { asVideo, startPhoneSystem } from '../phone-system.ts';

let system: Awaited<ReturnType<typeof startPhoneSystem>>;
test.beforeAll(async () => void (system = await startPhoneSystem()));
test.afterAll(() => system.stop());

const expectNoFindings = async (page: Page, what: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${what}, ${colorScheme}: ${id} ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
  }
};

/** A secret in every form in which somebody might write it down. */
const recordCode = (code: string) => {
  recordSecret('authentication code', code);
  recordSecret('authentication code, without dashes', code.replaceAll('-', ''));
};

/** A user who was invited, and the code of the invitation. */
const invited = async (firstName: string, lastName: string): Promise<{ id: string; code: string }> => {
  const { app, enterprise, admin } = system;
  const email = `${firstName}.${unique()}@staff.example`.toLowerCase();
  const { id } = await aUser(app, enterprise, { firstName, lastName, email });
  await ok(admin, users.invite, { params: { id } });
  const code = /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}$/.exec((await mailsTo(app, email))[0]!.token!)![0];
  recordCode(code);
  return { id, code };
};

/** Makes a browser the device of a user. */
const signInDevice = async (context: BrowserContext, userId: string): Promise<void> => {
  const { app, enterprise, url } = system;
  const { as } = await anAppDevice(app, enterprise, userId);
  const [name, value] = as.headers!.cookie!.split('=') as [string, string];
  await context.addCookies([{ name, value, domain: new URL(url).hostname, path: '/api/app', httpOnly: true, secure: true }]);
};

/** The grey of a picture, in the middle of what a camera takes in. In the browser, which reads PNG. */
const seenBy = async (page: Page, png: Buffer) => {
  const [width, height] = [640, 480];
  const luma = await page.evaluate<number[]>(`(async () => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,${png.toString('base64')}')).blob());
    const context = new OffscreenCanvas(${width}, ${height}).getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, ${width}, ${height});
    context.drawImage(image, 128, 48, 384, 384);
    const { data } = context.getImageData(0, 0, ${width}, ${height});
    return Array.from({ length: ${width * height} }, (_, index) => data[index * 4]);
  })()`);
  return { luma: Uint8Array.from(luma), width, height };
};

test('[14] [58] [59] [60] [63] [64] [65] [57] from a new user to a phone that is signed out again', async ({ page, context }, testInfo) => {
  const { app, enterprise, admin, url, push } = system;
  await aNumber(app, enterprise, { e164: '+12025550160' });
  const email = `ann.${unique()}@staff.example`.toLowerCase();

  await test.step('an administrator creates a user with a line', async () => {
    await system.signIn(context);
    await page.goto(`${url}/t/${enterprise.id}/users`);
    await page.getByRole('link', { name: 'Create new' }).first().click();
    await page.getByRole('textbox', { name: /First name/ }).fill('Ann');
    await page.getByRole('textbox', { name: /Last name/ }).fill('Lee');
    await page.getByRole('textbox', { name: /E-mail/ }).fill(email);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('combobox', { name: /DID numbers/ }).click();
    await page.getByRole('option', { name: /202 555 0160|202-555-0160|2025550160/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`the invitation goes to ${email}`)).toBeVisible();
  });

  const mail = await system.mailTo(email);
  const [, code] = /#([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})/.exec(mail.text)!;
  recordCode(code!);
  expect(mail.text).toContain(`${url}/app/`);
  expect(mail.html).toContain('Northwind Telecom');
  const blank = await context.newPage();
  await blank.goto('about:blank');
  const video = testInfo.outputPath('camera.y4m');
  writeFileSync(video, asVideo(await seenBy(blank, mail.images[0]!.content)));

  // A phone of its own, whose camera looks at the picture of that mail.
  const { launchOptions } = testInfo.project.use;
  const phone = await chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), `--use-file-for-fake-video-capture=${video}`] });
  try {
    const mobile = await phone.newContext({ viewport: { width: 390, height: 844 }, permissions: ['camera', 'microphone', 'notifications'], locale: 'en-GB' });
    // Chromium's own push service is not on this machine; what it hands out is that of one that is.
    await mobile.addInitScript(`PushManager.prototype.subscribe = async () => ({ toJSON: () => (${JSON.stringify(push.subscription)}) })`);
    const screen = await mobile.newPage();
    await screen.goto(`${url}/app/`);
    await screen.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(screen.getByRole('heading', { name: 'Welcome to Northwind Telecom' })).toBeVisible();
    await screen.getByRole('button', { name: 'Continue' }).click();
    await screen.getByRole('button', { name: 'Setup permissions' }).click();
    for (const permission of ['Microphone', 'Notifications']) await expect(screen.getByRole('listitem').filter({ hasText: permission })).toContainText('Allowed');
    await screen.getByRole('button', { name: 'Continue' }).click();
    await expect(screen.getByRole('textbox', { name: 'First name' })).toHaveValue('Ann');
    await screen.getByRole('textbox', { name: 'Job title' }).fill('Team lead');
    await screen.getByRole('textbox', { name: 'Department' }).fill('Support');
    await screen.getByRole('button', { name: 'Save and continue' }).click();
    await expect(screen.getByRole('heading', { name: 'Ready' })).toBeVisible();
    await expect(screen.getByText('+1 202 555 0160')).toBeVisible();
    await expect(screen.getByText('Calling comes with the switch')).toBeVisible();
    await expect(screen.getByRole('heading', { name: 'Notifications: On' })).toBeVisible();
    await screen.getByRole('button', { name: 'Send a test' }).click();
    await expect.poll(() => push.pushes.length).toBe(1);

    expect((await ok(admin, users.list, { query: { email } })).items).toMatchObject([{ jobTitle: 'Team lead', department: 'Support', invitation: { status: 'activated', devices: 1 } }]);
    await page.goto(`${url}/t/${enterprise.id}/users/app-devices`);
    const row = page.getByRole('row').filter({ hasText: 'Ann Lee' });
    await expect(row).toContainText(/20\d\d-\d\d-\d\d \d\d:\d\d:\d\d/);
    await row.getByRole('button', { name: /^Delete: Ann Lee/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No app devices yet')).toBeVisible();

    await screen.getByRole('button', { name: 'Change personal information' }).click();
    await screen.getByRole('button', { name: 'Save and continue' }).click();
    await expect(screen.getByRole('heading', { name: 'This device was signed out' })).toBeVisible();
    await screen.reload();
    await expect(screen.getByRole('heading', { name: 'Your telephone line, on this phone' })).toBeVisible();
  } finally {
    await phone.close();
  }
});

test('[61] [62] [55] a code by hand: a wrong one is refused, the right one goes in, and each screen can be used by everybody', async ({ page }) => {
  const { admin, url } = system;
  const { id, code } = await invited('Bob', 'Fox');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${url}/app/`);
  await expectNoFindings(page, 'sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  // There is no camera here, or it may not be used: either is said, and the code by hand is offered.
  await expect(page.getByRole('heading', { name: /There is no camera|The camera may not be used/ })).toBeVisible();
  await expectNoFindings(page, 'camera');
  await page.getByRole('button', { name: 'Enter code manually' }).click();
  const field = page.getByRole('textbox', { name: 'Authentication code' });
  await field.fill('00000-00000-00000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('This code does not work');
  await expect(field).toHaveValue('00000-00000-00000');
  await expectNoFindings(page, 'refused code');
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: 'Welcome to Northwind Telecom' })).toBeVisible();
  await expectNoFindings(page, 'welcome');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectNoFindings(page, 'permissions');
  await page.getByRole('button', { name: 'Setup permissions' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectNoFindings(page, 'profile');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
  await expectNoFindings(page, 'ready');

  await test.step('an invitation that is sent again leaves it signed in; without a network it says so', async () => {
    await ok(admin, users.invite, { params: { id } });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
    await expectNoFindings(page, 'no connection');
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
  });

  await test.step('it signs out cleanly', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('group', { name: 'Sign out' }).getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Your telephone line, on this phone' })).toBeVisible();
    expect((await ok(admin, appDevices.list, { query: { userId: id } })).total).toBe(0);
  });
});

test('an invitation that is opened on a device of somebody else says whose it is; one stays, or gives way to the other', async ({ browser }) => {
  const { admin, url } = system;
  const [owner, guest] = [await invited('Carla', 'Reis'), await invited('Dora', 'Lund')];
  const devicesOf = async ({ id }: { id: string }) => (await ok(admin, appDevices.list, { query: { userId: id } })).total;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  await signInDevice(context, owner.id);
  const page = await context.newPage();
  await page.goto(`${url}/app/#${guest.code}`);
  await expect(page.getByRole('heading', { name: 'This device is signed in already' })).toBeVisible();
  await expect(page.getByText('It belongs to Carla Reis of Canistracci OIL.')).toBeVisible();
  await expect(page.getByText(/^The invitation that was opened is for Dora of Canistracci OIL/)).toBeVisible();
  expect(page.url()).toBe(`${url}/app/`);
  await expectNoFindings(page, 'taken');
  await page.getByRole('button', { name: 'Stay signed in as Carla' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Northwind Telecom' })).toBeVisible();
  expect([await devicesOf(owner), await devicesOf(guest)]).toEqual([1, 0]);

  // Followed while the app is open, a link changes nothing but what stands behind `#`.
  await page.evaluate(`location.hash = '${guest.code}'`);
  await page.getByRole('button', { name: 'Sign out, and use the invitation of Dora' }).click();
  await expect(page.getByRole('heading', { name: 'Hello Dora' })).toBeVisible();
  await page.getByRole('button', { name: 'Activate on this device' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Northwind Telecom' })).toBeVisible();
  expect([await devicesOf(owner), await devicesOf(guest)]).toEqual([0, 1]);
  await context.close();
});

test('[63] what became of the permissions fits on narrow phones, in German as well', async ({ browser }) => {
  const { app, enterprise, url } = system;
  const { id } = await aUser(app, enterprise, { firstName: 'Eva' });
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 390, height: 844 } });
  await signInDevice(context, id);
  // Here the longest word for it is shown.
  await context.addInitScript('delete window.PushManager');
  const page = await context.newPage();
  await page.goto(`${url}/app/`);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Hier nicht verfügbar')).toBeVisible();
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect([width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([width, width]);
    await page.screenshot({ path: test.info().outputPath(`permissions-${width}.png`) });
  }
  await context.close();
});
