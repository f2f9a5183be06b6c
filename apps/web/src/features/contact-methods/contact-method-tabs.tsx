import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { PageTabs } from '#ui/page-tabs.tsx';

const kinds = ['app-configurations'] as const;

/** The kinds of contact methods, each on a page of its own. */
export const ContactMethodTabs = () => {
  const t = useTranslations('contactMethods');
  const { base } = usePlace();
  return <PageTabs label={t('title')} tabs={kinds.map((kind) => ({ to: `${base}/contact-methods/${kind}`, label: t(`tabs.${kind}`) }))} />;
};
