import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { isProblem } from '#api/problem.ts';
import { PasswordInput } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { InvalidLink, useLinkToken } from './link-token.tsx';

type State = 'asking' | 'done' | 'invalid';

export const ResetPage = () => {
  const t = useTranslations('signIn');
  const token = useLinkToken();
  // Of whose people one is, where the link says so.
  const { search } = useLocation();
  const [state, setState] = useState<State>(token ? 'asking' : 'invalid');
  if (state === 'invalid') return <InvalidLink />;
  if (state === 'done')
    return (
      <EntryLayout title={t('resetDoneTitle')} lead={t('resetDone')}>
        <ButtonLink to={`/sign-in${search}`}>{t('submit')}</ButtonLink>
      </EntryLayout>
    );
  const submit = async (body: { token: string; password: string }) => {
    try {
      await call(session.completeReset, { body });
      setState('done');
    } catch (error) {
      if (!isProblem(error, 'not-found', 'unauthenticated')) throw error;
      setState('invalid');
    }
  };
  return (
    <EntryLayout title={t('resetTitle')} lead={t('resetLead')}>
      <EntryForm schema={session.completeReset.body!} fixed={{ token }} submitLabel={t('resetSubmit')} onSubmit={submit}>
        {(field) => (
          <PasswordInput {...field('password')} label={t('newPassword')} description={t('passwordHelp')} autoComplete="new-password" autoFocus visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} />
        )}
      </EntryForm>
    </EntryLayout>
  );
};
