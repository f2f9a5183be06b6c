import type { PhoneOperation } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { OperationState, useReason } from './operation-state.tsx';

/** What the list of operations shows. */
export const useOperationColumns = (): Column<PhoneOperation>[] => {
  const t = useTranslations('phoneOperations');
  const reasonOf = useReason();
  return [
    { id: 'phoneName', header: t('fields.phone'), width: 170, cell: (row) => row.phoneName },
    { id: 'kind', header: t('fields.kind'), width: 105, sort: false, narrow: 'detail', cell: (row) => t(`kinds.${row.kind}`) },
    { id: 'status', header: t('fields.status'), width: 160, narrow: 'status', cell: (row) => <OperationState status={row.status} /> },
    { id: 'reason', header: t('fields.reason'), width: 290, sort: false, narrow: 'note', isProse: true, cell: (row) => reasonOf(row) || '—' },
    { id: 'createdAt', header: t('fields.createdAt'), width: 125, narrow: 'none', cell: (row) => <Time at={row.createdAt} show="relative" /> },
    { id: 'sentAt', header: t('fields.sentAt'), width: 125, sort: false, narrow: 'none', cell: (row) => <Time at={row.sentAt} show="relative" never="—" /> },
    { id: 'endedAt', header: t('fields.endedAt'), width: 125, sort: false, narrow: 'none', cell: (row) => <Time at={row.endedAt} show="relative" never="—" /> },
  ];
};
