import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { useTranslations } from 'use-intl';
import { Empty } from '#ui/empty.tsx';
import { ButtonLink } from '#ui/link.tsx';

const isMissingChunk = (error: unknown) => error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);

/** A page that has failed: what happened, what was kept, what to do. */
export const PageError = () => {
  const t = useTranslations('problems');
  const isOutdated = isMissingChunk(useRouteError());
  return (
    <div role="alert">
      <Empty
        isPage
        icon={isOutdated ? 'refresh' : 'warning'}
        title={isOutdated ? t('newVersionTitle') : t('internal.title')}
        action={
          <>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
            <Button variant="default" component="a" href="/">
              {t('home')}
            </Button>
          </>
        }
      >
        {isOutdated ? t('newVersion') : t('page')}
      </Empty>
    </div>
  );
};

/** The same where there is no frame around it. */
export const RootError = () => (
  <main>
    <PageError />
  </main>
);

/** An address that leads nowhere. */
export const NotFound = () => (
  <main>
    <NoSuchPage />
  </main>
);

/** The same within the frame. */
export const NoSuchPage = () => {
  const t = useTranslations('problems');
  return (
    <>
      <title>{`${t('not-found.title')} · Patchbay`}</title>
      <Empty isPage icon="search" title={t('not-found.title')} action={<ButtonLink to="/">{t('home')}</ButtonLink>}>
        {t('not-found.detail')}
      </Empty>
    </>
  );
};
