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
  await expect(page.getByText('As last fetched', { exact: true }).first()).toBeVisible();
  for (const other of ['Not fetched yet', /but for secrets/]) await expect(page.getByText(other)).toHaveCount(0);
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

test('in German, too, the words of operations, keys and addresses fit, and an example of an answer is not shown as a wrong one', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signInAs(page, signInOf('admin@canistracci'));
  const place = `${process.env.E2E_URL}${placeOf(page)}`;
  await page.route('**/api/session', async (route) => {
    const found = (await (await route.fetch()).json()) as { session: { preferences: object } };
    await route.fulfill({ json: { session: { ...found.session, preferences: { ...found.session.preferences, language: 'de' } } } });
  });

  await page.goto(`${place}/phones`);
  const addresses = page.getByTitle('Das Geheimnis darin ist hier verborgen.');
  await expect(addresses.first()).toBeVisible();
  // Of an address there is the file alone, or the server before it as well, and never a part of the server.
  const parts = await addresses.evaluateAll((all) => all.map((address) => {
    const [server, file] = [...address.children].map((part) => part.getBoundingClientRect());
    const { top, bottom } = address.getBoundingClientRect();
    return { isFileShown: file!.top >= top - 1 && file!.bottom <= bottom + 1, isServerWhole: server!.top >= bottom - 1 || address.firstElementChild!.scrollWidth <= address.firstElementChild!.clientWidth };
  }));
  for (const part of parts) expect(part).toEqual({ isFileShown: true, isServerWhole: true });

  const operation = { id: '00000000-0000-7000-8000-000000000001', runId: '00000000-0000-7000-8000-000000000002', phoneId: '00000000-0000-7000-8000-000000000003', phoneName: 'Etna', isPhoneGone: false, kind: 'resync', status: 'CANCELLED', reason: null, detail: '', createdAt: '2026-11-20T09:30:00.000Z', sentAt: null, endedAt: '2026-11-20T09:31:00.000Z' };
  await page.route(/\/phone-operations(\?|$)/, (route) => route.fulfill({ json: { items: [operation], total: 1, totalIsEstimate: false, next: null } }));
  await page.goto(`${place}/phones/operations`);
  const state = page.getByRole('cell', { name: 'Zurückgenommen' });
  await expect(state).toBeVisible();
  expect(await state.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(0);

  await page.goto(`${place}/key-layouts/new`);
  await page.getByRole('button', { name: 'Taste hinzufügen' }).click();
  const module = page.getByRole('combobox', { name: 'Taste 1: Ort' });
  await module.selectOption({ label: 'Modul 6' });
  // A list of the browser's own says nothing of what it cuts off: as wide as its words it is no wider than it stands there.
  const [stands, needs] = await module.evaluate((list) => {
    const { width } = list.getBoundingClientRect();
    list.style.width = 'max-content';
    return [width, list.getBoundingClientRect().width];
  });
  expect(stands).toBeGreaterThanOrEqual(needs!);

  await page.goto(`${place}/phones/new`);
  await page.getByRole('button', { name: 'Speichern' }).click();
  const mac = page.getByRole('textbox', { name: /^MAC-Adresse/ });
  await expect(mac).toHaveAttribute('aria-invalid', 'true');
  const colours = await mac.evaluate((input) => {
    const styleOf = input.ownerDocument.defaultView!.getComputedStyle;
    return { example: styleOf(input, '::placeholder').color, error: styleOf(input).borderTopColor };
  });
  expect(colours.example).not.toBe(colours.error);
  await context.close();
});
