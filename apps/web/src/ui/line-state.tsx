import { useTranslations } from 'use-intl';
import { Status } from './status.tsx';

/** Whether the application line of a user does anything yet. */
export const LineState = ({ isConfigured }: { isConfigured: boolean }) => {
  const t = useTranslations('appConfigurations');
  return <Status tone={isConfigured ? 'good' : 'neutral'}>{isConfigured ? t('configured') : t('unconfigured')}</Status>;
};
