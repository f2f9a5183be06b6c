import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { PageTabs } from '#ui/page-tabs.tsx';

/** Sounds, and lists of them. */
export const AudioTabs = () => {
  const t = useTranslations('audioFiles');
  const { base } = usePlace();
  return <PageTabs label={t('title')} tabs={[{ to: `${base}/audio-files`, label: t('title') }, { to: `${base}/playlists`, label: t('playlists') }]} />;
};
