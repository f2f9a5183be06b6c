import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

const enterprise = 'Canistracci OIL';
const header = 'Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type,Owner';
const total = 10_000;
const bad = 37;

/** What people's files have in them: cells that a spreadsheet has spoilt, words that mean nothing here, gaps. */
const spoilt: ((national: string) => string)[] = [
  () => '44,4.42E+11,TRUE,FALSE,FALSE,Direct Routing,',
  (national) => `1,${national},PERHAPS,FALSE,FALSE,Direct Routing,`,
  (national) => `1,${national},TRUE,FALSE,FALSE,Carrier Pigeon,`,
  (national) => `1,${national},TRUE,FALSE,FALSE,,`,
  (national) => `1,${national},TRUE,FALSE,FALSE,Direct Routing,Nobody of that name`,
];

const nationalOf = (block: string, place: number): string => `${block}${String(place).padStart(4, '0')}`;
const rowOf = (national: string): string => `1,${national},TRUE,TRUE,FALSE,Direct Routing,${enterprise}`;
const isBad = (place: number): boolean => place % 270 === 100 && place < 270 * bad;

const fileOf = (block: string): string => {
  const rows = Array.from({ length: total }, (_, place) => (isBad(place) ? spoilt[Math.floor(place / 270) % spoilt.length]!(nationalOf(block, place)) : rowOf(nationalOf(block, place))));
  return [header, ...rows, ''].join('\r\n');
};

const upload = async (page: Page, name: string, text: string): Promise<void> => {
  await page.getByLabel(/^File/).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
};

const outcome = (page: Page, name: string) => page.getByRole('group', { name: 'Outcome' }).getByRole('button', { name });

test('[174] [185] [186] a reseller uploads 10,000 numbers with 37 bad rows, mends them, and the enterprise finds one and sees who has it', async ({ page, browser }) => {
  // A block of numbers that no other run has used.
  const block = `30${String(2_000 + (Math.floor(Date.now() / 1000) % 7_999))}`;
  const shown = (place: number): string => `+1 ${block.slice(0, 3)} ${block.slice(3)} ${String(place).padStart(4, '0')}`;
  const mark = Date.now().toString(36);

  await test.step('the file is read, and shown row by row before anything changes', async () => {
    await signInAs(page, signInOf('reseller@'));
    await page.getByRole('link', { name: 'Phone Numbers' }).first().click();
    await page.getByRole('link', { name: 'Upload Phone Numbers' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bulk Upload Phone Numbers' })).toBeVisible();
    await expect(page.getByText('At most 100 MB and 1,000,000 rows.')).toBeVisible();
    await upload(page, `numbers-${mark}.csv`, fileOf(block));
    await expect(outcome(page, 'New')).toContainText((total - bad).toLocaleString('en'));
    await expect(outcome(page, 'Rejected')).toContainText(String(bad));
  });

  await test.step('each rejected row says its column, its value and the reason', async () => {
    await outcome(page, 'Rejected').click();
    const rows = page.getByRole('table', { name: 'What happens' });
    await expect(rows.getByText('4.42E+11').first()).toBeVisible();
    await expect(rows.getByText(/shortened this number to scientific notation/).first()).toBeVisible();
    await expect(rows.getByText(/There is no organisation "Nobody of that name" here/).first()).toBeVisible();
  });

  await test.step('the valid rows are imported; the page may be left meanwhile', async () => {
    await page.getByRole('radio', { name: /All or nothing/ }).click();
    await expect(page.getByRole('button', { name: 'Import 9,963 rows' })).toBeDisabled();
    await page.getByRole('radio', { name: /Leave the 37 rejected rows out/ }).click();
    await page.getByRole('button', { name: 'Import 9,963 rows' }).click();
    await page.reload();
    await expect(page.getByText('9,963 rows were imported.')).toBeVisible({ timeout: 40_000 });
  });

  await test.step('the rejected rows are downloaded, mended and uploaded as they are', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Rejected rows as CSV' }).click()]);
    const rejected = readFileSync(await download.path(), 'utf8').split(/\r?\n/).filter((line) => line !== '');
    expect(rejected).toHaveLength(bad + 1);
    const places = Array.from({ length: total }, (_, place) => place).filter(isBad);
    const mended = [rejected[0]!, ...places.map((place) => `,${rowOf(nationalOf(block, place))}`), ''].join('\r\n');
    await page.getByRole('link', { name: 'Upload the mended file' }).click();
    await upload(page, `mended-${mark}.csv`, mended);
    await page.getByRole('button', { name: 'Import 37 rows' }).click();
    await expect(page.getByText('37 rows were imported.')).toBeVisible({ timeout: 40_000 });
  });

  await test.step('both files are among the earlier imports', async () => {
    await page.goto(`${placeOf(page)}/imports?q=${mark}`);
    await expect(page.getByRole('link', { name: `mended-${mark}.csv` })).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`numbers-${mark}`) })).toContainText('9,963 new, 37 rejected');
  });

  await test.step('the enterprise gives one of the mended numbers to somebody, finds it by its last digits and sees who has it', async () => {
    const context = await browser.newContext();
    const own = await context.newPage();
    await signInAs(own, signInOf('admin@canistracci'));
    await own.goto(`${placeOf(own)}/extensions`);
    await own.getByRole('table').getByRole('link').first().click();
    const edit = own.getByRole('button', { name: 'Edit Phone numbers' });
    // Until then the heading is still that of the list.
    await expect(edit).toBeVisible();
    const name = (await own.getByRole('heading', { level: 1 }).textContent())!.trim();
    await edit.click();
    await own.getByRole('dialog').getByRole('button', { name: 'Add numbers' }).click();
    const adding = own.getByRole('dialog', { name: 'Add numbers' });
    await adding.getByRole('combobox', { name: 'Free numbers' }).fill(nationalOf(block, 100));
    await own.getByRole('option', { name: shown(100) }).click();
    // By key: the options lie over it until the field is left.
    await adding.getByRole('button', { name: 'Add numbers' }).press('Enter');
    await expect(adding).toHaveCount(0);
    await own.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(own.getByRole('dialog')).toHaveCount(0);
    await expect(own.getByText(shown(100)).first()).toBeVisible();
    await own.getByRole('link', { name: 'Phone Numbers' }).first().click();
    await own.getByRole('searchbox').or(own.getByPlaceholder(/Any part/)).first().fill(`${block.slice(3)} 0100`);
    const row = own.getByRole('row', { name: new RegExp(shown(100).replaceAll('+', '\\+')) });
    await expect(row.getByRole('link', { name })).toBeVisible();
    await context.close();
  });
});
