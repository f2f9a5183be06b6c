import type { KeyLayout } from '@patchbay/contract/key-layouts';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of key layouts shows. */
export const useKeyLayoutColumns = (): Column<KeyLayout>[] => {
  const t = useTranslations('keyLayouts');
  return [
    { id: 'name', header: t('fields.name'), width: 280, narrow: 'title', cell: (row) => row.name },
    { id: 'keys', header: t('fields.keys'), width: 110, narrow: 'detail', cell: (row) => t('count', { count: row.keys.length }) },
    { id: 'owner', header: t('fields.owner'), width: 200, narrow: 'status', cell: (row) => row.ownerName },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
