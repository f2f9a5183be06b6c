import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { PageTabs } from '#ui/page-tabs.tsx';

const tabs = ['app-configurations', 'sip-accounts', 'pstn-forwarding', 'sip-forwarding', 'emails'] as const;

/** The kinds of contact methods, each on a page of its own. */
export const ContactMethodTabs = () => {
  const t = useTranslations('contactMethods');
  const { base } = usePlace();
  return <PageTabs label={t('title')} tabs={tabs.map((tab) => ({ to: `${base}/contact-methods/${tab}`, label: t(`tabs.${tab}`) }))} />;
};
