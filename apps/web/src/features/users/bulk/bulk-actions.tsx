import { mostUsersAtOnce, type User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Text } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';
import { BulkRemoveDialog } from './bulk-remove-dialog.tsx';

interface Props {
  selection: Selection<User>;
}

/** The buttons of a selection of users. */
export const UserBulkActions = ({ selection }: Props) => {
  const t = useTranslations('users.bulk');
  const open = useDialog();
  const { rows } = selection;
  const start = async (dialog: (done: (isDone: boolean) => void) => React.JSX.Element) => {
    if (await open<boolean>(dialog)) selection.clear();
  };
  if (rows.length > mostUsersAtOnce) return <Text size="sm">{t('tooMany', { limit: mostUsersAtOnce })}</Text>;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="edit" size={15} />} onClick={() => void start((done) => <BulkEditDialog people={rows} onDone={done} />)}>
        {t('edit')}
      </Button>
      <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void start((done) => <BulkRemoveDialog people={rows} onDone={done} />)}>
        {t('remove')}
      </Button>
    </>
  );
};
