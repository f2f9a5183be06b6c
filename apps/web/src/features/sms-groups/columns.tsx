import type { SmsGroup } from '@patchbay/contract/sms-groups';
import { useTranslations } from 'use-intl';
import { PhoneNumber } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of SMS groups shows. */
export const useSmsGroupColumns = (): Column<SmsGroup>[] => {
  const t = useTranslations('smsGroups.fields');
  return [
    { id: 'name', header: t('name'), width: 220, narrow: 'title', cell: (row) => row.name },
    { id: 'phoneNumber', header: t('phoneNumber'), width: 200, narrow: 'detail', cell: (row) => (row.phoneNumber ? <PhoneNumber e164={row.phoneNumber.e164} /> : '—') },
    { id: 'owner', header: t('owner'), width: 200, narrow: 'detail', cell: (row) => row.owner?.label ?? '—' },
    { id: 'members', header: t('members'), width: 100, narrow: 'none', cell: (row) => row.members.length },
    { id: 'state', header: t('state'), width: 120, narrow: 'status', cell: (row) => <SmsGroupState isEnabled={row.isEnabled} /> },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Whether messages reach its members. */
export const SmsGroupState = ({ isEnabled }: { isEnabled: boolean }) => {
  const t = useTranslations('smsGroups');
  return <Status tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Status>;
};
