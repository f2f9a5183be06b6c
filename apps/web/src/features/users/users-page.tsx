import { invitationStatuses } from '@patchbay/contract/app-invitations';
import { callFlows, type CallFlow } from '@patchbay/contract/call-flows';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users, type User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { useInvitationActions } from '#ui/invitation.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { UserBulkActions } from './bulk/bulk-actions.tsx';
import { useUserColumns } from './columns.tsx';
import { toScheduleOption } from './schedule-field.tsx';
import { UserTabs } from './user-tabs.tsx';
import { InvitationFunnel } from './invitation-funnel.tsx';

/** The users of an enterprise. */
export const UsersPage = () => {
  const t = useTranslations('users');
  const { base, name, may } = usePlace();
  const mayWrite = may('users:write');
  const action = mayWrite && (
    <ButtonLink to={`${base}/users/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={<><UploadLink kind="users" />{action}</>}>
      <UserTabs />
      <InvitationFunnel />
      <ResourceTable endpoint={users.list} columns={useUserColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} rowActions={useRowActions()} filters={useFilters()}
        bulkActions={mayWrite ? (selection) => <UserBulkActions selection={selection} /> : undefined} searchPlaceholder={t('search')}
        empty={{ icon: 'users', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('users');
  const { may } = usePlace();
  const line = useTranslations('appConfigurations');
  const statuses = useTranslations('invitations.statuses');
  return [
    ...(['fullName', 'jobTitle', 'department', 'email', 'crmUserId'] as const).map((key) => ({ key, label: t(`filters.${key}`), isText: true })),
    { key: 'timeScheduleId', label: t('fields.timeSchedule'), entity: { endpoint: timeSchedules.list, toOption: toScheduleOption, get: timeSchedules.get } },
    ...(may('callFlows:read') ? [{ key: 'callFlowId', label: t('fields.callFlow'), entity: { endpoint: callFlows.list, toOption: ({ id, name }: CallFlow) => ({ value: id, label: name }), get: callFlows.get } }] : []),
    { key: 'configured', label: t('fields.line'), options: [{ value: 'true', label: line('configured') }, { value: 'false', label: line('unconfigured') }] },
    { key: 'invitation', label: t('fields.invitation'), options: invitationStatuses.map((value) => ({ value, label: statuses(value) })) },
  ];
};

const useRowActions = () => {
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const remove = useRemove(users);
  const relations = useRelationsAction();
  const invitation = useInvitationActions();
  return (row: User): RowAction[] => [
    ...(may('users:write') ? [{ label: t('edit'), icon: 'edit' as const, to: `${base}/users/${row.id}/edit` }] : []),
    ...(may('contactMethods:write') ? [{ label: t('configureLine'), icon: 'device' as const, to: `${base}/contact-methods/app-configurations/${row.appConfiguration.id}/edit` }] : []),
    ...invitation(row),
    ...relations({ kind: 'user', id: row.id, name: row.name }),
    ...(may('users:write') ? [{ label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) }] : []),
  ];
};
