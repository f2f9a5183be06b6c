import type { DeliveryMethod, DeliveryStatus } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list shows. */
export const useDeliveryMethodColumns = (): Column<DeliveryMethod>[] => {
  const t = useTranslations('deliveryMethods');
  return [
    { id: 'name', header: t('fields.name'), width: 220, narrow: 'title', cell: (row) => row.name },
    { id: 'type', header: t('fields.type'), width: 120, narrow: 'none', cell: (row) => t(`types.${row.target.type}`) },
    { id: 'place', header: t('fields.place'), width: 320, narrow: 'detail', cell: (row) => row.account ?? row.place },
    { id: 'status', header: t('fields.status'), width: 160, narrow: 'status', cell: (row) => <DeliveryState status={row.status} /> },
    { id: 'lastTest', header: t('fields.lastTest'), width: 150, narrow: 'none', cell: (row) => (row.lastTest ? <Time at={row.lastTest.at} /> : '—') },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

const tones: { [S in DeliveryStatus]: Tone } = { OK: 'good', FAILED: 'bad', ACCESS_REVOKED: 'bad', NOT_CONNECTED: 'warning', UNTESTED: 'neutral' };

/** How deliveries go. */
export const DeliveryState = ({ status }: { status: DeliveryStatus }) => {
  const t = useTranslations('deliveryMethods.statuses');
  return <Status tone={tones[status]}>{t(status)}</Status>;
};
