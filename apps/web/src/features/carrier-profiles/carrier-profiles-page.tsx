import { carrierProfiles, carrierServices } from '@patchbay/contract/carrier-profiles';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { useCarrierProfileColumns } from './columns.tsx';

/** The carrier profiles that an organisation owns or may use. */
export const CarrierProfilesPage = () => {
  const t = useTranslations('carrierProfiles');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [{ key: 'serves', label: t('fields.serves'), options: carrierServices.map((value) => ({ value, label: t(`serves.${value}`) })) }];
  const action = may('carrierProfiles:write') && (
    <ButtonLink to={`${base}/carrier-profiles/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={carrierProfiles.list} columns={useCarrierProfileColumns()} label={t('title')} nameOf={(row) => row.label} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'bolt', title: t('empty.title'), text: may('carrierProfiles:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
