import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { PageTabs } from '#ui/page-tabs.tsx';

/** The people, and the devices on which they have activated the app. */
export const UserTabs = () => {
  const t = useTranslations('appDevices');
  const users = useTranslations('users');
  const { base } = usePlace();
  return <PageTabs label={t('tabs')} tabs={[{ to: `${base}/users`, label: users('title') }, { to: `${base}/users/app-devices`, label: t('title') }]} />;
};
