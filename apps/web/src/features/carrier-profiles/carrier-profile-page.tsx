import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { CarrierProfileOverview } from './carrier-profile-overview.tsx';

/** One carrier profile: what hangs on it, what was done to it. */
export const CarrierProfilePage = () => {
  const { id = '' } = useParams();
  const query = useApi(carrierProfiles.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: CarrierProfile }) => {
  const t = useTranslations('carrierProfiles');
  const comparisons = useTranslations('carrierComparisons');
  const { base, may, scope } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(carrierProfiles);
  const list = listAddress(`${base}/carrier-profiles`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.label }])) void navigate(list);
  };
  const mayChange = found.ownerId !== null && may('carrierProfiles:write');
  const compare = scope === 'organisation' && may('phoneNumbers:write') && (
    <ButtonLink variant="default" to={`${base}/phone-numbers/compare?carrier=${found.id}`} leftSection={<Icon name="upload" size={15} />}>{comparisons('action')}</ButtonLink>
  );
  const action = (compare || mayChange) && (
    <>
      {compare}
      {mayChange && <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>}
      {mayChange && <ButtonLink to={`${base}/carrier-profiles/${found.id}/edit`}>{t('edit')}</ButtonLink>}
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <CarrierProfileOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={carrierProfiles.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="carrier-profile" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.label} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
