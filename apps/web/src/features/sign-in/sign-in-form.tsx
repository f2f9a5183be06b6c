import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { PasswordInput } from '#ui/kit.ts';
import { CodeStep } from './code-step.tsx';
import { EntryForm } from './entry-form.tsx';
import { useWay } from './way.ts';
import { OtherWay, WhoFields } from './who-fields.tsx';

interface Props {
  /** Known already, when one signs in again. */
  known?: { email: string | null; username: string | null };
  onSignedIn: () => Promise<void>;
  onStep?: (step: Step) => void;
}

/** What is asked for; a code may have been sent somewhere. */
export type Step = { is: 'password' } | { is: 'code'; sentTo?: string };

const [ByEmail, ByUsername] = session.signIn.body!.options;

/** Who it is and the password, then the second step where the account has one. */
export const SignInForm = ({ known, onSignedIn, onStep }: Props) => {
  const t = useTranslations('signIn');
  const [step, setStep] = useState<Step>({ is: 'password' });
  const { way, enterprise, setWay, keep } = useWay(known && (known.email === null ? 'username' : 'email'));
  const go = (next: Step) => {
    setStep(next);
    onStep?.(next);
  };
  const proceed = ({ next, sentTo }: { next: 'signed-in' | 'second-factor'; sentTo?: string }) => (next === 'signed-in' ? onSignedIn() : Promise.resolve(go({ is: 'code', sentTo })));
  if (step.is === 'code') return <CodeStep sentTo={step.sentTo} onNext={proceed} onBack={() => go({ is: 'password' })} />;
  const name = known && (known.email ?? known.username ?? '');
  return (
    <>
      <EntryForm schema={way === 'email' ? ByEmail : ByUsername} initial={{ enterprise }} fixed={name === undefined ? undefined : { [way]: name }} submitLabel={t('submit')} words={{ unauthenticated: t(`refused.${way}`) }}
        onSubmit={async (body) => {
          const progress = await call(session.signIn, { body });
          keep('enterprise' in body ? body : {});
          await proceed(progress);
        }}>
        {(field) => (
          <>
            <WhoFields way={way} field={field} known={name} hasEnterprise={enterprise !== ''} />
            <PasswordInput {...field('password')} label={t('password')} autoComplete="current-password" autoFocus={name !== undefined} visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} />
          </>
        )}
      </EntryForm>
      {!known && <p style={{ marginTop: 16 }}><OtherWay way={way} onChange={setWay} /></p>}
    </>
  );
};
