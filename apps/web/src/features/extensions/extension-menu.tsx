import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { useRemove } from '#ui/remove.tsx';
import { ActionItem, type RowAction } from '#ui/resource-table.tsx';
import { useDuplicate } from './duplicate-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { nameOf } from './name-of.ts';

/** Opens the dialog of what an extension is called; at its own address, that is left with it. */
const useEdit = (extension: Extension, isEditing: boolean) => {
  const open = useDialog();
  const { base } = usePlace();
  const navigate = useNavigate();
  const edit = () => open<void>((done) => <EditDialog extension={extension} onClose={() => done()} />);
  const isOpened = useRef(false);
  useEffect(() => {
    if (!isEditing || isOpened.current) return;
    isOpened.current = true;
    void edit().then(() => navigate(`${base}/extensions/${extension.id}`, { replace: true }));
    // Once, as the page is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isEditing]);
  return edit;
};

/** What can be done with an extension as a whole. */
export const ExtensionMenu = ({ extension, isEditing }: { extension: Extension; isEditing: boolean }) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const navigate = useNavigate();
  const edit = useEdit(extension, isEditing);
  const duplicate = useDuplicate();
  const remove = useRemove(extensions);
  const removeIt = async () => {
    if (await remove([{ id: extension.id, name: nameOf(extension) }])) void navigate(listAddress(`${base}/extensions`));
  };
  const actions: RowAction[] = [
    { label: t('edit'), icon: 'edit', onClick: () => void edit() },
    { label: t('duplicate.action'), icon: 'copy', onClick: () => void duplicate(extension) },
    { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void removeIt() },
  ];
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
