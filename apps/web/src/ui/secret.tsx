import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from './icons.tsx';
import { useProblemText } from './problem.tsx';
import styles from './secret.module.css';
import { toast } from './toast.ts';

interface Props {
  isSet: boolean;
  /** Absent where the viewer may not read it. The page shows it with `useShowSecrets`. */
  onReveal?: () => Promise<unknown>;
  /** Absent where the viewer may not change it. */
  onReplace?: () => unknown;
  /** Absent where there always is one. */
  onTakeAway?: () => unknown;
  /** How one comes to it, for those who may change it. */
  help?: string;
}

/** A stored secret: said to be set, never shown; replaced or revealed by those who may. */
export const Secret = ({ isSet, onReveal, onReplace, onTakeAway, help }: Props) => {
  const t = useTranslations('forms');
  // Not `disabled` meanwhile: a disabled button loses the focus, and a dialog that follows could not return it.
  const [isBusy, setIsBusy] = useState(false);
  const text = useProblemText();
  const run = async (work: () => unknown) => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await work();
    } catch (error) {
      toast.failed(text(error).title, text(error).detail);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <span className={styles.secret}>
      <span className={styles.state} data-set={isSet || undefined}>
        <Icon name="lock" size={14} /> {isSet ? t('secretSet') : t('secretNotSet')}
      </span>
      {isSet && onReveal && (
        <Button variant="default" size="xs" aria-disabled={isBusy} leftSection={<Icon name="eye" size={14} />} onClick={() => void run(onReveal)}>
          {t('reveal')}
        </Button>
      )}
      {onReplace && (
        <Button variant="default" size="xs" aria-disabled={isBusy} onClick={() => void run(onReplace)}>
          {isSet ? t('replace') : t('set')}
        </Button>
      )}
      {isSet && onTakeAway && (
        <Button variant="default" size="xs" aria-disabled={isBusy} onClick={() => void run(onTakeAway)}>
          {t('takeAway')}
        </Button>
      )}
      {help && onReplace && <span className={styles.secretHelp}>{help}</span>}
    </span>
  );
};
