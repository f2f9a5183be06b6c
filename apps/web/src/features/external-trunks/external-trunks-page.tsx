import { externalTrunks } from '@patchbay/contract/external-trunks';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { useExternalTrunkColumns } from './columns.tsx';

/** The external trunks of an enterprise. */
export const ExternalTrunksPage = () => {
  const t = useTranslations('externalTrunks');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [{ key: 'enabled', label: t('fields.state'), options: [{ value: 'true', label: t('enabled') }, { value: 'false', label: t('disabled') }] }];
  const action = may('externalTrunks:write') && (
    <ButtonLink to={`${base}/external-trunks/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={externalTrunks.list} columns={useExternalTrunkColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'swap', title: t('empty.title'), text: may('externalTrunks:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
