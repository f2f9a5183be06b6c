import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { useOperatorConnectTrunkColumns } from './columns.tsx';

/** The operator connect trunks of an enterprise. */
export const OperatorConnectTrunksPage = () => {
  const t = useTranslations('operatorConnectTrunks');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [{ key: 'enabled', label: t('fields.state'), options: [{ value: 'true', label: t('enabled') }, { value: 'false', label: t('disabled') }] }];
  const action = may('operatorConnectTrunks:write') && (
    <ButtonLink to={`${base}/operator-connect-trunks/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={operatorConnectTrunks.list} columns={useOperatorConnectTrunkColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'link', title: t('empty.title'), text: may('operatorConnectTrunks:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
