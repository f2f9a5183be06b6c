import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Copyable } from '#ui/copy.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Secret } from '#ui/secret.tsx';
import styles from './card.module.css';
import { SipPasswordDialog } from './sip-password-dialog.tsx';

interface Props {
  extension: Extension;
}

/** The account that phones and softphones sign in with. */
export const SipAccount = ({ extension }: Props) => {
  const t = useTranslations('extensions.sip');
  return (
    <Facts>
      <Fact label={t('title')}>
        <Copyable value={extension.sipUsername} of={t('username')} />
      </Fact>
      <Fact label={t('sipPassword')}>
        <PasswordState extension={extension} />
      </Fact>
    </Facts>
  );
};

/** The password among the fields of a dialog; it is replaced by itself, and at once. */
export const SipPassword = ({ extension: opened }: Props) => {
  const t = useTranslations('extensions.sip');
  const { data: extension = opened } = useApi(extensions.get, { params: { id: opened.id } });
  return (
    <div role="group" aria-label={t('sipPassword')}>
      <div className={styles.label}>{t('sipPassword')}</div>
      <PasswordState extension={extension} />
    </div>
  );
};

/** Shown to whoever replaces it, and to nobody again. */
const PasswordState = ({ extension }: Props) => {
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const open = useDialog();
  const replace = () => open<void>((done) => <SipPasswordDialog extension={extension} onClose={() => done()} />);
  return <Secret isSet={extension.hasSipPassword} help={t('passwordHelp')} onReplace={may('extensions:write') ? replace : undefined} />;
};
