import { expect, signInOf, test } from '../fixtures.ts';
import { signInAs } from '../sign-in.ts';

test('[150] the demo data holds phones for the page, which show what they register and when they came', async ({ page }) => {
  await signInAs(page, signInOf('admin@canistracci'));
  await page.getByRole('link', { name: 'Phones' }).first().click();
  const row = page.getByRole('row').filter({ hasText: 'Docs Demo Phone 1' });
  await expect(row).toContainText('T46U');
  await expect(row).toContainText('101');
  await expect(row).toContainText('102');
  await expect(row).toContainText(/ ago\b/);
  await row.getByRole('link', { name: 'Docs Demo Phone 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Docs Demo Phone 1' })).toBeVisible();
  await expect(page.getByText('192.0.2.24')).toBeVisible();
  await page.getByRole('tab', { name: 'Files' }).click();
  await expect(page.getByText('As last fetched').first()).toBeVisible();
  await expect(page.getByText('Not fetched yet')).toHaveCount(0);
});
