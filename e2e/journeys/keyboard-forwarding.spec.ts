import { extensions, type Extension } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import type { Locator, Page } from '@playwright/test';
import { isSettled } from '../axe.ts';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

/** The keyboard alone; wherever it leads, something has the focus. */
const keysOf = (page: Page) => {
  const press = async (key: string) => {
    await page.keyboard.press(key);
    // Not by :focus, which a field for times does not match while the clock in it has the focus.
    await expect.poll(() => page.evaluate('document.activeElement !== document.body')).toBe(true);
  };
  const hasFocus = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement);
  const goTo = async (target: Locator, key = 'Tab') => {
    await expect(target).toBeVisible();
    for (let presses = 0; !(await hasFocus(target)); presses += 1) {
      expect(presses, `${key} leads to ${String(target)}`).toBeLessThan(120);
      await press(key);
    }
  };
  const pressOn = async (target: Locator, key = 'Tab') => {
    await goTo(target, key);
    await press('Enter');
  };
  const type = async (field: Locator, text: string) => {
    await goTo(field);
    await page.keyboard.type(text);
  };
  const choose = async (field: Locator, name: string) => {
    await type(field, name.replace(/^\d+ /, ''));
    // What was found before may stand there until the answer comes, and is then no longer what the keys are on.
    await expect(async () => {
      await press('ArrowDown');
      await expect(page.locator('[role="option"][data-combobox-selected]')).toHaveText(new RegExp(`^${name}`), { timeout: 1_000 });
    }).toPass();
    await press('Enter');
  };
  return { press, goTo, pressOn, type, choose };
};

const start = async (page: Page, count: number) => {
  await signInAs(page, signInOf('admin@'));
  const place = placeOf(page);
  const [at, api] = [place.split('/')[2]!, new Api(page.request)];
  const make = async (): Promise<Extension> => {
    const shortNumber = String(5000 + Math.floor(Math.random() * 4000));
    const answer = await api.send(extensions.create, { at, body: { shortNumber, displayName: `Keys ${shortNumber}` } });
    // Another journey may have the number.
    return answer.ok() ? ((await answer.json()) as Extension) : make();
  };
  const made: Extension[] = [];
  for (let n = 0; n < count; n += 1) made.push(await make());
  return { at, api, base: `${process.env.E2E_URL}${place}`, made: made.map(({ id, shortNumber, displayName }) => ({ id, name: `${shortNumber} ${displayName}` })) };
};

test('calls are forwarded by keyboard alone: by rules, with exceptions, where nobody answers, and for a time', async ({ page }) => {
  const { base, made } = await start(page, 2);
  const { press, goTo, pressOn, type, choose } = keysOf(page);
  const [own, other] = [made[0]!, made[1]!];
  await page.goto(`${base}/extensions/${own.id}?tab=forwarding`);
  await isSettled(page);

  const edit = (card: string) => page.getByRole('button', { name: `Edit ${card}`, exact: true });
  const save = async (card: string, dialog: Locator) => {
    await pressOn(dialog.getByRole('button', { name: 'Save' }));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(edit(card)).toBeFocused();
    return page.getByRole('region', { name: card, exact: true });
  };

  await test.step('rules are made, moved and taken away', async () => {
    const card = 'Unconditional forward';
    await pressOn(edit(card));
    const dialog = page.getByRole('dialog', { name: card });
    await goTo(dialog.getByRole('radio', { name: 'Don’t forward calls' }));
    await press('ArrowDown');
    await press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: 'Forward calls by schedule rules' })).toBeChecked();
    const add = dialog.getByRole('button', { name: 'Add schedule' });
    for (const { name, days } of [{ name: 'Evenings', days: [] }, { name: 'Weekend', days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] }, { name: 'Spare', days: [] }]) {
      await pressOn(add);
      const rule = page.getByRole('dialog', { name: 'Create rule' });
      await expect(rule.getByRole('textbox', { name: 'Name' })).toBeFocused();
      await page.keyboard.type(name);
      for (const day of days) {
        await goTo(rule.getByRole('checkbox', { name: day }));
        await press('Space');
      }
      await type(rule.getByLabel(/^From/), '1830');
      await expect(rule.getByLabel(/^From/)).toHaveValue('18:30');
      // Where the clock has twelve hours, in the morning.
      await type(rule.getByLabel(/^To/), '0800a');
      await expect(rule.getByLabel(/^To/)).toHaveValue('08:00');
      await choose(rule.getByRole('combobox', { name: /^Destination/ }), other.name);
      await pressOn(rule.getByRole('button', { name: 'Apply' }));
      await expect(rule).toHaveCount(0);
      await expect(add).toBeFocused();
    }
    const order = () => dialog.getByRole('list', { name: 'Schedule rules' }).getByRole('listitem').allInnerTexts().then((all) => all.map((text) => /Evenings|Weekend|Spare/.exec(text)?.[0]));
    expect(await order()).toEqual(['Evenings', 'Weekend', 'Spare']);
    await pressOn(dialog.getByRole('button', { name: 'Remove Spare' }), 'Shift+Tab');
    await expect(dialog.getByRole('button', { name: 'Remove Weekend' })).toBeFocused();
    await pressOn(dialog.getByRole('button', { name: 'Move Weekend up' }), 'Shift+Tab');
    await expect(dialog.getByRole('button', { name: 'Move Weekend up' })).toBeFocused();
    expect(await order()).toEqual(['Weekend', 'Evenings']);
    const shown = await save(card, dialog);
    for (const text of ['Weekend', 'Evenings', /Sat.*Sun/, /Mon.*Fri/]) await expect(shown.getByText(text).first()).toBeVisible();
  });

  await test.step('exception numbers are typed, and one is taken away', async () => {
    const card = 'Exception numbers';
    await pressOn(edit(card));
    const dialog = page.getByRole('dialog', { name: card, exact: true });
    const add = dialog.getByRole('button', { name: 'Add number' });
    await pressOn(add);
    const adding = page.getByRole('dialog', { name: 'Add exception numbers' });
    await expect(adding.getByRole('textbox', { name: 'Numbers' })).toBeFocused();
    await page.keyboard.type('+44 (20) 7946-0991, +44 20 7946 0992');
    await pressOn(adding.getByRole('button', { name: 'Add', exact: true }));
    await expect(adding).toHaveCount(0);
    await expect(add).toBeFocused();
    await pressOn(dialog.getByRole('button', { name: 'Remove +44 20 7946 0992' }), 'Shift+Tab');
    await expect(dialog.getByRole('button', { name: 'Remove +44 20 7946 0991' })).toBeFocused();
    const shown = await save(card, dialog);
    await expect(shown.getByRole('listitem')).toHaveText([/\+44 20 7946 0991/]);
  });

  await test.step('calls that nobody answers go elsewhere', async () => {
    const card = 'Conditional forward';
    await pressOn(edit(card));
    const dialog = page.getByRole('dialog', { name: card });
    const unanswered = dialog.getByRole('group', { name: 'When nobody answers' }).first();
    await goTo(unanswered.getByRole('radio', { name: 'End calls, or voicemail where that is on' }));
    await press('ArrowDown');
    await expect(unanswered.getByRole('radio', { name: 'Forward calls', exact: true })).toBeChecked();
    await choose(unanswered.getByRole('combobox', { name: /^Destination/ }), other.name);
    const shown = await save(card, dialog);
    await expect(shown.getByText(other.name)).toBeVisible();
  });

  await test.step('for a time, calls go elsewhere altogether', async () => {
    const card = 'Temporary change';
    await pressOn(edit(card));
    const dialog = page.getByRole('dialog', { name: card });
    await goTo(dialog.getByRole('switch', { name: /^Forward for a time/ }));
    await press('Space');
    await choose(dialog.getByRole('combobox', { name: /^Destination/ }), other.name);
    const shown = await save(card, dialog);
    await expect(shown.getByText(other.name)).toBeVisible();
  });
});

test('the members of a ring group are added, put in order and taken out by keyboard alone', async ({ page }) => {
  const { base, made, at, api } = await start(page, 3);
  const { press, goTo, pressOn, type, choose } = keysOf(page);
  const names = made.map(({ name }) => name);
  const [first, second, third] = [names[0]!, names[1]!, names[2]!];
  await page.goto(`${base}/ring-groups/new`);
  await isSettled(page);
  const members = page.getByRole('list', { name: 'Members' }).getByRole('listitem');
  const add = page.getByRole('combobox', { name: 'Add a member' });
  const inOrder = (expected: string[]) => expect.poll(async () => (await members.allInnerTexts()).map((text) => names.find((name) => text.includes(name)))).toEqual(expected);

  const group = `By keys ${first}`;
  await type(page.getByRole('textbox', { name: 'Name' }), group);
  for (const name of names) {
    await choose(add, name);
    await expect(add).toBeFocused();
    await expect(add).toHaveValue('');
  }
  await inOrder([first, second, third]);

  const up = page.getByRole('button', { name: `Move ${third} up` });
  await goTo(up, 'Shift+Tab');
  await press('Enter');
  await press('Enter');
  // At the top there is nowhere to go, and the focus stays.
  await press('Enter');
  await expect(up).toBeFocused();
  await inOrder([third, first, second]);
  await pressOn(page.getByRole('button', { name: `Move ${third} down` }));
  await expect(page.getByRole('button', { name: `Move ${third} down` })).toBeFocused();
  await inOrder([first, third, second]);

  const out = (name: string) => page.getByRole('button', { name: `Take ${name} out` });
  await pressOn(out(third));
  await expect(out(second)).toBeFocused();
  await press('Enter');
  await expect(out(first)).toBeFocused();
  await press('Enter');
  await expect(add).toBeFocused();
  await choose(add, second);
  await choose(add, first);
  await inOrder([second, first]);
  await pressOn(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: group })).toBeVisible();
  const found = await api.call(ringGroups.get, { at, params: { id: page.url().split('/').at(-1)! } });
  expect(found.members.map(({ label }) => label)).toEqual([second, first]);
});
