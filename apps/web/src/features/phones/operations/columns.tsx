import type { PhoneOperation } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { OperationState, useReason } from './operation-state.tsx';

/** What the list of operations shows; of one phone's, its name is left out. */
export const useOperationColumns = ({ isOfOne = false }: { isOfOne?: boolean } = {}): Column<PhoneOperation>[] => {
  const t = useTranslations('phoneOperations');
  const reasonOf = useReason();
  return [
    ...(isOfOne ? [] : [{ id: 'phoneName', header: t('fields.phone'), width: 190, cell: (row: PhoneOperation) => row.phoneName }]),
    { id: 'kind', header: t('fields.kind'), width: 130, sort: false, ...(!isOfOne && { narrow: 'detail' }), cell: (row) => t(`kinds.${row.kind}`) },
    { id: 'status', header: t('fields.status'), width: 140, narrow: 'status', cell: (row) => <OperationState status={row.status} /> },
    { id: 'reason', header: t('fields.reason'), width: 300, sort: false, narrow: 'detail', cell: (row) => reasonOf(row) || '—' },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, narrow: 'detail', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'sentAt', header: t('fields.sentAt'), width: 150, sort: false, narrow: 'none', cell: (row) => <Time at={row.sentAt} never="—" /> },
    { id: 'endedAt', header: t('fields.endedAt'), width: 150, sort: false, narrow: 'none', cell: (row) => <Time at={row.endedAt} never="—" /> },
  ];
};
