import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { screen, within } from '@testing-library/react';
import { expect } from 'vitest';
import { answer } from '#test/answer.ts';
import { anId, renderPage } from '#test/render.tsx';
import { ExtensionPage } from '../extension-page.tsx';

/** The page of extension 100 at one of its tabs. */
export const openTab = (tab: string, may: Permission[] = [...permissions]) => {
  answer(extensionIdentity.registration, { hasSwitch: false, contacts: [] });
  return renderPage(<ExtensionPage />, { path: `/extensions/${anId(100)}?tab=${tab}`, route: 'extensions/:id', may });
};

/** Opens the dialog of a card; `save` saves it, after which it is closed. */
export const openCard = async (tab: string, card: string) => {
  const page = openTab(tab);
  await page.user.click(await screen.findByRole('button', { name: `Edit ${card}` }));
  const dialog = within(await screen.findByRole('dialog', { name: card }));
  const save = async () => {
    await page.user.click(dialog.getByRole('button', { name: 'Save' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  };
  return { ...page, dialog, save };
};
