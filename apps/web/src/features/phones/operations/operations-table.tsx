import { phoneOperationKinds, phoneOperations, phoneOperationStatuses, type PhoneOperation } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { ResourceTable, type Filter, type RowAction } from '#ui/resource-table.tsx';
import { useOperationColumns } from './columns.tsx';
import { useCancel } from './use-cancel.ts';

/** What phones were told, newest first; of one phone, or of all. It follows by itself. */
export const OperationsTable = ({ phoneId }: { phoneId?: string }) => {
  const t = useTranslations('phoneOperations');
  const { base, may } = usePlace();
  const { cancelOperation } = useCancel();
  const rowActions = (row: PhoneOperation): RowAction[] => [
    ...(phoneId === undefined && !row.isPhoneGone ? [{ label: t('openPhone'), icon: 'device' as const, to: `${base}/phones/${row.phoneId}` }] : []),
    ...(row.status === 'QUEUED' && may('phones:write') ? [{ label: t('cancel'), icon: 'close' as const, onClick: () => void cancelOperation(row) }] : []),
  ];
  const filters: Filter[] = [
    { key: 'status', label: t('fields.status'), options: phoneOperationStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
    { key: 'kind', label: t('fields.kind'), options: phoneOperationKinds.map((value) => ({ value, label: t(`kinds.${value}`) })) },
  ];
  return (
    <ResourceTable endpoint={phoneOperations.list} columns={useOperationColumns({ isOfOne: phoneId !== undefined })} label={t('title')} nameOf={(row) => row.phoneName} rowActions={rowActions} filters={filters}
      where={phoneId === undefined ? undefined : { phoneId }} searchPlaceholder={t('search')} empty={{ icon: 'refresh', title: t('empty.title'), text: t('empty.text') }} />
  );
};
