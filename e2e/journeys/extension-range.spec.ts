import { expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

/** Fifty numbers in a row that no other journey uses. */
const [first, last] = ['7300', '7349'];
const count = 50;

test('[85] [87] an administrator makes 50 extensions by range, gives them a dial plan at once, finds them by it, and their export imports as no change', async ({ page }) => {
  test.setTimeout(180_000);
  const mark = `Booth ${Date.now().toString(36)}`;
  await signInAs(page, signInOf('admin@canistracci'));
  const list = `${placeOf(page)}/extensions`;

  await test.step('the range says what it makes, and makes all of it', async () => {
    await page.goto(list);
    await page.getByRole('button', { name: 'New range' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^First number/).fill(first);
    await dialog.getByLabel(/^Last number/).fill(last);
    await dialog.getByLabel(/^Name of each/).fill(`${mark} {number}`);
    await expect(dialog.getByText(new RegExp(`${count} extensions, from`))).toBeVisible();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText(`${count} extensions are created.`)).toBeVisible();
  });

  await test.step('all that match the search get a dial plan profile, as one change', async () => {
    await page.goto(`${list}?q=${encodeURIComponent(mark)}&pageSize=25`);
    await page.getByRole('checkbox', { name: 'Select everything on this page' }).check();
    await page.getByRole('button', { name: `Select all ${count} that match` }).click();
    await page.getByRole('button', { name: 'Edit selected…' }).click();
    const dialog = page.getByRole('dialog', { name: `Edit ${count} extensions` });
    await dialog.getByRole('checkbox', { name: 'Set Dial plan profile' }).click();
    await dialog.getByRole('combobox', { name: 'Dial plan profile' }).click();
    await page.getByRole('option').filter({ visible: true }).first().click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`${count} extensions are changed.`)).toBeVisible();
  });

  await test.step('they are found by their profile', async () => {
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Dial plan profile' }).click();
    await page.getByRole('option').filter({ visible: true }).first().click();
    await expect(page).toHaveURL(/dialPlanProfileId=/);
    await expect(page.getByRole('row', { name: new RegExp(`${mark} ${first}`) })).toBeVisible();
  });

  await test.step('their export has each of them, and imports as no change', async () => {
    const { search } = new URL(page.url());
    const answer = await page.request.get(`${process.env.E2E_URL}/api${placeOf(page)}/extensions${search}&format=csv`);
    const text = await answer.text();
    expect(text.trim().split('\r\n')).toHaveLength(count + 1);
    await page.goto(list);
    await page.getByRole('link', { name: 'Upload…' }).click();
    await page.getByLabel(/^File/).setInputFiles({ name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
    const outcome = page.getByRole('group', { name: 'Outcome' });
    await expect(outcome.getByRole('button', { name: /^Unchanged/ })).toContainText(String(count), { timeout: 40_000 });
    for (const name of [/^New/, /^Changed/, /^Rejected/]) await expect(outcome.getByRole('button', { name })).toContainText('0');
  });

  await test.step('they go at once, after it was said what goes with them', async () => {
    await page.goto(`${list}?q=${encodeURIComponent(mark)}`);
    await page.getByRole('checkbox', { name: 'Select everything on this page' }).check();
    await page.getByRole('button', { name: 'Delete selected…' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete ${count} extensions?` });
    await expect(dialog.getByText(`${first} ${mark} ${first}`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText(`${count} extensions are deleted.`)).toBeVisible();
  });
});
