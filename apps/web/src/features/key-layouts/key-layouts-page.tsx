import { keyLayouts } from '@patchbay/contract/key-layouts';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { useKeyLayoutColumns } from './columns.tsx';

/** The key layouts that an organisation owns or may use. */
export const KeyLayoutsPage = () => {
  const t = useTranslations('keyLayouts');
  const { base, name, may } = usePlace();
  const action = may('phoneTemplates:write') && (
    <ButtonLink to={`${base}/key-layouts/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={keyLayouts.list} columns={useKeyLayoutColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} searchPlaceholder={t('search')}
        empty={{ icon: 'device', title: t('empty.title'), text: may('phoneTemplates:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
