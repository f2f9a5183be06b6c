import { outbox } from '@patchbay/contract/operations';
import { session } from '@patchbay/contract/session';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';
import { placeOf, signInAs } from '../sign-in.ts';

test('from an empty enterprise to a phone that comes up, in the dashboard', async ({ page, browser, playwright }) => {
  const mark = Date.now().toString(36).toUpperCase();
  const name = `Olivera ${mark}`;
  const email = `ada.${mark.toLowerCase()}@olivera.example`;
  const password = `correct horse ${crypto.randomUUID().slice(0, 8)}`;
  recordSecret('chosen password', password);

  await test.step('a reseller opens an enterprise and invites its administrator', async () => {
    await signInAs(page, signInOf('reseller@'));
    await page.getByRole('link', { name: 'Enterprises' }).first().click();
    await page.getByRole('link', { name: 'Add enterprise' }).first().click();
    const form = page.getByRole('form', { name: 'New enterprise' });
    await form.getByRole('region', { name: 'Organisation' }).getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('textbox', { name: 'Code' }).fill(`OLI${mark}`);
    const administrator = form.getByRole('region', { name: 'Administrator' });
    await administrator.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await administrator.getByRole('textbox', { name: 'Name' }).fill('Ada Olivera');
    await page.getByRole('button', { name: 'Create enterprise' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('gives it fifty numbers', async () => {
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(/\/t\//);
    await expect(page.getByText(`You are working in ${name}`)).toBeVisible();
    await page.getByRole('link', { name: 'Phone Numbers' }).first().click();
    await page.getByRole('button', { name: 'Add numbers' }).first().click();
    const block = String(200 + (Date.now() % 700)).slice(0, 3);
    const tail = String(Date.now()).slice(-4, -2);
    await page.getByLabel('Number or range').fill(`+1 303 ${block} ${tail}00–${tail}49`);
    await page.getByRole('button', { name: 'Add 50 numbers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('50');
  });

  const person = await browser.newContext();
  const own = await person.newPage();
  await test.step('the administrator accepts the invitation', async () => {
    const platform = new Api(await playwright.request.newContext());
    const operator = signInOf('platform@');
    recordSecret('log-in password', operator.password);
    await platform.call(session.signIn, { body: operator });
    const at = (await platform.call(session.get)).session!.memberships[0]!.organisationId;
    const { items } = await platform.call(outbox.list, { at, query: { q: email } });
    const { text } = await platform.call(outbox.get, { at, params: { id: items[0]!.id } });
    const link = /https?:\/\/\S+\/invitation#\S+/.exec(text)![0];
    recordSecret('invitation', link.split('#')[1]!);
    await own.goto(link);
    await own.getByLabel('New password').or(own.getByLabel('Password', { exact: true })).first().fill(password);
    await own.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(own).toHaveURL(/\/t\//);
  });

  await test.step('creates extension 100 with a number', async () => {
    await own.getByRole('link', { name: 'Extensions' }).first().click();
    await own.getByRole('link', { name: 'New extension' }).first().click();
    await own.getByRole('textbox', { name: 'Number', exact: true }).fill('100');
    await own.getByRole('textbox', { name: 'Name', exact: true }).fill('Reception');
    await own.getByRole('combobox', { name: 'Phone numbers' }).click();
    await own.getByRole('option').first().click();
    await own.keyboard.press('Escape');
    await own.getByRole('button', { name: 'Save' }).click();
    await expect(own.getByRole('heading', { level: 1, name: '100 Reception' })).toBeVisible();
    await expect(own.getByText(`100-OLI${mark}`).first()).toBeVisible();
  });

  await test.step('creates a Yealink T46U with line 1 on it, and fetches its file', async () => {
    await own.goto(`${placeOf(own)}/phones/new`);
    await own.getByRole('textbox', { name: 'Name', exact: true }).fill('Front desk');
    await own.getByRole('combobox', { name: 'Model' }).fill('T46U');
    await own.getByRole('option', { name: /T46U/ }).click();
    const mac = `80:5e:c0:${Date.now().toString(16).slice(-6).replace(/(..)(..)(..)/, '$1:$2:$3')}`;
    await own.getByRole('textbox', { name: 'MAC Address' }).fill(mac);
    await own.getByRole('combobox', { name: 'Line 0' }).fill('100');
    await own.getByRole('option', { name: /100/ }).click();
    const [answer] = await Promise.all([
      own.waitForResponse((response) => response.url().endsWith('/provisioning/reveal')),
      own.getByRole('button', { name: 'Save' }).click(),
    ]);
    const provisioning = (await answer.json()) as { fileUrl: string; httpUsername: string; httpPassword: string };
    recordSecret('HTTP password', provisioning.httpPassword);
    await expect(own.getByText('Front desk is ready to be provisioned')).toBeVisible();
    const handset = await playwright.request.newContext();
    const authorization = `Basic ${Buffer.from(`${provisioning.httpUsername}:${provisioning.httpPassword}`).toString('base64')}`;
    const file = await (await handset.get(provisioning.fileUrl, { headers: { authorization } })).text();
    expect(file).toContain(`account.1.user_name = 100-OLI${mark}`);
    recordSecret('SIP password', /^account\.1\.password = (\S+)$/m.exec(file)![1]!);
    await own.keyboard.press('Escape');
  });

  await test.step('renames the phone and undoes that from the audit log', async () => {
    await own.goto(`${placeOf(own)}/phones`);
    await own.getByRole('link', { name: 'Front desk' }).first().click();
    await own.getByRole('link', { name: 'Edit' }).click();
    await own.getByRole('textbox', { name: 'Name', exact: true }).fill('Back office');
    await own.getByRole('button', { name: 'Save' }).click();
    await expect(own.getByRole('heading', { level: 1, name: 'Back office' })).toBeVisible();
    await own.goto(`${placeOf(own)}/audit`);
    await own.getByRole('link', { name: 'Phone changed' }).first().or(own.getByText('Phone changed').first()).first().click();
    await expect(own.getByText('Front desk').first()).toBeVisible();
    await own.getByRole('button', { name: 'Undo…' }).click();
    await own.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(own.getByText('One object is as before.')).toBeVisible();
    await own.goto(`${placeOf(own)}/phones`);
    await expect(own.getByText('Front desk').first()).toBeVisible();
  });
  await person.close();
});
