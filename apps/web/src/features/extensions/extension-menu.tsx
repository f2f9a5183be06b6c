import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { useRemove } from '#ui/remove.tsx';
import { ActionItem, type RowAction } from '#ui/resource-table.tsx';
import { useCardDialog } from './cards/use-card-dialog.tsx';
import { useDuplicate } from './duplicate-dialog.tsx';
import { IdentityDialog } from './identity/identity-dialog.tsx';
import { useResetPassword, useSetEnabled, useUnregister } from './identity/use-person-actions.ts';
import { nameOf } from './name-of.ts';

interface Props {
  extension: Extension;
  settings: ExtensionSettings;
  isEditing: boolean;
}

/** Opens the dialog of who an extension is; at its own address, that is left with it. */
const useEdit = ({ settings, isEditing }: Props) => {
  const { base } = usePlace();
  const navigate = useNavigate();
  const edit = useCardDialog(IdentityDialog, settings);
  const isOpened = useRef(false);
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = isEditing;
    return () => void (isHere.current = false);
  }, [isEditing]);
  useEffect(() => {
    if (!isEditing || isOpened.current) return;
    isOpened.current = true;
    void edit().then(() => isHere.current && navigate(`${base}/extensions/${settings.id}`, { replace: true }));
    // Once, as the page is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isEditing]);
  return edit;
};

const useActions = (props: Props): RowAction[] => {
  const { extension, settings } = props;
  const { isSignInAllowed, hasPassword } = settings.identity;
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const navigate = useNavigate();
  const [edit, duplicate, remove] = [useEdit(props), useDuplicate(), useRemove(extensions)];
  const [resetPassword, unregister, setEnabled] = [useResetPassword(), useUnregister(), useSetEnabled()];
  const removeIt = async () => {
    if (await remove([{ id: extension.id, name: nameOf(extension) }])) void navigate(listAddress(`${base}/extensions`));
  };
  const enabling: RowAction = extension.isEnabled
    ? { label: t('enabling.disableMenu'), icon: 'lock', isDangerous: true, onClick: () => void setEnabled(extension, false) }
    : { label: t('enabling.enable'), icon: 'check', onClick: () => void setEnabled(extension, true) };
  return [
    { label: t('identity.edit'), icon: 'edit', onClick: () => void edit() },
    { label: t(hasPassword ? 'reset.menu' : 'reset.firstMenu'), icon: 'key', onClick: () => void resetPassword(settings), ...(!isSignInAllowed && { reason: t('reset.notAllowed') }) },
    { label: t('duplicate.action'), icon: 'copy', onClick: () => void duplicate(extension) },
    { label: t('unregister.menu'), icon: 'exit', onClick: () => void unregister(extension) },
    enabling,
    { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void removeIt() },
  ];
};

/** What can be done with an extension as a whole. */
export const ExtensionMenu = (props: Props) => {
  const t = useTranslations('extensions');
  const actions = useActions(props);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={13} />}>{t('actions')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => <ActionItem key={action.label} {...action} />)}
      </Menu.Dropdown>
    </Menu>
  );
};
