import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { ComponentType } from 'react';
import { useExtensionDialog } from '../access.tsx';
import type { CardDialogProps } from './card-dialog.tsx';

/** Opens the dialog of a card with the settings as they are now. */
export const useCardDialog = (Dialog: ComponentType<CardDialogProps>, settings: ExtensionSettings) => {
  const open = useExtensionDialog();
  return () => open<void>((done) => <Dialog settings={settings} onClose={() => done()} />);
};
