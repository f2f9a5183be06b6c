import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const expectNoFindings = async (page: Page, what: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
};

const isSettled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [data-loading="true"]')).toHaveCount(0);
};

const visits: { who: string; paths: string[] }[] = [
  { who: 'admin@', paths: ['overview', 'extensions', 'extensions/new', 'phones', 'phones/new', 'phone-numbers', 'phone-numbers/upload', 'imports', 'accounts', 'api-keys', 'api-keys/new', 'audit', 'organisation', 'account', 'no-such-page'] },
  { who: 'reseller@', paths: ['overview', 'enterprises', 'enterprises/new', 'phone-numbers', 'phone-numbers/health', 'phone-numbers?preset=available-et&tag=none', 'phone-numbers/upload', 'imports', 'accounts', 'audit'] },
  { who: 'platform@', paths: ['overview', 'phone-numbers', 'phone-numbers/health', 'partners', 'resellers', 'resellers/new', 'enterprises', 'outbox', 'jobs'] },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { who, paths } of visits) {
    test(`axe finds nothing on the pages of ${who} in ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${process.env.E2E_URL}/sign-in`);
      await isSettled(page);
      await expectNoFindings(page, 'sign-in');
      await signInAs(page, signInOf(who));
      const place = placeOf(page);
      for (const path of paths) {
        await page.goto(`${process.env.E2E_URL}${place}/${path}`);
        await isSettled(page);
        await expectNoFindings(page, path);
      }
      await context.close();
    });
  }
}

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

test('the narrow screen has nothing for axe either, and nothing to scroll sideways', async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await signInAs(page, signInOf('admin@'));
  const place = placeOf(page);
  for (const path of visits[0]!.paths) {
    await page.goto(`${process.env.E2E_URL}${place}/${path}`);
    await isSettled(page);
    await expectNoFindings(page, path);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([path, overflow]).toEqual([path, 0]);
  }
  await context.close();
});
