import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { Anchor, PasswordInput, TextInput } from '#ui/kit.ts';
import { EntryForm } from './entry-form.tsx';

interface Props {
  /** Known already, when one signs in again. */
  email?: string;
  onSignedIn: () => Promise<void>;
  onStep?: (step: Step) => void;
}

export type Step = 'password' | 'code';

/** E-mail and password, then the second factor where the account has one. */
export const SignInForm = ({ email, onSignedIn, onStep }: Props) => {
  const t = useTranslations('signIn');
  const [step, setStep] = useState<Step>('password');
  const go = (next: Step) => {
    setStep(next);
    onStep?.(next);
  };
  const proceed = ({ next }: { next: 'signed-in' | 'second-factor' }) => (next === 'signed-in' ? onSignedIn() : Promise.resolve(go('code')));
  if (step === 'code')
    return (
      <>
        <EntryForm schema={session.secondFactor.body!} submitLabel={t('codeSubmit')} words={{ unauthenticated: t('codeRefused') }}
          onSubmit={async (body) => proceed(await call(session.secondFactor, { body }))}>
          {(field) => <TextInput {...field('code')} key="code" label={t('code')} description={t('codeHelp')} autoComplete="one-time-code" inputMode="text" autoCapitalize="none" spellCheck={false} autoFocus />}
        </EntryForm>
        <Anchor component="button" type="button" size="sm" mt="md" onClick={() => go('password')}>
          {t('otherAccount')}
        </Anchor>
      </>
    );
  return (
    <EntryForm schema={session.signIn.body!} fixed={email ? { email } : undefined} submitLabel={t('submit')} words={{ unauthenticated: t('refused') }}
      onSubmit={async (body) => proceed(await call(session.signIn, { body }))}>
      {(field) => (
        <>
          <TextInput {...field('email')} {...(email && { value: email, readOnly: true })} label={t('email')} type="email" autoComplete="username" autoFocus={!email} />
          <PasswordInput {...field('password')} label={t('password')} autoComplete="current-password" autoFocus={Boolean(email)} visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} />
        </>
      )}
    </EntryForm>
  );
};
