import type { TemplateTexts } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { TextLink } from '#ui/link.tsx';
import styles from './phone-templates.module.css';
import { useImpact } from './use-check.ts';

/** Before it is saved: which phones would get another file. */
export const Impact = ({ id, texts, isReady }: { id: string; texts: TemplateTexts; isReady: boolean }) => {
  const t = useTranslations('phoneTemplates.impact');
  const impact = useImpact(id, texts, isReady).data;
  if (!impact || !isReady) return null;
  const { using, changed, isExact, phones } = impact;
  return (
    <section className={styles.part} aria-live="polite">
      <h2>{t('title')}</h2>
      <p>{using === 0 ? t('unused') : isExact ? t('exact', { changed, using }) : t('atLeast', { changed, using })}</p>
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
