import type { PhoneTemplateSummary } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of phone templates shows. */
export const usePhoneTemplateColumns = (): Column<PhoneTemplateSummary>[] => {
  const t = useTranslations('phoneTemplates');
  return [
    { id: 'name', header: t('fields.name'), width: 220, narrow: 'title', cell: (row) => row.name },
    { id: 'family', header: t('fields.family'), width: 200, narrow: 'detail', cell: (row) => `${row.vendor} ${row.familyName}` },
    { id: 'owner', header: t('fields.owner'), width: 150, narrow: 'none', cell: (row) => row.ownerName },
    { id: 'base', header: t('fields.base'), width: 200, narrow: 'detail', cell: (row) => (row.hasBaseMovedOn ? <Status tone="warning">{t('base.movedOn')}</Status> : row.baseName || t('base.shipped')) },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
