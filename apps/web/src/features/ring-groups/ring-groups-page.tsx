import { extensions, type Extension } from '@patchbay/contract/extensions';
import { ringGroups, ringStrategies, type RingGroup } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { useRingGroupColumns } from './columns.tsx';

/** The ring groups of an enterprise. */
export const RingGroupsPage = () => {
  const t = useTranslations('ringGroups');
  const { base, name, may } = usePlace();
  const rowActions = useRowActions();
  const mayWrite = may('extensions:write');
  const action = mayWrite && (
    <ButtonLink to={`${base}/ring-groups/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={<><UploadLink kind="ring-groups" />{action}</>}>
      <ResourceTable endpoint={ringGroups.list} columns={useRingGroupColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} rowActions={rowActions} filters={useFilters()} searchPlaceholder={t('search')}
        empty={{ icon: 'users', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};

const toOption = ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` });

const useFilters = (): Filter[] => {
  const t = useTranslations('ringGroups');
  return [
    { key: 'strategy', label: t('fields.strategy'), options: ringStrategies.map((value) => ({ value, label: t(`strategies.${value}`) })) },
    { key: 'extensionId', label: t('fields.member'), entity: { endpoint: extensions.list, get: extensions.get, toOption } },
  ];
};

const useRowActions = () => {
  const t = useTranslations('ringGroups');
  const { may } = usePlace();
  const remove = useRemove(ringGroups);
  return ({ id, name }: RingGroup): RowAction[] =>
    may('extensions:write')
      ? [
          { label: t('edit'), icon: 'edit', to: `${id}/edit` },
          { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void remove([{ id, name }]) },
        ]
      : [];
};
