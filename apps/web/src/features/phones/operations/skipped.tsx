import type { PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import styles from './operations.module.css';

/** Which phones are left out and why, with some of their names. */
export const Skipped = ({ run: { skipped } }: { run: PhoneOperationRun }) => {
  const t = useTranslations('phoneOperations');
  const forms = useTranslations('forms');
  if (skipped.length === 0) return null;
  return (
    <section className={styles.skipped}>
      <h3>{t('left', { count: skipped.reduce((sum, { count }) => sum + count, 0) })}</h3>
      <ul>
        {skipped.map(({ reason, count, first }) => (
          <li key={reason}>
            <span>{t(`reasons.${reason}`)}</span>
            <span className={styles.names}>
              {first.join(', ')} {count > first.length && forms('andMore', { count: count - first.length })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
