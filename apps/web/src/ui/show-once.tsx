import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from './copy.tsx';
import { useDialog } from './dialog-host.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import styles from './secret.module.css';

interface SecretValue {
  label: string;
  value: string;
}

interface Shown {
  title: string;
  /** What to do with it, and whether it can be seen again. */
  body: string;
  values: SecretValue[];
}

/** Shows secrets in a dialog, to be copied; nothing of them stays on the page once it is closed. */
export const useShowSecrets = () => {
  const open = useDialog();
  return useCallback((shown: Shown) => open<void>((done) => <ShowSecrets {...shown} onDone={done} />), [open]);
};

const ShowSecrets = ({ title, body, values, onDone }: Shown & { onDone: () => void }) => {
  const t = useTranslations('common');
  return (
    <Dialog title={title} footer={<Button onClick={onDone}>{t('done')}</Button>}>
      <p className={styles.body}>
        <Icon name="key" /> {body}
      </p>
      <dl className={styles.values}>
        {values.map(({ label, value }) => (
          <div key={label} className={styles.value}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton value={value} of={label} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
