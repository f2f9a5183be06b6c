import { expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

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

test('on a narrow screen no words of a phone are cut off: of its requests from a long address, and of what is wrong with a range', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 844 } });
  const page = await context.newPage();
  await signInAs(page, signInOf('admin@canistracci'));
  await page.goto(`${process.env.E2E_URL}${placeOf(page)}/phones`);
  await page.getByRole('link', { name: 'Docs Demo Phone 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Docs Demo Phone 1' })).toBeVisible();
  const ip = '2001:db8:1234:5678:9abc:def0:1234:5678';
  await page.route('**/fetches?*', async (route) => {
    const found = (await (await route.fetch()).json()) as { items: { ip: string }[] };
    await route.fulfill({ json: { ...found, items: found.items.map((fetch) => ({ ...fetch, ip })) } });
  });
  await page.getByRole('tab', { name: 'Requests' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: ip }).first();
  await expect(entry).toBeVisible();
  const cut = await entry.evaluate((within) => [...within.querySelectorAll('*')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.ownerDocument.defaultView!.getComputedStyle(part).overflowX === 'hidden').map((part) => part.textContent));
  expect(cut).toEqual([]);
  const [status, from] = [await entry.locator('span span').first().boundingBox(), await entry.getByText(ip).boundingBox()];
  expect(from!.y >= status!.y + status!.height || from!.x >= status!.x + status!.width).toBe(true);

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Fill lines' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First short number' }).fill('100');
  await dialog.getByRole('textbox', { name: 'Last short number' }).fill('99');
  const warning = dialog.getByText(/The last number is/);
  await expect(warning).toBeVisible();
  // A range has the words of a line that does not wrap, beyond the box that they are in.
  const words = await warning.evaluate((text) => {
    const range = text.ownerDocument.createRange();
    range.selectNodeContents(text);
    return range.getBoundingClientRect().right;
  });
  const box = (await dialog.boundingBox())!;
  expect(words).toBeLessThanOrEqual(box.x + box.width - 8);
  await context.close();
});
