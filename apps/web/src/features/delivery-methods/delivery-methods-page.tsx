import { deliveryMethods, deliveryStatuses, deliveryTypes } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { useDeliveryMethodColumns } from './columns.tsx';

/** The delivery methods of an enterprise. */
export const DeliveryMethodsPage = () => {
  const t = useTranslations('deliveryMethods');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [
    { key: 'type', label: t('fields.type'), options: deliveryTypes.map((value) => ({ value, label: t(`types.${value}`) })) },
    { key: 'status', label: t('fields.status'), options: deliveryStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
  ];
  const action = may('deliveryMethods:write') && (
    <ButtonLink to={`${base}/delivery-methods/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={deliveryMethods.list} columns={useDeliveryMethodColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'inbox', title: t('empty.title'), text: may('deliveryMethods:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
