import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { languages } from '@patchbay/contract/primitives/locale';
import { languageNames } from '#i18n/words.ts';
import { Logo } from '#shell/logo.tsx';
import { usePreferences } from '../../preferences.tsx';
import styles from './entry-layout.module.css';

/** The frame of the pages before the sign-in: one short form, nothing else. */
export const EntryLayout = ({ title, lead, footer, children }: { title: string; lead?: ReactNode; footer?: ReactNode; children?: ReactNode }) => (
  <div className={styles.page}>
    <title>{`${title} · Patchbay`}</title>
    <main className={styles.main}>
      <div className={styles.mark}>
        <Logo size={36} />
        <span>Patchbay</span>
      </div>
      <h1 className={styles.title}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      <div className={styles.body}>{children}</div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </main>
    <footer>
      <LanguageChoice />
    </footer>
  </div>
);

const LanguageChoice = () => {
  const t = useTranslations('common');
  const { preferences, change } = usePreferences();
  return (
    <div className={styles.languages} role="group" aria-label={t('language')}>
      {languages.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={language === preferences.language} onClick={() => change({ language })}>
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
};
