import AxeBuilder from '@axe-core/playwright';
import { audioFiles } from '@patchbay/contract/audio-files';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { unique } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';
import { startPhoneSystem } from '../phone-system.ts';

let system: Awaited<ReturnType<typeof startPhoneSystem>>;
test.beforeAll(async () => void (system = await startPhoneSystem()));
test.afterAll(() => system.stop());

const expectSound = async (page: Page, what: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${what}, ${colorScheme}: ${id} ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
  }
  expect([what, await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')]).toEqual([what, 0]);
};

/** An extension that rings at a softphone. */
const aSoftphone = async (displayName: string) => {
  const { app, enterprise, admin } = system;
  const { id, shortNumber } = await anExtension(app, enterprise, { displayName });
  const { endpoints } = await ok(admin, extensionCards.settings, { params: { id } });
  await ok(admin, extensionCards.updateEndpoints, { params: { id }, body: { softphone: { isOn: true }, version: endpoints.version } });
  return { id, name: `${shortNumber} ${displayName}` };
};

/** An extension of its own for each journey, whose person gets mail at an address of their own. */
const aPerson = async () => {
  const [extension, name] = [await aSoftphone('Ann Lee'), unique().toLowerCase()];
  return { ...extension, username: `ann.${name}`, email: `ann.${name}@staff.example`, password: `glacier orbit ${name}` };
};

/** So many days after the coming Saturday, as a field for dates takes it. */
const afterSaturday = (days: number): string => {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 7 - ((day.getUTCDay() + 1) % 7) + days);
  return day.toISOString().slice(0, 10);
};

const mailsTo = (address: string) => system.mails.filter(({ to }) => to.includes(address));

/** The next mail to an address that says such a thing, after those that were there: a notice of something before may still be on its way. */
const nextMail = async (address: string, says: RegExp, act: () => Promise<unknown>): Promise<string> => {
  const before = mailsTo(address).length;
  const next = () => mailsTo(address).slice(before).find(({ text }) => says.test(text))?.text;
  await act();
  await expect.poll(next).toBeDefined();
  return next()!;
};

const aCode = /\b\d{6}\b/;
const aLink = /\/reset\S*#/;

const linkIn = (text: string): string => {
  const link = /https?:\/\/\S+\/reset\S*/.exec(text)![0];
  recordSecret('link to choose a password', link.split('#')[1]!);
  return link.replace('127.0.0.1', 'localhost');
};

const choosePassword = async (page: Page, link: string, password: string) => {
  recordSecret('password', password);
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
};

const typeWho = async (page: Page, { username, password }: { username: string; password: string }) => {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

const enterCode = async (page: Page, text: string) => {
  const [, code] = /\b(\d{6})\b/.exec(text)!;
  await page.getByLabel('Code').fill(code!);
  await page.getByRole('button', { name: 'Continue' }).click();
};

test('[67] [69] [71] [72] [73] [74] [75] [76] [100] [101] [102] [117] an agent is let in, signs in in two steps, forwards over a holiday, records a greeting, sees what happens on Sunday at noon, and is out once the password is reset', async ({ page, browser, context }) => {
  const { admin, enterprise, url } = system;
  const [person, colleague] = [await aPerson(), await aSoftphone('Bea Stone')];
  const address = `${url}/t/${enterprise.id}`;

  const first = await test.step('an administrator lets the person log in, in two steps, and sends the link', async () => {
    await system.signIn(context);
    await page.goto(`${address}/extensions/${person.id}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit extension' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^User name/ }).fill(person.username);
    await dialog.getByRole('switch', { name: /^Allowed to log in/ }).check();
    await dialog.getByRole('radio', { name: /^Two steps/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('Two steps need a personal contact, to which the code is sent')).toBeVisible();
    await dialog.getByRole('textbox', { name: /^Personal contact/ }).fill(person.email);
    await expectSound(page, 'the identity of an extension');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`May sign in as ${person.username}, Agent: no password yet`)).toBeVisible();
    return nextMail(person.email, aLink, async () => {
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Send the link for a password…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByText(/A link to choose a password was sent to a•••@s•••\.example/)).toBeVisible();
    });
  });

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', permissions: ['microphone'] });
  const mine = await phone.newPage();

  await test.step('the person chooses a password, and signs in with enterprise, user name, and the code of a mail', async () => {
    expect(first).toContain(enterprise.code);
    await choosePassword(mine, linkIn(first), person.password);
    await mine.getByRole('link', { name: 'Sign in' }).click();
    await expect(mine.getByLabel('Enterprise')).toHaveValue(new RegExp(`^${enterprise.code}$`, 'i'));
    await expectSound(mine, 'the sign-in by user name');
    await nextMail(person.email, aCode, () => typeWho(mine, { ...person, username: person.username.toUpperCase() }));
    await expect(mine.getByText('We have sent a code to a•••@s•••.example. Enter it here.')).toBeVisible();
    await expectSound(mine, 'the second step');
    const again = await nextMail(person.email, aCode, () => mine.getByRole('button', { name: 'Send a new code' }).click());
    await mine.getByLabel('Code').fill('000000');
    await mine.getByRole('button', { name: 'Continue' }).click();
    await expect(mine.getByText('This code is not right, or works no more.')).toBeVisible();
    await enterCode(mine, again);
    await expect(mine).toHaveURL(`${address}/my-extension`);
    await expect(mine.getByRole('heading', { level: 1, name: /Ann Lee$/ })).toBeVisible();
    await expectSound(mine, 'My Extension');
  });

  await test.step('they forward to a colleague over their holiday', async () => {
    await mine.getByRole('tab', { name: 'Forwarding' }).click();
    await mine.getByRole('button', { name: 'Edit Temporary change' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByRole('switch', { name: /^Forward for a time/ }).check();
    await dialog.getByLabel(/^From/).fill(`${afterSaturday(0)}T08:00`);
    await dialog.getByLabel(/^Until/).fill(`${afterSaturday(9)}T07:30`);
    await dialog.getByRole('combobox', { name: /^Destination/ }).fill('Bea');
    await mine.getByRole('option', { name: /Bea Stone/ }).first().click();
    await expectSound(mine, 'a forward for a time');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    const card = mine.getByRole('region', { name: 'Temporary change' });
    for (const fact of [/08:00/, /07:30/, colleague.name]) await expect(card.getByText(fact)).toBeVisible();
  });

  await test.step('they record a greeting with the microphone', async () => {
    await mine.getByRole('tab', { name: 'Voicemail' }).click();
    const card = mine.getByRole('region', { name: 'Welcome message' });
    await expect(card.getByText('A tone alone')).toBeVisible();
    await card.getByRole('button', { name: 'Record or upload…' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByRole('tab', { name: 'Record' }).click();
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect.poll(() => dialog.getByRole('meter', { name: 'Loudness' }).getAttribute('aria-valuenow').then(Number)).toBeGreaterThan(0);
    await expect(dialog.getByRole('timer', { name: 'Recorded so far' })).toHaveText(/^0:(0[3-9]|[1-5]\d)$/);
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await expect(dialog.getByRole('button', { name: 'Play your recording' })).toBeVisible();
    await expectSound(mine, 'a recording');
    await dialog.getByRole('button', { name: 'Save the recording' }).click();
    await expect(mine.getByText(/^Saved\. Your unanswered calls do not go to voicemail/)).toBeVisible();
    await expect(card.getByText(/^Greeting/)).toBeVisible();
    const { voicemail } = await ok(admin, extensionCards.settings, { params: { id: person.id } });
    const { durationSeconds } = await ok(admin, audioFiles.get, { params: { id: voicemail.greetingAudioId! } });
    expect(durationSeconds).toBeGreaterThanOrEqual(2);
  });

  await test.step('they see what happens to a call on Sunday at noon, and once the holiday is over', async () => {
    await mine.getByRole('tab', { name: 'Forwarding' }).click();
    const explained = mine.getByRole('region', { name: 'What happens to a call' });
    await explained.getByLabel('When').click();
    await mine.getByRole('option', { name: 'At another time' }).click();
    await explained.getByLabel(/^Date and time/).fill(`${afterSaturday(1)}T12:00`);
    await expect(explained.getByText(`The call goes on at ${colleague.name}`)).toBeVisible();
    await expect(explained.getByText(new RegExp(`^${person.name} forwards to ${colleague.name}, by a temporary change until .*\\b7:30`))).toBeVisible();
    await explained.getByLabel(/^Date and time/).fill(`${afterSaturday(15)}T12:00`);
    await expect(explained.getByText(`${person.name} rings and answers.`)).toBeVisible();
    await expect(explained.getByText(/forwards to/)).toHaveCount(0);
  });

  await test.step('they give the voicemail a PIN, forward calls to it, and see what becomes of a call', async () => {
    await mine.getByRole('tab', { name: 'Voicemail' }).click();
    await mine.getByRole('button', { name: 'Edit Voicemail' }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Go to voicemail' }).check();
    await dialog.getByLabel(/^PIN/).fill('1234');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('This PIN is among the first that anyone would try.')).toBeVisible();
    await dialog.getByLabel(/^PIN/).fill('73914');
    recordSecret('voicemail PIN', '73914');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expectSound(mine, 'the own voicemail');
    await mine.getByRole('tab', { name: 'Forwarding' }).click();
    await mine.getByRole('button', { name: 'Edit Unconditional forward' }).click();
    await dialog.getByRole('radio', { name: 'Forward calls to a destination' }).check();
    await dialog.getByRole('combobox', { name: /^Destination/ }).click();
    await dialog.getByRole('combobox', { name: /^Destination/ }).fill('Ann');
    await mine.getByRole('option', { name: /Voicemail.*Ann Lee/ }).click();
    await expect(dialog.getByText(/takes a message/).last()).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(mine.getByRole('region', { name: 'What happens to a call' }).getByText(/forwards every call to/)).toBeVisible();
    await mine.getByRole('tab', { name: 'Devices' }).click();
    await expectSound(mine, 'the own devices');
  });

  await test.step('after a reload they hear what callers hear', async () => {
    await mine.getByRole('tab', { name: 'Voicemail' }).click();
    await mine.reload();
    const card = mine.getByRole('region', { name: 'Welcome message' });
    await expectSound(mine, 'the own greeting');
    await card.getByRole('button', { name: /^Play Greeting .* Ann Lee$/ }).click();
    await expect(card.getByRole('slider')).toHaveAttribute('aria-valuetext', /^0:\d\d of 0:[0-3]\d$/);
  });

  await test.step('other pages are not theirs', async () => {
    for (const path of ['overview', 'extensions', `extensions/${person.id}`, 'users', 'phones', 'accounts', 'audit']) {
      await mine.goto(`${address}/${path}`);
      await expect(mine.getByRole('heading', { name: 'You may not see this' })).toBeVisible();
    }
    expect((await phone.request.get(`${url}/api/t/${enterprise.id}/extensions`)).status()).toBe(403);
    expect((await ok(admin, extensionCards.settings, { params: { id: person.id } })).unconditionalForward.destination).toEqual({ kind: 'VOICEMAIL', extensionId: person.id });
  });

  await test.step('the administrator resets the password, and the person is out', async () => {
    await mine.goto(`${address}/my-extension`);
    await expect(mine.getByRole('tab', { name: 'Forwarding' })).toBeVisible();
    await page.reload();
    await expect(page.getByText(`Signs in as ${person.username}, Agent`)).toBeVisible();
    const reset = await nextMail(person.email, aLink, async () => {
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Reset password…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
    });
    await mine.reload();
    await expect(mine.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    // The browser remembers the enterprise, so that the user name comes first.
    await expect(mine.getByLabel('Enterprise')).toHaveValue(new RegExp(`^${enterprise.code}$`, 'i'));
    await typeWho(mine, person);
    await expect(mine.getByRole('alert')).toHaveText('Enterprise, user name or password is not right.');
    const changed = `${person.password} anew`;
    await choosePassword(mine, linkIn(reset), changed);
    await mine.getByRole('link', { name: 'Sign in' }).click();
    await enterCode(mine, await nextMail(person.email, aCode, () => typeWho(mine, { ...person, password: changed })));
    await expect(mine).toHaveURL(`${address}/my-extension`);
  });
  await phone.close();
});
