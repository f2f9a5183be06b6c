import { phoneOperationKinds, phoneOperationRuns, phoneOperations, phoneOperationStatuses, type PhoneOperation } from '@patchbay/contract/phone-operations';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { ResourceTable, type Filter, type RowAction } from '#ui/resource-table.tsx';
import { useOperationColumns } from './columns.tsx';
import { useCancel } from './use-cancel.ts';

/** What phones were told, newest first. It follows by itself. */
export const OperationsTable = () => {
  const t = useTranslations('phoneOperations');
  const { base, name, may } = usePlace();
  const { cancelOperation } = useCancel();
  const rowActions = (row: PhoneOperation): RowAction[] => [
    ...(row.isPhoneGone ? [] : [{ label: t('openPhone'), icon: 'device' as const, to: `${base}/phones/${row.phoneId}?tab=operations` }]),
    ...(row.status === 'QUEUED' && may('phones:write') ? [{ label: t('cancel'), icon: 'close' as const, onClick: () => void cancelOperation(row) }] : []),
  ];
  return (
    <ResourceTable endpoint={phoneOperations.list} columns={useOperationColumns()} label={t('title')} nameOf={(row) => row.phoneName} rowActions={rowActions} filters={useFilters()}
      searchPlaceholder={t('search')} empty={{ icon: 'refresh', title: t('empty.title'), text: may('phones:write') ? t('empty.text') : t('emptyReadOnly', { name }) }} />
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('phoneOperations');
  const format = useFormatter();
  const runs = useApi(phoneOperationRuns.list).data?.items ?? [];
  const wordsOf = ({ kind, phones, counts, startedAt }: (typeof runs)[number]) =>
    `${t(`titles.${kind}`, { count: phones - counts.SKIPPED })} · ${format.dateTime(new Date(startedAt!), { dateStyle: 'medium', timeStyle: 'short' })}`;
  return [
    { key: 'status', label: t('fields.status'), options: phoneOperationStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
    { key: 'kind', label: t('fields.kind'), options: phoneOperationKinds.map((value) => ({ value, label: t(`kinds.${value}`) })) },
    { key: 'runId', label: t('fields.run'), options: runs.map((run) => ({ value: run.id, label: wordsOf(run) })) },
  ];
};
