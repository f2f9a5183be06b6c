import type { OperatorConnectTrunk } from '@patchbay/contract/operator-connect-trunks';
import { useTranslations } from 'use-intl';
import { PhoneNumber } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list shows. */
export const useOperatorConnectTrunkColumns = (): Column<OperatorConnectTrunk>[] => {
  const t = useTranslations('operatorConnectTrunks.fields');
  return [
    { id: 'name', header: t('name'), width: 240, narrow: 'title', cell: (row) => row.name },
    { id: 'phoneNumbers', header: t('phoneNumbers'), width: 240, narrow: 'detail', cell: (row) => <Numbers numbers={row.phoneNumbers} /> },
    { id: 'state', header: t('state'), width: 120, narrow: 'status', cell: (row) => <OperatorConnectTrunkState isEnabled={row.isEnabled} /> },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Whether calls go through it. */
export const OperatorConnectTrunkState = ({ isEnabled }: { isEnabled: boolean }) => {
  const t = useTranslations('operatorConnectTrunks');
  return <Status tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Status>;
};

const Numbers = ({ numbers: [first, ...others] }: { numbers: OperatorConnectTrunk['phoneNumbers'] }) => {
  const t = useTranslations('operatorConnectTrunks');
  if (!first) return '—';
  return (
    <>
      <PhoneNumber e164={first.e164} copy={others.length === 0} />
      {others.length > 0 && ` ${t('more', { count: others.length })}`}
    </>
  );
};
