import { outbox, OutboxMail } from '@patchbay/contract/operations';
import { Outlet } from 'react-router';
import { useTranslations } from 'use-intl';
import { Page } from '#ui/page.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { useMailColumns, type Mail } from './columns.tsx';

/** Mail that the system has written, newest first. */
export const OutboxPage = () => {
  const t = useTranslations('outbox');
  const columns = useMailColumns();
  const statuses = OutboxMail.shape.status.options.map((value) => ({ value, label: t(`statuses.${value}`) }));
  return (
    <Page title={t('title')} description={t('description')}>
      <ResourceTable
        endpoint={outbox.list}
        columns={columns}
        label={t('title')}
        nameOf={({ subject, to }: Mail) => `${subject}, ${to}`}
        rowLink={(row) => row.id}
        rowOpens="panel"
        filters={[{ key: 'status', label: t('status'), options: statuses }]}
        searchPlaceholder={t('search')}
        empty={{ icon: 'mail', title: t('emptyTitle'), text: t('empty') }}
      />
      <Outlet />
    </Page>
  );
};
