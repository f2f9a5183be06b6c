import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users, type User, type UserDraft } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { InvitationState } from '#ui/invitation.tsx';
import { LineState } from '#ui/line-state.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumbers } from '#ui/phone-number.tsx';
import type { CellEdit, Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { Avatar } from './avatar.tsx';
import { toScheduleOption } from './schedule-field.tsx';
import styles from './users.module.css';

/** How a field of a user is edited in the list; not at all by who may only look. */
const useEdit = () => {
  const { may } = usePlace();
  const { mutateAsync } = useCommand(users.update, { touches: ['appConfigurations', 'phoneNumbers', 'audit'] });
  return (field: keyof UserDraft, part: Partial<CellEdit<User>> = {}): { edit?: CellEdit<User> } =>
    may('users:write') ? { edit: { noun: 'users', value: (row) => row[field] ?? null, save: (row, value) => mutateAsync({ params: { id: row.id }, body: { ...row, [field]: value } }), maxLength: 60, ...part } } : {};
};

/** What the list of users shows. */
export const useUserColumns = (): Column<User>[] => {
  const t = useTranslations('users.fields');
  const { base, may } = usePlace();
  const edit = useEdit();
  const schedule = may('timeSchedules:read') ? edit('timeScheduleId', { entity: { endpoint: timeSchedules.list, toOption: toScheduleOption }, text: (row) => row.timeScheduleName, isClearable: true }) : {};
  const counted = ({ id }: User, count: number, list: string) => (count === 0 ? count : <TextLink to={`${base}/${list}?userId=${id}`}>{count}</TextLink>);
  return [
    { id: 'firstName', header: t('firstName'), width: 112, narrow: 'title', cell: (row) => <span className={styles.person}><Avatar of={row} /> {row.firstName}</span>, narrowCell: (row) => <span className={styles.person}><Avatar of={row} /> {row.name}</span>, ...edit('firstName') },
    { id: 'lastName', header: t('lastName'), width: 96, narrow: 'none', cell: (row) => row.lastName, ...edit('lastName') },
    { id: 'jobTitle', header: t('jobTitle'), width: 108, narrow: 'detail', cell: (row) => row.jobTitle || '—', ...edit('jobTitle') },
    { id: 'department', header: t('department'), width: 104, narrow: 'detail', cell: (row) => row.department || '—', ...edit('department') },
    { id: 'email', header: t('email'), width: 175, narrow: 'none', cell: (row) => row.email ?? '—', ...edit('email', { maxLength: 254 }) },
    { id: 'timeScheduleName', header: t('timeSchedule'), width: 128, narrow: 'none', cell: (row) => (row.timeScheduleId === null ? '—' : <TextLink to={`${base}/time-schedules/${row.timeScheduleId}`}>{row.timeScheduleName}</TextLink>), ...schedule },
    { id: 'callFlows', header: t('callFlows'), width: 82, align: 'end', narrow: 'none', cell: (row) => counted(row, row.callFlows, 'call-flows') },
    { id: 'phoneNumbers', header: t('phoneNumbers'), width: 160, isOptional: true, narrow: 'none', cell: (row) => <PhoneNumbers of={row.appConfiguration.phoneNumbers} /> },
    { id: 'line', header: t('line'), width: 146, isOptional: true, narrow: 'detail', cell: (row) => <LineState isConfigured={row.appConfiguration.isConfigured} /> },
    { id: 'invitation', header: t('invitation'), width: 130, narrow: 'status', cell: (row) => <InvitationState of={row.invitation} /> },
    { id: 'devices', header: t('devices'), width: 70, align: 'end', isOptional: true, narrow: 'none', cell: (row) => counted(row, row.invitation.devices, 'users/app-devices') },
    { id: 'sipAccounts', header: t('sipAccounts'), width: 110, align: 'end', isOptional: true, narrow: 'none', cell: (row) => counted(row, row.sipAccounts, 'contact-methods/sip-accounts') },
    { id: 'pstnForwardings', header: t('pstnForwardings'), width: 130, align: 'end', isOptional: true, narrow: 'none', cell: (row) => counted(row, row.pstnForwardings, 'contact-methods/pstn-forwarding') },
    { id: 'sipForwardings', header: t('sipForwardings'), width: 120, align: 'end', isOptional: true, narrow: 'none', cell: (row) => counted(row, row.sipForwardings, 'contact-methods/sip-forwarding') },
    { id: 'crmUserId', header: t('crmUserId'), width: 130, isOptional: true, narrow: 'none', cell: (row) => row.crmUserId || '—' },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
