import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { manyNumbers } from '@patchbay/testkit/builders/phone-numbers';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { ok } from '@patchbay/testkit/call';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { startPhoneSystem } from '../phone-system.ts';

let system: Awaited<ReturnType<typeof startPhoneSystem>>;
test.beforeAll(async () => void (system = await startPhoneSystem()));
test.afterAll(() => system.stop());

const [first, last, copied] = ['7300', '7349', '7350'];
const count = 50;
const named = (number: string): string => `${number} Booth ${number}`;

const selectAll = async (page: Page, list: string) => {
  await page.goto(`${list}?q=Booth&pageSize=25`);
  await page.getByRole('checkbox', { name: 'Select everything on this page' }).check();
  await page.getByRole('button', { name: `Select all ${count} that match` }).click();
};

const upload = async (page: Page, list: string, text: string) => {
  await page.goto(list);
  await page.getByRole('link', { name: 'Upload…' }).click();
  await page.getByLabel(/^File/).setInputFiles({ name: 'booths.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  return page.getByRole('group', { name: 'Outcome' });
};

/** The export with a number for each, in order: what a person fills into the column of a spreadsheet. */
const withNumbers = (text: string, numbers: string[]): string => {
  const [header, ...rows] = text.trim().split('\r\n').map((line) => line.split(','));
  const column = header!.indexOf('Phone Numbers');
  return [header!, ...rows.map((cells, row) => cells.with(column, numbers[row]!))].map((cells) => cells.join(',')).join('\r\n');
};

test('[77] [79] [85] [87] [117] an administrator makes 50 extensions by range, gives them a dial plan and numbers, puts them into a group, duplicates one, and deletes one that is forwarded to', async ({ page, context }) => {
  const { app, admin, enterprise, url } = system;
  const place = `${url}/t/${enterprise.id}`;
  const list = `${place}/extensions`;
  await aDialPlanProfile(app, enterprise, { name: 'Booths' });
  await manyNumbers(app, enterprise, count, 'DIRECT_ROUTING');
  const group = await aRingGroup(app, enterprise, { name: 'All booths' });
  const idOf = async (number: string) => (await ok(admin, extensions.list, { query: { q: number } })).items.find(({ shortNumber }) => shortNumber === number)!.id;
  await system.signIn(context);

  await test.step('the range says what it makes, and makes all of it', async () => {
    await page.goto(list);
    await page.getByRole('button', { name: 'New range' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^First number/).fill(first);
    await dialog.getByLabel(/^Last number/).fill(last);
    await dialog.getByLabel(/^Name of each/).fill('Booth {number}');
    await expect(dialog.getByText(new RegExp(`${count} extensions, from`))).toBeVisible();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText(`${count} extensions are created.`)).toBeVisible();
  });

  await test.step('all that match the search get a dial plan profile, as one change', async () => {
    await selectAll(page, list);
    await page.getByRole('button', { name: 'Edit selected…' }).click();
    const dialog = page.getByRole('dialog', { name: `Edit ${count} extensions` });
    await dialog.getByRole('checkbox', { name: 'Set Dial plan profile' }).click();
    await dialog.getByRole('combobox', { name: 'Dial plan profile' }).click();
    await page.getByRole('option', { name: 'Booths' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`${count} extensions are changed.`)).toBeVisible();
  });

  const exported = await test.step('they are found by their profile, and exported', async () => {
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Dial plan profile' }).click();
    await page.getByRole('option', { name: 'Booths' }).click();
    await expect(page).toHaveURL(/dialPlanProfileId=/);
    await expect(page.getByRole('row', { name: new RegExp(`Booth ${first}`) })).toBeVisible();
    const answer = await page.request.get(`${url}/api/t/${enterprise.id}/extensions${new URL(page.url()).search}&format=csv`);
    const text = await answer.text();
    expect(text.trim().split('\r\n')).toHaveLength(count + 1);
    return text;
  });

  await test.step('their export imports as no change', async () => {
    const outcome = await upload(page, list, exported);
    await expect(outcome.getByRole('button', { name: /^Unchanged/ })).toContainText(String(count), { timeout: 40_000 });
    for (const name of [/^New/, /^Changed/, /^Rejected/]) await expect(outcome.getByRole('button', { name })).toContainText('0');
  });

  const numbers = await test.step('with the free numbers in its column, the file gives each of them a number', async () => {
    const free = (await ok(admin, phoneNumbers.list, { query: { assigned: 'false', pageSize: 100 } })).items.map(({ e164 }) => e164);
    expect(free).toHaveLength(count);
    const outcome = await upload(page, list, withNumbers(exported, free));
    await expect(outcome.getByRole('button', { name: /^Changed/ })).toContainText(String(count), { timeout: 40_000 });
    await page.getByRole('button', { name: `Import ${count} rows` }).click();
    await expect(page.getByText(`${count} rows were imported.`)).toBeVisible({ timeout: 40_000 });
    return free;
  });

  await test.step('each has its number, on its page too', async () => {
    const { items } = await ok(admin, extensions.list, { query: { q: 'Booth', sort: 'shortNumber', pageSize: 100 } });
    expect(items.map((one) => one.phoneNumbers.map(({ e164 }) => e164))).toEqual(numbers.map((number) => [number]));
    await page.goto(`${list}/${await idOf(last)}`);
    const card = page.getByRole('region', { name: 'Phone numbers' });
    await expect.poll(() => card.getByRole('listitem').allTextContents().then((shown) => shown.map((one) => one.replace(/[^+\d]/g, '')))).toEqual([numbers.at(-1)]);
  });

  await test.step('all of them are put into a group at once', async () => {
    await selectAll(page, list);
    await page.getByRole('button', { name: 'Groups of selected…' }).click();
    const dialog = page.getByRole('dialog', { name: `Groups of ${count} extensions` });
    await dialog.getByRole('combobox', { name: 'Add to' }).fill('booths');
    await page.getByRole('option', { name: group.name }).click();
    // By key: the options lie over it until the field is left.
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(page.getByText('One group is changed.')).toBeVisible();
    await page.goto(`${place}/ring-groups/${group.id}`);
    await expect(page.getByText(named(first)).first()).toBeVisible();
    expect((await ok(admin, ringGroups.get, { params: { id: group.id } })).members.map(({ label }) => label)).toEqual(numbers.map((_, row) => named(String(Number(first) + row))));
  });

  await test.step('one is duplicated: the copy has its profile and its group, and no number', async () => {
    await page.goto(`${list}?q=${first}`);
    await page.getByRole('button', { name: `Actions for ${named(first)}` }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    const dialog = page.getByRole('dialog', { name: `Duplicate ${named(first)}` });
    await dialog.getByLabel(/^Number/).fill(copied);
    await dialog.getByLabel(/^Name/).fill(`Booth ${copied}`);
    await dialog.getByRole('button', { name: 'Duplicate' }).click();
    await expect(page.getByRole('heading', { level: 1, name: named(copied) })).toBeVisible();
    await expect(page.getByText('No phone number rings here.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Groups' }).getByRole('link', { name: group.name })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Number settings' }).getByText('Booths')).toBeVisible();
  });

  const [forwarder, target] = ['7301', '7302'];
  await test.step('one forwards its calls to another one', async () => {
    await page.goto(`${list}/${await idOf(forwarder)}?tab=forwarding`);
    await page.getByRole('button', { name: 'Edit Unconditional forward' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Forward calls to a destination' }).check();
    await dialog.getByRole('combobox', { name: /^Destination/ }).fill(target);
    await page.getByRole('option', { name: named(target) }).first().click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Unconditional forward' }).getByText(named(target))).toBeVisible();
  });

  await test.step('who deletes that other one is told who forwards to it, and what else loses it', async () => {
    await page.goto(`${list}/${await idOf(target)}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(named(target)) });
    const losing = dialog.locator('section').filter({ has: page.getByRole('heading', { name: 'These stay and lose their link to it' }) });
    for (const name of [named(forwarder), group.name]) await expect(losing.getByRole('link', { name })).toBeVisible();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(page).toHaveURL(new RegExp(`${list}(\\?|$)`));
    await expect(page.getByText(`${named(target)} is removed.`)).toBeVisible();
  });

  await test.step('the page of the forwarder warns of it, and so does what it says of calls', async () => {
    await page.goto(`${list}/${await idOf(forwarder)}?tab=forwarding`);
    await expect(page.getByRole('region', { name: 'Unconditional forward' }).getByText('What was chosen here is gone, so nothing is forwarded.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What happens to a call' }).getByText(/cannot be followed and counts as not set\. That is gone\./)).toBeVisible();
  });

  await test.step('the rest goes at once, after it was said what goes with them', async () => {
    await selectAll(page, list);
    await page.getByRole('button', { name: 'Delete selected…' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete ${count} extensions?` });
    await expect(dialog.getByText(named(first))).toBeVisible();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText(`${count} extensions are deleted.`)).toBeVisible();
  });
});
