import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { sessionQuery, useEnterSession } from '#api/session.ts';
import { TextLink } from '#ui/link.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { SignInForm, type Step } from './sign-in-form.tsx';

// Only a path of our own: `//elsewhere` and `https:…` would lead away from here.
const safeReturn = (asked: string | null) => (asked && /^\/(?![/\\])/.test(asked) ? asked : '/');

export const SignInPage = () => {
  const t = useTranslations('signIn');
  const [search] = useSearchParams();
  const enterprise = search.get('enterprise');
  const [step, setStep] = useState<Step>({ is: 'password' });
  const { data, error, refetch } = useQuery(sessionQuery());
  const enter = useEnterSession();
  if (data?.session) return <Navigate to={safeReturn(search.get('return'))} replace />;
  if (data?.needsSetup) return <EntryLayout title={t('setupNeededTitle')} lead={t('setupNeeded')} />;
  const isCode = step.is === 'code';
  const codeLead = step.is === 'code' && step.sentTo ? t('sentCodeLead', { to: step.sentTo }) : t('codeLead');
  return (
    <EntryLayout title={isCode ? t('codeTitle') : t('title')} lead={isCode ? codeLead : t('lead')} footer={!isCode && <TextLink to={`/forgot${enterprise ? `?enterprise=${encodeURIComponent(enterprise)}` : ''}`}>{t('forgot')}</TextLink>}>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <SignInForm onStep={setStep} onSignedIn={async () => void (await enter())} />}
    </EntryLayout>
  );
};

