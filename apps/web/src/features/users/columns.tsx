import type { User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of users shows. */
export const useUserColumns = (): Column<User>[] => {
  const t = useTranslations('users.fields');
  return [
    { id: 'name', header: t('name'), width: 240, cell: (row) => row.name },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, narrow: 'detail', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
