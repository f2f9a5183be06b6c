import '#ui/styles/all.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { PlaceProvider } from '#api/place.tsx';
import { placeQuery } from '#api/place-query.ts';
import { isProblem } from '#api/problem.ts';
import { useSession } from '#api/session.ts';
import { WordsProvider } from '#i18n/words-provider.tsx';
import { Empty } from '#ui/empty.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { Toasts } from '#ui/toasts.tsx';
import type { Session } from '@patchbay/contract/session';
import { usePreferences } from '../preferences.tsx';
import { Frame, FrameSkeleton } from './frame.tsx';
import { forgetPlace } from './recent-places.ts';
import styles from './place-route.module.css';

/** Everything behind the sign-in: the whole catalogue of words, the place of the address, the frame. */
export const PlaceRoute = () => {
  const session = useSession();
  const location = useLocation();
  const { preferences } = usePreferences();
  if (session === null) return <Navigate to={`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  return (
    <WordsProvider language={preferences.language} part="all" fallback={<div className={styles.blank} />}>
      <Toasts />
      {session ? <AtPlace viewer={session} /> : <FrameSkeleton />}
    </WordsProvider>
  );
};

const AtPlace = ({ viewer }: { viewer: Session }) => {
  const { organisationId, tenantId } = useParams();
  const id = tenantId ?? organisationId ?? '';
  const { pathname, search } = useLocation();
  const { data: place, error, refetch } = useQuery(placeQuery(viewer, id));
  const isGone = isProblem(error, 'not-found');
  useEffect(() => {
    if (isGone) forgetPlace(viewer.account.id, id);
  }, [isGone, viewer.account.id, id]);
  if (isGone) return <NoSuchPlace />;
  if (error && !place) return <div className={styles.failure}><ProblemAlert error={error} onRetry={() => void refetch()} /></div>;
  if (!place) return <FrameSkeleton />;
  // An enterprise was asked for as an organisation, or the reverse: the page of the same name, where it is.
  if (!pathname.startsWith(place.base)) return <Navigate to={pathname.replace(/^\/[ot]\/[^/]+/, place.base) + search} replace />;
  return (
    <PlaceProvider place={place}>
      <Frame key={place.id} />
    </PlaceProvider>
  );
};

const NoSuchPlace = () => {
  const t = useTranslations('problems');
  return (
    <main className={styles.failure}>
      <Empty isPage icon="search" title={t('not-found.title')} action={<ButtonLink to="/">{t('home')}</ButtonLink>}>
        {t('not-found.detail')}
      </Empty>
    </main>
  );
};
