import { smsGroups } from '@patchbay/contract/sms-groups';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { useSmsGroupColumns } from './columns.tsx';

/** The sms groups of an enterprise. */
export const SmsGroupsPage = () => {
  const t = useTranslations('smsGroups');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [{ key: 'enabled', label: t('fields.state'), options: [{ value: 'true', label: t('enabled') }, { value: 'false', label: t('disabled') }] }];
  const action = may('smsGroups:write') && (
    <ButtonLink to={`${base}/sms-groups/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={smsGroups.list} columns={useSmsGroupColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'message', title: t('empty.title'), text: may('smsGroups:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
