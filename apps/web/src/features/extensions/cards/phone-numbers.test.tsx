import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf } from '#test/answer.ts';
import { anExtension, aWorld, someSettings } from '#test/extensions.ts';
import { aNumber, pageOf } from '#test/numbers.ts';
import { anId } from '#test/render.tsx';
import { openCard } from '../testing/open-card.tsx';

beforeEach(() => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionCalls.world, aWorld());
  answer(ringGroups.list, pageOf<RingGroup>());
});

test('[112] [113] numbers are added from those that are free, and deleted one by one', async () => {
  answer(extensionCards.settings, someSettings({ phoneNumbers: { phoneNumberIds: [anId(1), anId(2)], phoneNumbers: [aNumber(1), aNumber(2)], version: 16 } }));
  answer(phoneNumbers.list, pageOf(aNumber(7), aNumber(8)));
  answer(phoneNumbers.get, ({ params }) => aNumber(params.id === anId(7) ? 7 : 8));
  answer(extensionCards.updatePhoneNumbers, someSettings());
  const { user, dialog, save } = await openCard('communications', 'Phone numbers');
  await user.click(dialog.getByRole('button', { name: 'Remove +1 202 555 0101' }));
  await user.click(dialog.getByRole('button', { name: 'Add numbers' }));
  const adding = within(await screen.findByRole('dialog', { name: 'Add numbers' }));
  await user.click(adding.getByRole('combobox', { name: 'Free numbers' }));
  for (const name of ['+1 202 555 0107', '+1 202 555 0108']) await user.click(await screen.findByRole('option', { name }));
  await user.click(adding.getByRole('button', { name: 'Add numbers' }));
  expect(await dialog.findByRole('button', { name: 'Remove +1 202 555 0108' })).toBeTruthy();
  await save();
  expect(callsOf(extensionCards.updatePhoneNumbers)[0]?.body).toEqual({ phoneNumberIds: [anId(2), anId(7), anId(8)], version: 16 });
});
