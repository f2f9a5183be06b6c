import { session } from '@patchbay/contract/session';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { isProblem } from '#api/problem.ts';
import { query } from '#api/query.ts';
import { useEnterSession } from '#api/session.ts';
import { Loader, PasswordInput, TextInput } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { InvalidLink, useLinkToken } from './link-token.tsx';

interface Invitation {
  email: string;
  name: string;
  organisationName: string;
  hasPassword: boolean;
}

export const InvitationPage = () => {
  const t = useTranslations('signIn');
  const token = useLinkToken();
  const { data, error, refetch } = useQuery({ ...query(session.lookInvitation, { body: { token } }), enabled: token !== '', retry: false, staleTime: Infinity });
  if (!token || isProblem(error, 'not-found', 'validation-failed')) return <InvalidLink />;
  if (data) return <Accept token={token} invitation={data} />;
  return <EntryLayout title={t('invitationTitle')}>{error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loader size="sm" />}</EntryLayout>;
};

const Accept = ({ token, invitation: { email, name, organisationName, hasPassword } }: { token: string; invitation: Invitation }) => {
  const t = useTranslations('signIn');
  const enter = useEnterSession();
  const navigate = useNavigate();
  const submit = async (body: { token: string; name: string; password: string }) => {
    const { next } = await call(session.acceptInvitation, { body });
    if (next === 'signed-in') await enter();
    await navigate(next === 'signed-in' ? '/' : '/sign-in');
  };
  const lead = [t('invitationLead', { organisation: organisationName }), t('invitationAs', { email })].join(' ');
  const password = { autoComplete: hasPassword ? 'current-password' : 'new-password', visibilityToggleButtonProps: { 'aria-label': t('showPassword') } };
  return (
    <EntryLayout title={t('invitationTitle')} lead={lead}>
      <EntryForm schema={session.acceptInvitation.body!} fixed={{ token, ...(hasPassword && { name }) }} initial={{ name }} submitLabel={t('invitationSubmit')} words={{ unauthenticated: t('refused.email') }} onSubmit={submit}>
        {(field) =>
          hasPassword ? (
            <PasswordInput {...field('password')} {...password} label={t('currentPassword')} description={t('invitationKnown')} autoFocus />
          ) : (
            <>
              <TextInput {...field('name')} label={t('name')} autoComplete="name" />
              <PasswordInput {...field('password')} {...password} label={t('newPassword')} description={t('passwordHelp')} autoFocus />
            </>
          )
        }
      </EntryForm>
    </EntryLayout>
  );
};
