import { extensions, type ListedExtension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { ExtensionBulkActions } from './bulk/bulk-actions.tsx';
import { useExtensionColumns } from './columns.tsx';
import { useDuplicate } from './duplicate-dialog.tsx';
import { nameOf } from './name-of.ts';
import { RangeDialog } from './range-dialog.tsx';
import { useExtensionFilters } from './use-filters.ts';

/** The extensions of an enterprise. */
export const ExtensionsPage = () => {
  const t = useTranslations('extensions');
  const { name, may } = usePlace();
  const mayWrite = may('extensions:write');
  const columns = useExtensionColumns();
  const rowActions = useRowActions(mayWrite);
  const action = mayWrite && <NewExtension />;
  const actions = <><UploadLink kind="extensions" />{mayWrite && <><NewRange /><NewExtension /></>}</>;
  return (
    <Page title={t('title')} action={actions}>
      <ResourceTable
        endpoint={extensions.list}
        columns={columns}
        label={t('title')}
        nameOf={nameOf}
        rowLink={(row) => row.id}
        rowActions={rowActions}
        bulkActions={mayWrite ? (selection) => <ExtensionBulkActions selection={selection} /> : undefined}
        canChooseAll
        filters={useExtensionFilters()}
        searchPlaceholder={t('search')}
        empty={{ icon: 'hash', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }}
      />
    </Page>
  );
};

const NewExtension = () => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  return (
    <ButtonLink to={`${base}/extensions/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
};

const NewRange = () => {
  const t = useTranslations('extensions.range');
  const open = useDialog();
  return <Button variant="default" onClick={() => void open<void>((done) => <RangeDialog onClose={() => done()} />)}>{t('action')}</Button>;
};

const useRowActions = (mayWrite: boolean) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const remove = useRemove(extensions);
  const relations = useRelationsAction();
  const duplicate = useDuplicate();
  return (row: ListedExtension): RowAction[] => [
    ...relations({ kind: 'extension', id: row.id, name: nameOf(row) }),
    ...(mayWrite
      ? [
          { label: t('edit'), icon: 'edit' as const, to: `${base}/extensions/${row.id}/edit` },
          { label: t('duplicate.action'), icon: 'copy' as const, onClick: () => void duplicate(row) },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: nameOf(row) }]) },
        ]
      : []),
  ];
};
