import type { DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { useClassNames } from './words.ts';

/** What the list of dial plan profiles shows. */
export const useDialPlanProfileColumns = (): Column<DialPlanProfile>[] => {
  const t = useTranslations('dialPlanProfiles');
  const names = useClassNames();
  const prefixes = ({ allowPrefixes, denyPrefixes }: DialPlanProfile) => t('prefixes.counts', { allowed: allowPrefixes.length, denied: denyPrefixes.length });
  return [
    { id: 'name', header: t('fields.name'), width: 240, narrow: 'title', cell: (row) => row.name },
    { id: 'isDefault', header: t('fields.isDefault'), width: 110, sort: false, narrow: 'status', cell: (row) => row.isDefault && <Tag>{t('default')}</Tag> },
    { id: 'allowedClasses', header: t('fields.allowedClasses'), width: 320, sort: false, narrow: 'detail', cell: (row) => names(row.allowedClasses) },
    { id: 'prefixes', header: t('fields.prefixes'), width: 180, sort: false, narrow: 'none', cell: (row) => (row.allowPrefixes.length + row.denyPrefixes.length === 0 ? '—' : prefixes(row)) },
    { id: 'extensions', header: t('fields.extensions'), width: 110, sort: false, align: 'end', narrow: 'none', cell: (row) => row.extensions },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
