import { InternalRouting, internalNumbers, type InternalNumber } from '@patchbay/contract/internal-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction, type Selection } from '#ui/resource-table.tsx';
import { useInternalNumberColumns } from './columns.tsx';

/** The internal numbers of an enterprise. */
export const InternalNumbersPage = () => {
  const t = useTranslations('internalNumbers');
  const { base, name, may } = usePlace();
  const mayWrite = may('internalNumbers:write');
  const rowActions = useRowActions();
  const action = mayWrite && (
    <ButtonLink to={`${base}/internal-numbers/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  const header = (
    <>
      <UploadLink kind="internal-numbers" />
      {action}
    </>
  );
  return (
    <Page title={t('title')} action={header}>
      <ResourceTable
        endpoint={internalNumbers.list}
        columns={useInternalNumberColumns()}
        label={t('title')}
        nameOf={(row) => row.number}
        rowLink={(row) => row.id}
        rowActions={rowActions}
        bulkActions={mayWrite ? (selection) => <RemoveSelected selection={selection} /> : undefined}
        filters={useFilters()}
        searchPlaceholder={t('search')}
        empty={{ icon: 'hash', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }}
      />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('internalNumbers');
  const routings = ['NONE', ...InternalRouting.options] as const;
  return [
    { key: 'number', label: t('fields.number'), isText: true },
    { key: 'routing', label: t('fields.routing'), options: routings.map((value) => ({ value, label: t(`routings.${value}`) })) },
    { key: 'assignee', label: t('fields.assignee'), isText: true },
  ];
};

const useRowActions = () => {
  const t = useTranslations('internalNumbers');
  const { base, may } = usePlace();
  const remove = useRemove(internalNumbers);
  const relations = useRelationsAction();
  return ({ id, number }: InternalNumber): RowAction[] => [
    ...relations({ kind: 'internal-number', id, name: number }),
    ...(may('internalNumbers:write')
      ? [
          { label: t('edit'), icon: 'edit' as const, to: `${base}/internal-numbers/${id}/edit` },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id, name: number }]) },
        ]
      : []),
  ];
};

const RemoveSelected = ({ selection }: { selection: Selection<InternalNumber> }) => {
  const t = useTranslations('internalNumbers');
  const remove = useRemove(internalNumbers);
  const run = async () => {
    if (await remove(selection.rows.map(({ id, number }) => ({ id, name: number })))) selection.clear();
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void run()}>
      {t('removeSelected')}
    </Button>
  );
};
