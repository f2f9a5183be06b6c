import type { CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of carrier profiles shows. */
export const useCarrierProfileColumns = (): Column<CarrierProfile>[] => {
  const t = useTranslations('carrierProfiles');
  return [
    { id: 'label', header: t('fields.label'), width: 320, narrow: 'title', cell: (row) => row.label },
    { id: 'serves', header: t('fields.serves'), width: 110, narrow: 'detail', cell: (row) => t(`serves.${row.serves}`) },
    { id: 'isDefault', header: t('fields.isDefault'), width: 110, narrow: 'none', cell: (row) => (row.isDefault ? t('isDefault') : '—') },
    { id: 'credentials', header: t('fields.credentials'), width: 130, narrow: 'status', cell: (row) => <Status tone={row.hasCredentials ? 'good' : 'neutral'}>{row.hasCredentials ? t('set') : t('notSet')}</Status> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
