import type { ApiKey } from '@patchbay/contract/api-keys';
import { useTranslations } from 'use-intl';
import { CopyButton } from '#ui/copy.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Button } from '#ui/kit.ts';
import styles from './api-keys.module.css';
import { exampleOf } from './example-of.ts';

/** The key itself, this once, and a call to try it with. */
export const ShownKey = ({ apiKey, secret, onDone }: { apiKey: ApiKey; secret: string; onDone: () => void }) => {
  const t = useTranslations('apiKeys');
  const common = useTranslations('common');
  const example = exampleOf(apiKey, secret);
  return (
    <Dialog title={t('shownTitle')} size="lg" footer={<Button onClick={onDone}>{common('done')}</Button>}>
      <p className={styles.body}>{t('shownBody')}</p>
      <div className={styles.secret}>
        <code data-secret>{secret}</code>
        <CopyButton value={secret} of={t('key')} />
      </div>
      <h3>{t('tryIt')}</h3>
      <div className={styles.example}>
        <pre>{example}</pre>
        <CopyButton value={example} of={t('tryItLabel')} />
      </div>
    </Dialog>
  );
};
