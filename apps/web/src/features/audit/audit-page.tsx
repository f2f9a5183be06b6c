import { accounts, type Account } from '@patchbay/contract/accounts';
import { audit, auditActions, entityTypes, type AuditEvent } from '@patchbay/contract/audit';
import { Outlet, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Page } from '#ui/page.tsx';
import { RevertProgress } from '#ui/reverts/revert-progress.tsx';
import { ResourceTable, type Filter } from '#ui/resource-table.tsx';
import { useActionWords, useAuditColumns } from './columns.tsx';
import { PeriodMenu } from './period-menu.tsx';
import { sizeOf, useGroups } from './use-groups.ts';

const inGroups = { grouped: 'true' };

/** Everything that was changed here and below, newest first. */
export const AuditPage = () => {
  const t = useTranslations('auditLog');
  const columns = useAuditColumns();
  const words = useActionWords();
  const groups = useGroups();
  const [search] = useSearchParams();
  // Whoever looks at one object or one change looks at its rows.
  const isWhole = !search.has('entityId') && !search.has('changeSetId');
  return (
    <Page title={t('title')} action={<PeriodMenu />}>
      <RevertProgress />
      <ResourceTable
        endpoint={audit.list}
        columns={columns}
        label={t('title')}
        nameOf={({ action, entity }: AuditEvent) => `${words(action)}, ${entity.label}`}
        where={isWhole ? inGroups : undefined}
        groups={isWhole ? groups : undefined}
        rowLink={(row) => (sizeOf(row) > 1 ? `?changeSetId=${row.changeSetId}&action=${row.action}` : row.id)}
        rowOpens="panel"
        filters={useFilters()}
        searchPlaceholder={t('search')}
        empty={{ icon: 'history', title: t('emptyTitle'), text: t('empty') }}
      />
      <Outlet />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('auditLog');
  const kinds = useTranslations('kinds');
  const words = useActionWords();
  const { may } = usePlace();
  const [search] = useSearchParams();
  // Set by links alone: an id is nothing that one would look for by hand.
  const linked = (key: 'entityId' | 'changeSetId', label: string): Filter | false => {
    const value = search.get(key);
    return value !== null && { key, label, options: [{ value, label: `…${value.slice(-6)}` }] };
  };
  const filters: (Filter | false)[] = [
    { key: 'entityType', label: t('kind'), options: entityTypes.map((value) => ({ value, label: kinds(value) })) },
    { key: 'action', label: t('action'), options: auditActions.map((value) => ({ value, label: words(value) })) },
    may('accounts:read') && { key: 'actorId', label: t('person'), entity: { endpoint: accounts.list, toOption: ({ id, name }: Account) => ({ value: id, label: name }) } },
    linked('entityId', t('one')),
    linked('changeSetId', t('changeSet')),
  ];
  return filters.filter((filter) => filter !== false);
};
