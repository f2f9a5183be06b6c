import { callClasses, dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { useDialPlanProfileColumns } from './columns.tsx';

/** The dial plan profiles of an enterprise. */
export const DialPlanProfilesPage = () => {
  const t = useTranslations('dialPlanProfiles');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [
    { key: 'default', label: t('fields.isDefault'), options: [{ value: 'true', label: t('default') }, { value: 'false', label: t('notDefault') }] },
    { key: 'allows', label: t('fields.allows'), options: callClasses.map((value) => ({ value, label: t(`classes.${value}`) })) },
  ];
  const remove = useRemove(dialPlanProfiles);
  const rowActions = (row: { id: string; name: string }): RowAction[] =>
    may('extensions:write')
      ? [
          { label: t('edit'), icon: 'edit', to: `${base}/dial-plan-profiles/${row.id}/edit` },
          { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) },
        ]
      : [];
  const action = may('extensions:write') && (
    <ButtonLink to={`${base}/dial-plan-profiles/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={dialPlanProfiles.list} columns={useDialPlanProfileColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} rowActions={rowActions} searchPlaceholder={t('search')}
        empty={{ icon: 'lock', title: t('empty.title'), text: may('extensions:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
