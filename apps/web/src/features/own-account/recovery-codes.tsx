import { useTranslations } from 'use-intl';
import { useViewer } from '#api/session.ts';
import { Icon } from '#ui/icons.tsx';
import { Button, useClipboard } from '#ui/kit.ts';
import styles from './own-account.module.css';

/** The codes, this once: to be copied, or kept as a file. */
export const RecoveryCodes = ({ codes, onDone }: { codes: string[]; onDone: () => void }) => {
  const t = useTranslations('ownAccount');
  const common = useTranslations('common');
  const { copied, copy } = useClipboard({ timeout: 2000 });
  const { email, username } = useViewer().account;
  const text = [t('recoveryFile', { email: email ?? username ?? '' }), '', ...codes, ''].join('\n');
  return (
    <>
      <p>{t('recoveryBody')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.line}>
        <Button autoFocus variant="default" leftSection={<Icon name={copied ? 'check' : 'copy'} size={15} />} onClick={() => copy(codes.join('\n'))}>
          {copied ? common('copied') : t('recoveryCopy')}
        </Button>
        <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => save(text)}>
          {t('recoveryDownload')}
        </Button>
        <Button ml="auto" onClick={onDone}>
          {t('recoveryDone')}
        </Button>
      </div>
    </>
  );
};

const save = (text: string) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = 'patchbay-recovery-codes.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
