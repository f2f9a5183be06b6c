import { deliveryMethods, deliveryStatuses, deliveryTypes } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { useDeliveryMethodColumns } from './columns.tsx';

/** The delivery methods of an enterprise. */
export const DeliveryMethodsPage = () => {
  const t = useTranslations('deliveryMethods');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [
    { key: 'type', label: t('fields.type'), options: deliveryTypes.map((value) => ({ value, label: t(`types.${value}`) })) },
    { key: 'status', label: t('fields.status'), options: deliveryStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
  ];
  const relations = useRelationsAction();
  const remove = useRemove(deliveryMethods);
  const rowActions = (row: { id: string; name: string }): RowAction[] => [
    ...relations({ kind: 'delivery-method', id: row.id, name: row.name }),
    ...(may('deliveryMethods:write')
      ? [
          { label: t('edit'), icon: 'edit' as const, to: `${base}/delivery-methods/${row.id}/edit` },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) },
        ]
      : []),
  ];
  const action = may('deliveryMethods:write') && (
    <ButtonLink to={`${base}/delivery-methods/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={deliveryMethods.list} columns={useDeliveryMethodColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} rowActions={rowActions} searchPlaceholder={t('search')}
        empty={{ icon: 'inbox', title: t('empty.title'), text: may('deliveryMethods:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
