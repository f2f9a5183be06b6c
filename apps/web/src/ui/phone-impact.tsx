import type { PhoneImpact as Impact } from '@patchbay/contract/phone-impact';
import { useTranslations } from 'use-intl';
import { TextLink } from './link.tsx';
import styles from './phone-impact.module.css';

/** Before something that phones share is saved: which of them would get another file. */
export const PhoneImpact = ({ of: { using, changed, isExact, phones }, unused }: { of: Impact; unused: string }) => {
  const t = useTranslations('phoneTemplates.impact');
  return (
    <section className={styles.part} aria-live="polite">
      <h2>{t('title')}</h2>
      <p>{using === 0 ? unused : isExact ? t('exact', { changed, using }) : t('atLeast', { changed, using })}</p>
      {phones.length > 0 && (
        <ul className={styles.phones}>
          {phones.map((phone) => (
            <li key={phone.id}>
              <TextLink to={`/t/${phone.enterpriseId}/phones/${phone.id}`}>{phone.name}</TextLink> <span className={styles.hint}>{phone.enterpriseName}</span>
            </li>
          ))}
          {changed > phones.length && <li className={styles.hint}>{t('more', { count: changed - phones.length })}</li>}
        </ul>
      )}
    </section>
  );
};
