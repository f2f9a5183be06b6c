import type { Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import { Status } from '#ui/status.tsx';

/** Whether its people and phones are served; if not, whether that was decided here or above. */
export const OrganisationStatus = ({ organisation }: { organisation: Pick<Organisation, 'status' | 'isSuspended'> }) => {
  const t = useTranslations('organisations');
  if (organisation.status === 'disabled') return <Status tone="bad">{t('statuses.disabled')}</Status>;
  if (organisation.isSuspended) return <Status tone="warning">{t('suspended')}</Status>;
  return <Status tone="good">{t('statuses.active')}</Status>;
};
