import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { useApiKeyColumns } from './columns.tsx';
import { useRevoke } from './use-revoke.tsx';

/** The API keys of this organisation and those below. */
export const ApiKeysPage = () => {
  const t = useTranslations('apiKeys');
  const { base, name, may } = usePlace();
  const columns = useApiKeyColumns();
  const revoke = useRevoke();
  const mayWrite = may('apiKeys:write');
  const action = mayWrite ? (
    <ButtonLink to={`${base}/api-keys/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('add')}
    </ButtonLink>
  ) : undefined;
  const rowActions = (row: ApiKey): RowAction[] => [
    { label: t('edit'), icon: 'edit', to: `${base}/api-keys/${row.id}/edit` },
    { label: t('revoke'), icon: 'trash', isDangerous: true, onClick: () => void revoke(row) },
  ];
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable
        endpoint={apiKeys.list}
        columns={columns}
        label={t('title')}
        nameOf={(row: ApiKey) => row.name}
        rowLink={(row) => row.id}
        rowActions={mayWrite ? rowActions : undefined}
        searchPlaceholder={t('search')}
        empty={{ icon: 'key', title: t('emptyTitle'), text: mayWrite ? t('empty') : `${t('empty')} ${t('emptyReadOnly', { name })}`, action }}
      />
    </Page>
  );
};
