import { importStatuses, imports, type Import } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable, type Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { ImportState, useCountsText, useStepText } from './status.tsx';
import { UploadNumbers } from '#ui/imports/upload-numbers.tsx';
import { useSizeText } from '#ui/use-size-text.ts';

/** Every import of the subtree, newest first. */
export const ImportsPage = () => {
  const t = useTranslations('imports');
  const { name, may } = usePlace();
  const columns = useImportColumns();
  const statuses = importStatuses.map((value) => ({ value, label: t(`states.${value}`) }));
  const mayUpload = may('imports:write') && may('phoneNumbers:upload');
  return (
    <Page title={t('title')} description={t('description')} action={<UploadNumbers />}>
      <ResourceTable
        endpoint={imports.list}
        columns={columns}
        label={t('title')}
        nameOf={({ fileName }: Import) => fileName}
        rowLink={(row) => row.id}
        filters={[{ key: 'status', label: t('columns.state'), options: statuses, isMultiple: true }]}
        searchPlaceholder={t('search')}
        empty={{ icon: 'upload', title: t('empty.title'), text: mayUpload ? t('empty.text') : t('empty.readOnly', { name }), action: <UploadNumbers /> }}
      />
    </Page>
  );
};

const useImportColumns = (): Column<Import>[] => {
  const t = useTranslations('imports.columns');
  const countsText = useCountsText();
  const stepText = useStepText();
  const sizeText = useSizeText();
  const { scope } = usePlace();
  const organisation: Column<Import> = { id: 'organisation', header: t('organisation'), width: 117, narrow: 'none', cell: ({ organisationName }) => organisationName };
  return [
    { id: 'fileName', header: t('file'), width: 180, cell: ({ fileName }) => fileName },
    { id: 'status', header: t('state'), width: 136, narrow: 'status', cell: (row) => <ImportState of={row} /> },
    { id: 'counts', header: t('result'), width: 230, narrow: 'detail', cell: (row) => stepText(row.progress) ?? (countsText(row.counts) || '—') },
    { id: 'uploadedBy', header: t('uploadedBy'), width: 117, narrow: 'none', cell: ({ uploadedBy }) => uploadedBy },
    ...(scope === 'organisation' ? [organisation] : []),
    { id: 'createdAt', header: t('createdAt'), width: 165, narrow: 'detail', cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: 'sizeBytes', header: t('size'), width: 90, isOptional: true, align: 'end', narrow: 'none', cell: ({ sizeBytes }) => sizeText(sizeBytes) },
  ];
};
