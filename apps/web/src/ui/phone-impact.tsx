import type { PhoneImpact as Impact } from '@patchbay/contract/phone-impact';
import { useTranslations } from 'use-intl';
import { TextLink } from './link.tsx';
import { Status } from './status.tsx';
import styles from './phone-impact.module.css';

/** Before something that phones share is saved: which of them would get another file. */
export const PhoneImpact = ({ of: { using, changed, failing, isExact, phones }, unused }: { of: Impact; unused: string }) => {
  const t = useTranslations('phoneTemplates.impact');
  return (
    <section className={styles.part} aria-live="polite">
      <h2>{t('title')}</h2>
      <p>{using === 0 ? unused : isExact ? t('exact', { changed, using }) : t('atLeast', { changed, using })}</p>
      {failing > 0 && <p className={styles.failing}>{t('failing', { count: failing })}</p>}
      {phones.length > 0 && (
        <ul className={styles.phones}>
          {phones.map((phone) => (
            <li key={phone.id}>
              <TextLink to={`/t/${phone.enterpriseId}/phones/${phone.id}`}>{phone.name}</TextLink> <span className={styles.hint}>{phone.enterpriseName}</span> {phone.isFailing && <Status tone="bad">{t('noFile')}</Status>}
            </li>
          ))}
          {Math.max(changed, failing) > phones.length && <li className={styles.hint}>{t('more', { count: Math.max(changed, failing) - phones.length })}</li>}
        </ul>
      )}
    </section>
  );
};

/** Where it cannot be found out; what is typed can be saved all the same. */
export const UnknownImpact = () => {
  const t = useTranslations('phoneTemplates.impact');
  return (
    <p role="alert" className={styles.part}>
      {t('unknown')}
    </p>
  );
};
