import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { isProblem } from '#api/problem.ts';
import { useEnterSession } from '#api/session.ts';
import { PasswordInput, TextInput } from '#ui/kit.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { InvalidLink, useLinkToken } from './link-token.tsx';

export const SetupPage = () => {
  const t = useTranslations('signIn');
  const token = useLinkToken();
  const [isInvalid, setIsInvalid] = useState(!token);
  const enter = useEnterSession();
  const navigate = useNavigate();
  if (isInvalid) return <InvalidLink />;
  const submit = async (body: { token: string; email: string; name: string; password: string }) => {
    try {
      await call(session.setUp, { body });
    } catch (error) {
      if (!isProblem(error, 'not-found', 'unauthenticated')) throw error;
      return setIsInvalid(true);
    }
    await enter();
    await navigate('/');
  };
  return (
    <EntryLayout title={t('setupTitle')} lead={t('setupLead')}>
      <EntryForm schema={session.setUp.body!} fixed={{ token }} submitLabel={t('setupSubmit')} onSubmit={submit}>
        {(field) => (
          <>
            <TextInput {...field('name')} label={t('name')} autoComplete="name" autoFocus />
            <TextInput {...field('email')} label={t('email')} type="email" autoComplete="username" />
            <PasswordInput {...field('password')} label={t('newPassword')} description={t('passwordHelp')} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} />
          </>
        )}
      </EntryForm>
    </EntryLayout>
  );
};
