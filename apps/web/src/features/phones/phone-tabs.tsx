import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { PageTabs } from '#ui/page-tabs.tsx';

/** The phones, and what they were told to do. */
export const PhoneTabs = () => {
  const t = useTranslations('phoneOperations');
  const phones = useTranslations('phones');
  const { base } = usePlace();
  return <PageTabs label={t('tabs')} tabs={[{ to: `${base}/phones`, label: phones('title') }, { to: `${base}/phones/operations`, label: t('title') }]} />;
};
