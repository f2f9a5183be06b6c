import { destinations } from '@patchbay/contract/destinations';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { fireEvent, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension, aWorld, someSettings } from '#test/extensions.ts';
import { anId } from '#test/render.tsx';
import { openCard, openTab } from '../testing/open-card.tsx';

const ann: LabelledDestination = { destination: { kind: 'EXTENSION', id: anId(101) }, label: '101 Ann', isEnabled: true };

beforeEach(() => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionCalls.world, aWorld());
  answer(destinations.find, { items: [ann] });
});

const edit = (card: string) => openCard('forwarding', card);

const chooseAnn = async (user: UserEvent, field: HTMLElement) => {
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
};

const putInto = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

test('[115] the tab Forwarding has unconditional forward, exception numbers, conditional forward and a temporary change', async () => {
  openTab('forwarding');
  for (const card of ['Unconditional forward', 'Exception numbers', 'Conditional forward', 'Temporary change']) expect(await screen.findByRole('region', { name: card })).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Forwarding', selected: true })).toBeTruthy();
});

test('[116] [117] all calls are forwarded to a destination from one drop-down, or none are', async () => {
  answer(extensionCards.updateUnconditionalForward, someSettings());
  const { user, dialog, save } = await edit('Unconditional forward');
  expect(dialog.getByRole('radio', { name: 'Don’t forward calls' })).toHaveProperty('checked', true);
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('Choose where calls are forwarded to')).toBeTruthy();
  await chooseAnn(user, dialog.getByRole('combobox', { name: /^Destination/ }));
  await save();
  expect(callsOf(extensionCards.updateUnconditionalForward).map(({ body }) => body)).toEqual([{ mode: 'ALWAYS', destination: ann.destination, rules: [], version: 17 }]);
});

test('[118] [119] [120] schedule rules are made in a dialog of their own with days and times, and put into their order by keys', async () => {
  answer(extensionCards.updateUnconditionalForward, someSettings());
  const { user, dialog, save } = await edit('Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls by schedule rules' }));
  const add = async (name: string, [from, to]: [string, string]) => {
    await user.click(dialog.getByRole('button', { name: 'Add schedule' }));
    const rule = within(await screen.findByRole('dialog', { name: 'Create rule' }));
    await user.type(rule.getByRole('textbox', { name: /^Name/ }), name);
    await user.click(rule.getByRole('checkbox', { name: 'Friday' }));
    putInto(rule.getByLabelText(/^From/), from);
    putInto(rule.getByLabelText(/^To/), to);
    await chooseAnn(user, rule.getByRole('combobox', { name: /^Destination/ }));
    await user.click(rule.getByRole('button', { name: 'Apply' }));
    await dialog.findByText(name);
  };
  await add('Evenings', ['18:00', '00:00']);
  await add('Lunch', ['12:00', '13:00']);
  const up = dialog.getByRole('button', { name: 'Move Lunch up' });
  up.focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Lunch up');
  expect(dialog.getByText('Lunch is number 1 now.')).toBeTruthy();
  await save();
  const rule = { days: [1, 2, 3, 4], destination: ann.destination };
  expect(callsOf(extensionCards.updateUnconditionalForward)[0]?.body).toMatchObject({ mode: 'SCHEDULE', rules: [{ name: 'Lunch', from: '12:00', to: '13:00', ...rule }, { name: 'Evenings', from: '18:00', to: '24:00', ...rule }] });
});

test('[120] a rule that never decides says so at its place, and each can be removed', async () => {
  const all = { name: 'Always', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', destination: ann.destination };
  const unconditionalForward = { mode: 'SCHEDULE' as const, destination: null, rules: [all, { ...all, name: 'Lunch', from: '12:00', to: '13:00' }] };
  answer(extensionCards.settings, someSettings({ unconditionalForward: { ...unconditionalForward, version: 17 }, destinations: [ann] }));
  answer(extensionCalls.world, aWorld({ forwarding: { unconditional: unconditionalForward } }));
  const { user, dialog } = await edit('Unconditional forward');
  expect(await dialog.findByText('This rule never decides: number 1 above it covers all of its time.')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Remove Always' }));
  await expect.poll(() => dialog.queryByText(/never decides/)).toBeNull();
  expect(dialog.getAllByRole('listitem').map((item) => within(item).queryByText('Lunch') !== null)).toContain(true);
});

test('[121] exception numbers are typed or pasted many at once in any notation, and chosen from colleagues and own numbers', async () => {
  answer(destinations.find, { items: [ann, { destination: { kind: 'PHONE_NUMBER', id: anId(7) }, label: '+12025550107', isEnabled: true }] });
  answer(extensionCards.updateExceptionNumbers, someSettings());
  const { user, dialog, save } = await edit('Exception numbers');
  await user.click(dialog.getByRole('button', { name: 'Add number' }));
  const adding = within(await screen.findByRole('dialog', { name: 'Add exception numbers' }));
  const typed = adding.getByRole('textbox', { name: /^Numbers/ });
  await user.click(typed);
  await user.paste('912 345 678\n+44 (0)20 7946 0100, 150; nonsense');
  await user.click(adding.getByRole('button', { name: 'Add' }));
  expect(await adding.findByText('This is no number: nonsense')).toBeTruthy();
  await user.clear(typed);
  await user.paste('912 345 678\n+44 (0)20 7946 0100, 150; +351912345678');
  await user.click(adding.getByRole('combobox', { name: 'Colleagues' }));
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
  await user.click(adding.getByRole('combobox', { name: 'Own phone numbers' }));
  await user.click(await screen.findByRole('option', { name: '+1 202 555 0107' }));
  await user.click(adding.getByRole('button', { name: 'Add' }));
  expect(await dialog.findByRole('button', { name: 'Remove +351 912 345 678' })).toBeTruthy();
  await save();
  const numbers = (callsOf(extensionCards.updateExceptionNumbers)[0]!.body as { numbers: { number: string; label: string }[] }).numbers;
  expect(numbers.map(({ number, label }) => `${number} ${label}`.trim())).toEqual(['+351912345678', '+442079460100', '150', '101 Ann', '+12025550107']);
});

test('[122] [123] as many as people like are listed and searched, and each can be deleted', async () => {
  const numbers = Array.from({ length: 500 }, (_, index) => ({ number: `+35191234${String(index).padStart(4, '0')}` as never, label: index === 499 ? 'Mother' : '' }));
  answer(extensionCards.settings, someSettings({ exceptionNumbers: { numbers, version: 18 } }));
  answer(extensionCards.updateExceptionNumbers, someSettings());
  const { user, dialog, save } = await edit('Exception numbers');
  expect(dialog.getAllByRole('button', { name: /^Remove/ })).toHaveLength(200);
  await user.type(dialog.getByRole('textbox', { name: 'Search 500 numbers' }), 'mother');
  await user.click(dialog.getByRole('button', { name: /^Remove/ }));
  await save();
  const sent = (callsOf(extensionCards.updateExceptionNumbers)[0]!.body as { numbers: unknown[] }).numbers;
  expect(sent).toHaveLength(499);
});

test('a number that the server refuses is said in the list', async () => {
  answer(extensionCards.settings, someSettings({ exceptionNumbers: { numbers: [{ number: '101' as never, label: '' }, { number: '102' as never, label: '' }], version: 18 } }));
  refuse(extensionCards.updateExceptionNumbers, 'rule-broken', { detail: 'This number is in the list already.', errors: [{ pointer: '/numbers/1/number', detail: 'This number is in the list already.' }] });
  const { user, dialog } = await edit('Exception numbers');
  await user.click(dialog.getByRole('button', { name: 'Remove 101' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('This number is in the list already.')).toBeTruthy();
});

test('[124] [125] [126] each condition ends or forwards, and ringing lasts as long as it is set', async () => {
  answer(extensionCards.updateConditionalForward, someSettings());
  const { user, dialog, save } = await edit('Conditional forward');
  for (const when of ['When not reachable', 'When busy', 'When nobody answers']) {
    const block = within(dialog.getByRole('group', { name: when }));
    expect(block.getByRole('radio', { name: /^End calls/ })).toHaveProperty('checked', true);
    await user.click(block.getByRole('radio', { name: 'Forward calls' }));
    await chooseAnn(user, dialog.getByRole('combobox', { name: new RegExp(`^Destination: ${when}`) }));
  }
  const seconds = dialog.getByRole('textbox', { name: /^Extension ring time/ });
  await user.clear(seconds);
  await user.type(seconds, '35');
  await save();
  const forward = { action: 'FORWARD', destination: ann.destination };
  expect(callsOf(extensionCards.updateConditionalForward)[0]?.body).toEqual({ notReachable: forward, busy: forward, noAnswer: { ...forward, ringSeconds: 35 }, version: 19 });
});

test('[127] the card of the conditional forward says to which calls alone it applies while all others are forwarded', async () => {
  const settings = someSettings({ destinations: [ann] });
  answer(extensionCards.settings, { ...settings, unconditionalForward: { ...settings.unconditionalForward, mode: 'ALWAYS', destination: ann.destination }, conditionalForward: { ...settings.conditionalForward, busy: { action: 'FORWARD', destination: ann.destination } } });
  answer(extensionCalls.world, aWorld({ forwarding: { unconditional: { mode: 'ALWAYS', destination: ann.destination }, conditional: { busy: { action: 'FORWARD', destination: ann.destination } } } }));
  openTab('forwarding');
  const card = within(await screen.findByRole('region', { name: 'Conditional forward' }));
  expect(await card.findByText('This applies to calls from 101 Ann alone: all others are forwarded before anything rings.')).toBeTruthy();
});

test('what a temporary change does is shown for the moment at which it begins, until another one is asked about', async () => {
  const { user, dialog } = await edit('Temporary change');
  await user.click(dialog.getByRole('switch', { name: /^Forward for a time/ }));
  putInto(dialog.getByLabelText(/^From/), '2031-07-05T09:00');
  putInto(dialog.getByLabelText(/^Until/), '2031-07-14T08:00');
  await chooseAnn(user, dialog.getByRole('combobox', { name: /^Destination/ }));
  const effect = within(dialog.getByRole('region', { name: 'What saving this does to a call' }));
  const after = within(await effect.findByRole('region', { name: 'With this change' }));
  expect(after.getByText(/^100 Reception forwards to 101 Ann, by a temporary change until/)).toBeTruthy();
  expect(effect.getByText(/^For a call on .*5 Jul 2031|^For a call on .*Jul 5, 2031/)).toBeTruthy();
  putInto(effect.getByLabelText(/^Date and time/), '2031-07-20T09:00');
  expect(await effect.findByText('The same as before, for such a call:')).toBeTruthy();
  putInto(dialog.getByLabelText(/^From/), '2031-07-06T09:00');
  expect(effect.getByText(/^For a call on .*20 Jul 2031|^For a call on .*Jul 20, 2031/)).toBeTruthy();
});

test('a temporary change is set on the clocks of the enterprise, refused where it ends before it begins, and ended', async () => {
  answer(extensionCards.updateTemporaryForward, someSettings());
  const { user, dialog, save } = await edit('Temporary change');
  await user.click(dialog.getByRole('switch', { name: /^Forward for a time/ }));
  putInto(dialog.getByLabelText(/^From/), '2026-07-01T09:00');
  putInto(dialog.getByLabelText(/^Until/), '2026-07-01T08:00');
  await chooseAnn(user, dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('The end comes after the start')).toBeTruthy();
  putInto(dialog.getByLabelText(/^Until/), '2026-07-14T18:00');
  await save();
  // Lisbon is an hour ahead of UTC in summer.
  expect(callsOf(extensionCards.updateTemporaryForward)[0]?.body).toEqual({ temporary: { from: '2026-07-01T08:00:00.000Z', until: '2026-07-14T17:00:00.000Z', destination: ann.destination }, version: 20 });
});
