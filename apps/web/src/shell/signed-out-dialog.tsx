import { Anchor } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useEnterSession, useViewer } from '#api/session.ts';
import { useIsSignedOut } from '#api/signed-out.ts';
import { Dialog } from '#ui/dialog.tsx';

const SignInForm = lazy(async () => ({ default: (await import('#features/sign-in/sign-in-form.tsx')).SignInForm }));

/** The session has ended: signs in again over the page as it stands, so that nothing typed into it is lost. */
export const SignedOutDialog = () => {
  const t = useTranslations('signIn');
  const isSignedOut = useIsSignedOut();
  const { account } = useViewer();
  const enter = useEnterSession();
  const onSignedIn = async () => {
    const session = await enter();
    // Somebody else has come: what is on the screen is not theirs.
    if (session?.account.id !== account.id) window.location.assign('/');
  };
  return (
    <Dialog title={t('again')} opened={isSignedOut} onClose={() => undefined} size="sm" isRequired>
      <p style={{ marginBottom: 16 }}>{t('againLead')}</p>
      <Suspense fallback={<div style={{ height: 180 }} />}>
        <SignInForm known={account} onSignedIn={onSignedIn} />
      </Suspense>
      <p style={{ marginTop: 16 }}>
        <Anchor href="/sign-in">{t('switchAccount')}</Anchor>
      </p>
    </Dialog>
  );
};
