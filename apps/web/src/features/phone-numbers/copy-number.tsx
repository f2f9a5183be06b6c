import { useTranslations } from 'use-intl';
import { CopyButton } from '#ui/copy.tsx';
import styles from './phone-numbers.module.css';

/** Copies the number without spaces; shows as one points at its row. */
export const CopyNumber = ({ e164 }: { e164: string }) => {
  const t = useTranslations('common');
  return (
    <span className={styles.copy}>
      <CopyButton value={e164} of={t('phoneNumber')} />
    </span>
  );
};
