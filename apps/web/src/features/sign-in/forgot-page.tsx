import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { TextInput } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryLayout } from './entry-layout.tsx';

export const ForgotPage = () => {
  const t = useTranslations('signIn');
  const [sentTo, setSentTo] = useState<string>();
  const back = <TextLink to="/sign-in">{t('back')}</TextLink>;
  if (sentTo) return <EntryLayout title={t('forgotSentTitle')} lead={t('forgotSent', { email: sentTo })} footer={back} />;
  const submit = async (body: { email: string }) => {
    await call(session.requestReset, { body });
    setSentTo(body.email);
  };
  return (
    <EntryLayout title={t('forgotTitle')} lead={t('forgotLead')} footer={back}>
      <EntryForm schema={session.requestReset.body!} submitLabel={t('forgotSubmit')} onSubmit={submit}>
        {(field) => <TextInput {...field('email')} label={t('email')} type="email" autoComplete="username" autoFocus />}
      </EntryForm>
    </EntryLayout>
  );
};
