import { unknownFetches, type UnknownFetch } from '@patchbay/contract/phone-traffic';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable, type Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** Who asks for files of phones that there are not: for the platform all, for a reseller from the networks of its phones. */
export const UnknownRequestsPage = () => {
  const t = useTranslations('provisioning.unknown');
  const { kind } = usePlace();
  return (
    <Page title={t('title')} description={kind === 'platform' ? t('emptyText') : `${t('emptyText')} ${t('ownNetworks')}`}>
      <ResourceTable endpoint={unknownFetches.list} columns={useColumns()} label={t('title')} nameOf={({ network, day }) => `${network} ${day}`} searchPlaceholder={t('search')}
        empty={{ icon: 'lock', title: t('empty'), text: t('emptyNext') }} />
    </Page>
  );
};

const useColumns = (): Column<UnknownFetch>[] => {
  const t = useTranslations('provisioning.unknown');
  const format = useFormatter();
  return [
    { id: 'network', header: t('network'), width: 220, sort: false, narrow: 'title', cell: (row) => row.network || t('otherNetworks') },
    { id: 'day', header: t('day'), width: 130, narrow: 'detail', cell: (row) => row.day },
    { id: 'requests', header: t('requests'), width: 120, narrow: 'status', cell: (row) => format.number(row.requests) },
    { id: 'lastAt', header: t('lastAt'), width: 180, narrow: 'none', cell: (row) => <Time at={row.lastAt} /> },
    { id: 'firstAt', header: t('firstAt'), width: 180, sort: false, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.firstAt} /> },
    { id: 'userAgent', header: t('userAgent'), width: 300, sort: false, narrow: 'detail', cell: (row) => row.lastUserAgent || '—' },
  ];
};
