import AxeBuilder from '@axe-core/playwright';
import { accounts } from '@patchbay/contract/accounts';
import { apiKeys } from '@patchbay/contract/api-keys';
import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { account, session } from '@patchbay/contract/session';
import type { Locator, Page } from '@playwright/test';
import { expectContrast, expectNoFindings, isSettled } from '../axe.ts';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

const visits: { who: string; paths: string[] }[] = [
  { who: 'admin@', paths: ['overview', 'users', 'users/new', 'users/upload', 'users/app-devices', 'extensions', 'extensions/new', 'extensions/upload', 'ring-groups', 'ring-groups/new', 'ring-groups/upload', 'internal-numbers', 'internal-numbers/new', 'internal-numbers/upload', 'dial-plan-profiles', 'dial-plan-profiles/new', 'feature-codes', 'feature-codes/upload', 'delivery-methods', 'delivery-methods/new', 'phones', 'phones/new', 'phones/upload', 'phones/settings', 'phones/settings/edit', 'phones/operations', 'phone-templates', 'key-layouts', 'key-layouts/new', 'phone-numbers', 'phone-numbers/upload', 'imports', 'accounts', 'api-keys', 'api-keys/new', 'audit', 'organisation', 'account', 'no-such-page'] },
  { who: 'reseller@', paths: ['overview', 'enterprises', 'enterprises/new', 'phone-numbers', 'phone-numbers/health', 'phone-numbers/compare', 'phone-numbers?preset=available-et&tag=none', 'phone-numbers/upload', 'imports', 'accounts', 'audit'] },
  { who: 'platform@', paths: ['overview', 'phone-numbers', 'phone-numbers/health', 'partners', 'resellers', 'resellers/new', 'enterprises', 'outbox', 'jobs'] },
];

/** By how much a page is wider than its window, in pixels. */
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** The pages of each in turns of ten, so that none takes long and both workers have some. */
const turns = visits.flatMap(({ who, paths }) =>
  Array.from({ length: Math.ceil(paths.length / 10) }, (_, turn) => ({ who, turn: turn + 1, paths: paths.slice(turn * 10, turn * 10 + 10) })),
);

const looks = [
  { how: 'in light', colorScheme: 'light', width: 1440, look: expectNoFindings },
  { how: 'in dark', colorScheme: 'dark', width: 1440, look: expectContrast },
  { how: 'on a narrow screen, which has nothing to scroll sideways', colorScheme: 'light', width: 360, look: expectNoFindings },
] as const;

test.describe('axe', () => {
  test.describe.configure({ mode: 'parallel' });
  for (const { how, colorScheme, width, look } of looks) {
    for (const { who, turn, paths } of turns) {
      test(`finds nothing on the pages of ${who} (${turn}) ${how}`, async ({ browser }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        await page.goto(`${process.env.E2E_URL}/sign-in`);
        await isSettled(page);
        await look(page, 'sign-in');
        await signInAs(page, signInOf(who));
        const place = placeOf(page);
        for (const path of paths) {
          await page.goto(`${process.env.E2E_URL}${place}/${path}`);
          await isSettled(page);
          await look(page, path);
          if (width < 400) expect([path, await page.evaluate(sideways)]).toEqual([path, 0]);
        }
        await context.close();
      });
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on an import as a plan, row by row, and once it is discarded, in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signInAs(page, signInOf('reseller@'));
    await page.goto(`${process.env.E2E_URL}${placeOf(page)}/phone-numbers/upload`);
    const text = 'Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type,Size\n1,3125550142,TRUE,TRUE,FALSE,Direct Routing,\n1,3125550143,FALSE,TRUE,FALSE,Direct Routing,\n44,4.42E+11,TRUE,FALSE,FALSE,,\n';
    await page.getByLabel(/^File/).setInputFiles({ name: 'some.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expectNoFindings(page, 'a file that is chosen');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Import 2 rows' })).toBeVisible();
    await isSettled(page);
    await page.getByText('About the file').click();
    await expectNoFindings(page, 'a plan');
    await page.getByRole('button', { name: /^Actions for/ }).last().click();
    await page.getByRole('menuitem', { name: 'Show the whole row' }).click();
    await expect(page.getByRole('dialog', { name: 'Row 4' })).toBeVisible();
    await expectNoFindings(page, 'a row');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByText('This import was discarded')).toBeVisible();
    await expectNoFindings(page, 'a discarded import');
    await context.close();
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`many numbers are changed by keyboard alone on a narrow screen, and axe finds nothing in the dialogs, in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 740 } });
    const page = await context.newPage();
    const { keyboard } = page;
    const tag = `Keys ${colorScheme} ${test.info().repeatEachIndex}`;
    const dialog = page.getByRole('dialog');
    const goTo = async (target: Locator, key: string) => {
      while ((await target.and(page.locator(':focus')).count()) === 0) await keyboard.press(key);
    };
    const choose = async (item: string) => {
      await keyboard.press('c');
      await goTo(page.getByRole('button', { name: 'Change…' }), 'Tab');
      await keyboard.press('Enter');
      await expect(page.getByRole('menuitem').first()).toBeFocused();
      await goTo(page.getByRole('menuitem', { name: item, exact: true }), 'ArrowDown');
      await keyboard.press('Enter');
      await expect(dialog).toBeVisible();
    };
    const fitsAndIsSound = async (what: string) => {
      // What lies behind is covered anywhere.
      await expectNoFindings(page, what, '[role="dialog"]');
      const box = (await dialog.boundingBox())!;
      expect([what, box.x >= 0 && box.x + box.width <= 390, await page.evaluate(sideways)]).toEqual([what, true, 0]);
    };
    await signInAs(page, signInOf('reseller@'));
    await page.goto(`${process.env.E2E_URL}${placeOf(page)}/phone-numbers`);
    await isSettled(page);
    for (const key of ['j', 'x', 'j', 'x']) await keyboard.press(key);
    await expect(page.getByText('2 selected')).toBeVisible();

    for (const item of ['Assign to an enterprise…', 'Change capabilities…', 'Change carriers…', 'Put in quarantine…', 'Delete unassigned…']) {
      await choose(item);
      await expect(dialog.locator(':focus')).toHaveCount(1);
      await fitsAndIsSound(item);
      await keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Change…' })).toBeFocused();
    }

    await choose('Change tags…');
    await expect(dialog.getByRole('textbox').first()).toBeFocused();
    await keyboard.type(tag);
    await keyboard.press('Enter');
    await expect(dialog.getByText('2 numbers get other tags.')).toBeVisible();
    await fitsAndIsSound('a preview');
    await goTo(dialog.getByRole('button', { name: 'Change 2 numbers' }), 'Tab');
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('The tags of 2 numbers were changed.').first()).toBeVisible();
    await expectNoFindings(page, 'what became of it');
    await context.close();
  });
}

/** The first of each noun that the demo data has in the enterprise. */
const firstOfEach = async (page: Page, at: string) => {
  const api = new Api(page.request);
  const query = { pageSize: 1 };
  const idOf = async (list: Promise<{ items: { id: string }[] }>) => (await list).items[0]!.id;
  if ((await api.call(apiKeys.list, { at, query })).items.length === 0) await api.call(apiKeys.create, { at, body: { name: 'Looked at', permissions: ['phones:read'], expiresAt: null } });
  return {
    extension: await idOf(api.call(extensions.list, { at, query })),
    phone: await idOf(api.call(phones.list, { at, query })),
    account: await idOf(api.call(accounts.list, { at, query })),
    apiKey: await idOf(api.call(apiKeys.list, { at, query })),
    number: await idOf(api.call(phoneNumbers.list, { at, query })),
    change: await idOf(api.call(audit.list, { at, query })),
  };
};

test('axe finds nothing on what stands before the sign-in, on objects, panels and dialogs, for readers and in German', async ({ page }) => {
  const look = async (path: string, what = path) => {
    await page.goto(`${process.env.E2E_URL}${path}`);
    await isSettled(page);
    await expectNoFindings(page, what);
  };

  await test.step('without a session', async () => {
    const failed: string[] = [];
    page.on('response', (response) => response.status() === 404 && failed.push(response.url()));
    await look('/api/docs');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect((await new AxeBuilder({ page }).withRules(['color-contrast', 'target-size', 'scrollable-region-focusable']).analyze()).violations).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(failed).toEqual([]);
    for (const path of ['/forgot', '/reset#token=none', '/invitation#token=none']) await look(path);
  });

  await test.step('objects, and where they are changed', async () => {
    await signInAs(page, signInOf('admin@'));
    const place = placeOf(page);
    const ids = await firstOfEach(page, place.split('/')[2]!);
    const objects = [`extensions/${ids.extension}`, `phones/${ids.phone}`, `accounts/${ids.account}`, `api-keys/${ids.apiKey}`, 'organisation'];
    for (const path of objects) await look(`${place}/${path}`);
    for (const tab of ['files', 'timeline', 'operations', 'relations']) await look(`${place}/${objects[1]}?tab=${tab}`);
    await page.goto(`${process.env.E2E_URL}${place}/${objects[1]}?tab=files`);
    await isSettled(page);
    expect((await new AxeBuilder({ page }).withRules(['landmark-unique']).analyze()).violations).toEqual([]);
    for (const path of [objects[0], objects[1], objects[3], objects[4]].filter((one) => one !== undefined)) await look(`${place}/${path}/edit`);
    for (const path of [`phone-numbers/${ids.number}`, `audit/${ids.change}`]) {
      await look(`${place}/${path}`);
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    await page.goto(`${process.env.E2E_URL}${place}/${objects[0]}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await expectNoFindings(page, 'a menu');
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expectNoFindings(page, 'a dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused();
    await expectNoFindings(page, 'the search');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await new Api(page.request).call(session.signOut);
  });

  await test.step('a reader, in English and in German', async () => {
    await signInAs(page, signInOf('viewer@'));
    const place = placeOf(page);
    const paths = ['overview', 'phone-numbers', 'organisation'];
    for (const path of paths) await look(`${place}/${path}`, `${path} for a reader`);
    const api = new Api(page.request);
    const { account: { name }, preferences } = signedIn(await api.call(session.get));
    await api.call(account.updateProfile, { body: { name, preferences: { ...preferences, language: 'de' } } });
    try {
      for (const path of ['overview', 'extensions', 'account']) await look(`${place}/${path}`, `${path} in German`);
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    } finally {
      await api.call(account.updateProfile, { body: { name, preferences } });
    }
  });
});

const signedIn = <T>({ session: found }: { session: T | null }): T => {
  if (!found) throw new Error('Nobody is signed in');
  return found;
};

test('at 1280 px the lists of users and of what they refer to fit with the columns that they come with', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signInAs(page, signInOf('admin@'));
  const place = placeOf(page);
  for (const path of ['users', 'users/app-devices', 'contact-methods/app-configurations', 'contact-methods/sip-accounts', 'internal-numbers', 'time-schedules', 'audio-files', 'playlists', 'delivery-methods', 'feature-codes', 'call-flows', 'ring-groups', 'phones', 'phones/operations', 'phone-templates', 'key-layouts']) {
    await page.goto(`${process.env.E2E_URL}${place}/${path}`);
    await isSettled(page);
    expect(`${path}: ${await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)} px too wide`).toBe(`${path}: 0 px too wide`);
  }
  await context.close();
});
