import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { Page } from '@playwright/test';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

const outcome = (page: Page, name: string) => page.getByRole('group', { name: 'What was found' }).getByRole('button', { name });

const expectNoFindings = async (page: Page): Promise<void> => {
  await expect(page.locator('[aria-busy="true"], [data-loading="true"]')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([]);
};

test('a reseller compares a carrier\'s list, imports what is missing here, and sees the others in the list of numbers', async ({ page }) => {
  await signInAs(page, signInOf('reseller@'));
  const place = placeOf(page);
  const at = place.slice('/o/'.length);
  const api = new Api(page.request);
  const carrier = (await api.call(carrierProfiles.list, { at, query: { serves: 'VOICE' } })).items[0]!;
  const { items, total } = await api.call(phoneNumbers.list, { at, query: { carrierId: carrier.id, pageSize: 200 } });
  const listed = items.slice(0, 3);
  const block = `+1312${2_000_000 + (Math.floor(Date.now() / 1000) % 7_999_000)}`;

  await test.step('from the carrier profile, with a file as carriers give it', async () => {
    await page.goto(`${process.env.E2E_URL}${place}/carrier-profiles/${carrier.id}`);
    await page.getByRole('link', { name: /Compare with a carrier/ }).click();
    await expect(page.getByRole('combobox', { name: 'Carrier profile' })).toHaveValue(carrier.label);
    const text = ['Order;DID;Remark', ...listed.map(({ e164 }, row) => `${row};${e164};`), `7;${block};new`, '8;4.42E+11;spoilt', ''].join('\r\n');
    await page.getByLabel(/^File/).setInputFiles({ name: 'carrier.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(outcome(page, 'Listed, not here')).toContainText('1');
    await expect(outcome(page, 'Here, not listed')).toContainText(String(total - listed.length));
    await expect(outcome(page, 'Matching')).toContainText('3');
    await expectNoFindings(page);
  });

  await test.step('a spoilt row says why', async () => {
    await outcome(page, 'Rows not compared').click();
    await expect(page.getByText(/shortened this number to scientific notation/)).toBeVisible();
    await expectNoFindings(page);
  });

  await test.step('what the carrier does not list is filtered in the list of numbers', async () => {
    await outcome(page, 'Here, not listed').click();
    await expectNoFindings(page);
    await page.getByRole('link', { name: 'Open them in Phone Numbers' }).click();
    await expect(page.getByRole('button', { name: /carrier.csv: Here, not listed/ })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select everything on this page' }).click();
    await expect(page.getByText(/selected/).first()).toBeVisible();
    await page.goBack();
  });

  await test.step('what is missing here is downloaded as the upload takes it, and imported', async () => {
    await outcome(page, 'Listed, not here').click();
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()]);
    expect(readFileSync(await download.path(), 'utf8').replace('\ufeff', '').split('\r\n').slice(0, 2)).toEqual(['Phone Number,Voice,SMS,Fax,Voice Route Type', `${block},true,false,false,Direct Routing`]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import it…' }).click();
    await page.getByRole('button', { name: 'Import one row' }).click();
    await expect(page.getByText('One row was imported.')).toBeVisible({ timeout: 40_000 });
  });

  await test.step('the health of the numbers keeps what was found', async () => {
    await page.goto(`${process.env.E2E_URL}${place}/phone-numbers/health`);
    await expect(page.getByRole('link', { name: 'Listed, not here 1' })).toBeVisible();
    await expectNoFindings(page);
  });
});
