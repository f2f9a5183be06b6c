import { use } from 'react';
import { Navigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Empty } from '#ui/empty.tsx';
import { menuOf } from '../pages.ts';
import { PagesContext } from './pages-context.ts';

/** A place's own address: to the first page that the viewer may use there. */
export const PlaceHome = () => {
  const t = useTranslations('problems');
  const place = usePlace();
  const [first] = menuOf(place, use(PagesContext));
  if (first) return <Navigate to={first.path} replace />;
  return (
    <Empty isPage icon="lock" title={t('forbidden.title')}>
      {t('whoCan', { name: place.name })}
    </Empty>
  );
};
