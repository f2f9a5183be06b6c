import { appDevices, type AppDevice } from '@patchbay/contract/app-devices';
import { users, type User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Column, type Filter, ResourceTable, type Selection } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { UserTabs } from './user-tabs.tsx';

const nameOf = ({ userName, os }: AppDevice) => `${userName} · ${os}`;

/** The devices on which users have activated the app. Deleting one signs the app on it out. */
export const AppDevicesPage = () => {
  const t = useTranslations('appDevices');
  const { base, may } = usePlace();
  const mayWrite = may('users:write');
  const filters: Filter[] = [
    { key: 'userId', label: t('filters.userId'), entity: { endpoint: users.list, toOption: ({ id, name }: User) => ({ value: id, label: name }), get: users.get } },
    { key: 'os', label: t('filters.os'), isText: true },
  ];
  return (
    <Page title={t('title')}>
      <UserTabs />
      <ResourceTable endpoint={appDevices.list} columns={useColumns()} label={t('title')} nameOf={nameOf} filters={filters} searchPlaceholder={t('search')}
        bulkActions={mayWrite ? (selection) => <RemoveSelected selection={selection} /> : undefined}
        empty={{ icon: 'device', title: t('empty.title'), text: t('empty.text'), action: mayWrite && <ButtonLink to={`${base}/users`}>{t('empty.action')}</ButtonLink> }} />
    </Page>
  );
};

const useColumns = (): Column<AppDevice>[] => {
  const t = useTranslations('appDevices');
  const { base, may } = usePlace();
  const remove = useRemove(appDevices);
  const columns: Column<AppDevice>[] = [
    { id: 'userName', header: t('fields.userName'), width: 210, narrow: 'title', cell: (row) => <TextLink to={`${base}/users/${row.userId}`}>{row.userName}</TextLink>, narrowCell: (row) => row.userName },
    { id: 'os', header: t('fields.os'), width: 180, narrow: 'detail', cell: (row) => row.os },
    { id: 'appVersion', header: t('fields.appVersion'), width: 120, narrow: 'none', cell: (row) => row.appVersion },
    { id: 'createdAt', header: t('fields.createdAt'), width: 185, narrow: 'detail', cell: (row) => <Time at={row.createdAt} show="written" /> },
    { id: 'lastSeenAt', header: t('fields.lastSeenAt'), width: 155, narrow: 'none', cell: (row) => <Time at={row.lastSeenAt} show="relative" /> },
  ];
  if (!may('users:write')) return columns;
  const cell = (row: AppDevice) => <IconButton icon="close" label={`${t('remove')}: ${nameOf(row)}`} onClick={() => void remove([{ id: row.id, name: nameOf(row) }])} />;
  return [...columns, { id: 'remove', header: t('remove'), width: 90, sort: false, narrow: 'status', cell }];
};

const RemoveSelected = ({ selection }: { selection: Selection<AppDevice> }) => {
  const t = useTranslations('appDevices');
  const remove = useRemove(appDevices);
  const run = async () => {
    if (await remove(selection.rows.map((row) => ({ id: row.id, name: nameOf(row) })))) selection.clear();
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void run()}>
      {t('removeSelected')}
    </Button>
  );
};
