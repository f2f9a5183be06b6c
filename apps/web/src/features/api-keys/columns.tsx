import type { ApiKey } from '@patchbay/contract/api-keys';
import type { Permission } from '@patchbay/contract/permissions';
import { useNow, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import styles from './api-keys.module.css';

/** Until when a key is accepted. */
export const KeyState = ({ expiresAt }: Pick<ApiKey, 'expiresAt'>) => {
  const t = useTranslations('apiKeys');
  const now = useNow({ updateInterval: 60_000 });
  return expiresAt !== null && new Date(expiresAt) <= now ? <Status tone="bad">{t('expired')}</Status> : <Status tone="good">{t('active')}</Status>;
};

const usePermissionSummary = () => {
  const t = useTranslations('apiKeys');
  const words = useTranslations('permissions.of');
  return (list: Permission[]) => {
    if (list.length === 1) return words(list[0]!);
    const count = t('count', { count: list.length });
    return list.every((permission) => permission.endsWith(':read')) ? `${t('readOnly')}, ${count}` : count;
  };
};

export const useApiKeyColumns = (): Column<ApiKey>[] => {
  const t = useTranslations('apiKeys');
  const { kind } = usePlace();
  const summary = usePermissionSummary();
  const columns: (Column<ApiKey> | false)[] = [
    { id: 'name', header: t('name'), width: 210, cell: ({ name }) => name },
    { id: 'prefix', header: t('key'), width: 130, sort: false, narrow: 'none', cell: ({ prefix }) => <span className={styles.prefix}>{`${prefix}…`}</span> },
    kind !== 'enterprise' && { id: 'organisation', header: t('organisation'), width: 180, sort: false, narrow: 'detail', cell: ({ organisationName }) => organisationName },
    { id: 'permissions', header: t('permissions'), width: 200, sort: false, narrow: 'detail', cell: ({ permissions }) => summary(permissions) },
    { id: 'status', header: t('status'), width: 100, sort: false, narrow: 'status', cell: ({ expiresAt }) => <KeyState expiresAt={expiresAt} /> },
    { id: 'expiresAt', header: t('expiry'), width: 120, narrow: 'none', cell: ({ expiresAt }) => <Time at={expiresAt} show="date" /> },
    { id: 'lastUsedAt', header: t('lastUsed'), width: 130, narrow: 'none', cell: ({ lastUsedAt }) => <Time at={lastUsedAt} show="relative" never={t('unused')} /> },
    { id: 'createdBy', header: t('createdBy'), width: 150, sort: false, isOptional: true, cell: ({ createdByName }) => createdByName },
    { id: 'createdAt', header: t('created'), width: 120, isOptional: true, cell: ({ createdAt }) => <Time at={createdAt} show="date" /> },
  ];
  return columns.filter((column) => column !== false);
};
