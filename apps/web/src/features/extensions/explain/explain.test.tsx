import { destinations } from '@patchbay/contract/destinations';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { Destination, LabelledDestination } from '@patchbay/contract/primitives/destination';
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension, aWorld, someSettings } from '#test/extensions.ts';
import { anId } from '#test/render.tsx';
import { openCard, openTab } from '../testing/open-card.tsx';

const toAnn: Destination = { kind: 'EXTENSION', id: anId(101) };
const ann: LabelledDestination = { destination: toAnn, label: '101 Ann', isEnabled: true };
const abroad: LabelledDestination = { destination: { kind: 'EXTERNAL', e164: '+442079460000' as E164 }, label: '+442079460000', isEnabled: true };

beforeEach(() => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionCalls.world, aWorld());
  answer(destinations.find, { items: [ann, abroad] });
});

const openPanel = async () => {
  const page = openTab('forwarding');
  const panel = within(await screen.findByRole('region', { name: 'What happens to a call' }));
  const choose = async (field: string | RegExp, option: string) => {
    await page.user.click(panel.getByRole('combobox', { name: field }));
    await page.user.click(await screen.findByRole('option', { name: option }));
  };
  return { ...page, panel, choose };
};

test('the page says what happens to a call now, step by step', async () => {
  const { panel } = await openPanel();
  expect(await panel.findByText('100 Reception answers')).toBeTruthy();
  expect(panel.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['100 Reception rings and answers.']);
});

test('[124] [125] [126] in each state it says what the condition does', async () => {
  answer(extensionCalls.world, aWorld({ forwarding: { conditional: { noAnswer: { action: 'FORWARD', destination: toAnn, ringSeconds: 35 } } } }));
  const { panel, choose } = await openPanel();
  await choose('This extension', 'does not answer');
  expect(await panel.findByText('101 Ann answers, after 35 seconds of ringing')).toBeTruthy();
  expect(panel.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '100 Reception rings for 35 seconds, and nobody answers.', '100 Reception forwards to 101 Ann because nobody has answered.', '101 Ann rings and answers.',
  ]);
  await choose('This extension', 'is busy');
  expect(await panel.findByText('The call ends: busy')).toBeTruthy();
});

test('[127] the unconditional forward overrides the conditional one within its period, and not outside of it', async () => {
  const rule = { name: 'Holidays', days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00', destination: toAnn };
  answer(extensionCalls.world, aWorld({ forwarding: { unconditional: { mode: 'SCHEDULE', rules: [rule] }, conditional: { busy: { action: 'FORWARD', destination: abroad.destination } } } }));
  const { panel, choose } = await openPanel();
  await choose('When', 'At another time');
  await choose('This extension', 'is busy');
  fireEvent.change(panel.getByLabelText(/^Date and time/), { target: { value: '2026-12-06T12:00' } });
  expect(await panel.findByText('101 Ann answers')).toBeTruthy();
  fireEvent.change(panel.getByLabelText(/^Date and time/), { target: { value: '2026-12-06T18:00' } });
  expect(await panel.findByText(/^The forward when busy to \+44 20 7946 0000 cannot be followed/)).toBeTruthy();
  expect(panel.getByText('The call ends: busy')).toBeTruthy();
});

test('[121] a caller on the list of exceptions is not forwarded, a withheld number is', async () => {
  answer(extensionCalls.world, aWorld({ forwarding: { unconditional: { mode: 'ALWAYS', destination: toAnn }, exceptionNumbers: [{ number: '+351912345678', label: '' }, { number: '101', label: '' }] } }));
  const { user, panel, choose } = await openPanel();
  expect(await panel.findByText('101 Ann answers')).toBeTruthy();
  await user.type(panel.getByRole('textbox', { name: 'Number' }), '+351 912 345 678');
  await user.tab();
  expect(await panel.findByText(/^The caller is among the exception numbers \(\+351 912 345 678\)/)).toBeTruthy();
  await choose('Who calls', 'A withheld number');
  expect(await panel.findByText('101 Ann answers')).toBeTruthy();
  await choose('Who calls', 'A colleague');
  expect(panel.getByText('Say who calls and when to see what happens.')).toBeTruthy();
  await choose('Extension', '101 Ann');
  expect(await panel.findByText(/^The caller is among the exception numbers \(101\)/)).toBeTruthy();
});

test('what cannot be loaded says so, and can be tried again', async () => {
  refuse(extensionCalls.world, 'internal');
  const { user, panel } = await openPanel();
  const retry = await panel.findByRole('button', { name: /again/i });
  answer(extensionCalls.world, aWorld());
  await user.click(retry);
  expect(await panel.findByText('100 Reception answers')).toBeTruthy();
});

const openDialog = (card: string) => openCard('forwarding', card);

test('while a card is edited it says what saving would do, before and after, with nothing sent', async () => {
  const { user, dialog } = await openDialog('Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  expect(await dialog.findByText('Complete the fields to see what they do to a call.')).toBeTruthy();
  await user.click(dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
  expect(await within(await dialog.findByRole('region', { name: 'As it is saved' })).findByText('100 Reception answers')).toBeTruthy();
  expect(within(dialog.getByRole('region', { name: 'With this change' })).getByText('100 Reception forwards every call to 101 Ann.')).toBeTruthy();
  expect(callsOf(extensionCalls.explain)).toHaveLength(0);
});

test('a change that makes no difference for such a call says so', async () => {
  const { user, dialog } = await openDialog('Conditional forward');
  await user.click(within(dialog.getByRole('group', { name: 'When busy' })).getByRole('radio', { name: 'Forward calls' }));
  await user.click(dialog.getByRole('combobox', { name: /^Destination: When busy/ }));
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
  expect(await dialog.findByRole('region', { name: 'With this change' })).toBeTruthy();
  await user.click(dialog.getByText('Ask about another caller, time or state'));
  await user.click(dialog.getByRole('combobox', { name: 'This extension' }));
  await user.click(await screen.findByRole('option', { name: 'is free and answers' }));
  expect(await dialog.findByText('The same as before, for such a call:')).toBeTruthy();
});

test('where a destination is chosen that calls did not come to before, the server is asked, and its warnings stand at their places', async () => {
  const verdict = { isAllowed: false, class: 'INTERNATIONAL' as const, normalised: '+442079460000', because: { code: 'class-denied' as const, class: 'INTERNATIONAL' as const }, overruled: [] };
  answer(extensionCalls.explain, {
    decision: { steps: [{ code: 'answers', who: { kind: 'EXTENSION', id: anId(100) }, afterSeconds: 0 }], outcome: { kind: 'ANSWERED', extensionIds: [anId(100)] }, afterSeconds: 0 },
    warnings: [{ code: 'forbidden', pointer: '/forwarding/unconditional/destination', to: abroad.destination, verdict }],
    labels: [abroad, { destination: { kind: 'EXTENSION', id: anId(100) }, label: '100 Reception', isEnabled: true }],
  });
  const { user, dialog } = await openDialog('Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  await user.click(dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(await screen.findByRole('option', { name: /7946/ }));
  expect(await dialog.findByText('+44 20 7946 0000 cannot be called from here. The dial plan does not allow international calls.')).toBeTruthy();
  expect(callsOf(extensionCalls.explain)[0]?.body).toMatchObject({ question: { caller: { kind: 'WITHHELD' }, extensions: { [anId(100)]: { state: 'IDLE' } } }, unsaved: { forwarding: { unconditional: { mode: 'ALWAYS', destination: abroad.destination } } } });
});

test('a loop is warned of at the field that makes it', async () => {
  answer(extensionCalls.world, aWorld({}, { extensions: [aWorld().extensions[0]!, { ...aWorld().extensions[1]!, forwarding: { ...aWorld().extensions[1]!.forwarding, unconditional: { mode: 'ALWAYS', destination: { kind: 'EXTENSION', id: anId(100) }, rules: [] } } }] }));
  const { user, dialog } = await openDialog('Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  await user.click(dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
  expect(await dialog.findByText('Calls may go in a circle: 100 Reception → 101 Ann → 100 Reception. They are not forwarded on then.')).toBeTruthy();
});

test('a name from right to left leaves the path of a loop in its order', async () => {
  const [reception, ann] = aWorld().extensions;
  const back = { ...ann!, label: '101 محمد', forwarding: { ...ann!.forwarding, unconditional: { mode: 'ALWAYS' as const, destination: { kind: 'EXTENSION' as const, id: anId(100) }, rules: [] } } };
  answer(extensionCalls.world, aWorld({}, { extensions: [reception!, back] }));
  const { user, dialog } = await openDialog('Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  await user.click(dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(await screen.findByRole('option', { name: '101 Ann' }));
  expect(await dialog.findByText('Calls may go in a circle: 100 Reception → \u2068101 محمد\u2069 → 100 Reception. They are not forwarded on then.')).toBeTruthy();
});
