import { session } from '@patchbay/contract/session';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { isProblem } from '#api/problem.ts';
import { Anchor, Button, Group, TextInput } from '#ui/kit.ts';
import { useProblemText } from '#ui/problem.tsx';
import { EntryForm } from './entry-form.tsx';

interface Props {
  /** Where the code was sent; absent: an authenticator app shows it. */
  sentTo: string | undefined;
  onNext: (progress: { next: 'signed-in' | 'second-factor'; sentTo?: string }) => Promise<void>;
  /** Back to the password: to sign in as somebody else, or because the code was waited for too long. */
  onBack: () => void;
}

/** The code after the password. */
export const CodeStep = ({ sentTo, onNext, onBack }: Props) => {
  const t = useTranslations('signIn');
  const isSent = sentTo !== undefined;
  return (
    <>
      <EntryForm schema={session.secondFactor.body!} submitLabel={t('codeSubmit')} words={{ unauthenticated: t(isSent ? 'signInExpired' : 'codeRefused') }}
        onSubmit={async (body) => onNext(await call(session.secondFactor, { body }))}>
        {(field) => (
          <TextInput {...field('code')} key="code" label={t('code')} description={isSent ? t('sentCodeHelp') : t('codeHelp')} autoComplete="one-time-code" inputMode={isSent ? 'numeric' : 'text'} autoCapitalize="none" spellCheck={false}
            autoFocus />
        )}
      </EntryForm>
      <Group mt="md" gap="md" justify="space-between">
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t('otherAccount')}
        </Anchor>
        {isSent && <SendAgain onSent={onNext} />}
      </Group>
    </>
  );
};

const SendAgain = ({ onSent }: { onSent: Props['onNext'] }) => {
  const t = useTranslations('signIn');
  const text = useProblemText();
  const [said, setSaid] = useState('');
  const [isSending, setIsSending] = useState(false);
  const send = async () => {
    setIsSending(true);
    try {
      const progress = await call(session.sendCode);
      await onSent(progress);
      setSaid(t('codeSentAgain', { to: progress.sentTo ?? '' }));
    } catch (error) {
      setSaid(isProblem(error, 'unauthenticated') ? t('signInExpired') : text(error).detail);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <>
      <Button variant="subtle" size="compact-sm" loading={isSending} onClick={() => void send()}>{t('sendCodeAgain')}</Button>
      <p role="status" style={{ flexBasis: '100%' }}>{said}</p>
    </>
  );
};
