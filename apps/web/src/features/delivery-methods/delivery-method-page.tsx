import { deliveryMethods, type DeliveryMethod } from '@patchbay/contract/delivery-methods';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { DeliveryMethodOverview } from './delivery-method-overview.tsx';
import { useDeliveryMethod } from './use-delivery-method.ts';

/** One delivery method: how it works, what delivers by it, what was done to it. */
export const DeliveryMethodPage = () => {
  const { id = '' } = useParams();
  const query = useDeliveryMethod(id);
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: DeliveryMethod }) => {
  const t = useTranslations('deliveryMethods');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(deliveryMethods);
  const list = listAddress(`${base}/delivery-methods`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('deliveryMethods:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/delivery-methods/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <DeliveryMethodOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={deliveryMethods.references} id={found.id} kind="delivery-method" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="delivery-method" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
