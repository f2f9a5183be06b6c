import { useTranslations } from 'use-intl';
import { Page } from '#ui/page.tsx';
import styles from './own-account.module.css';
import { PasswordSection } from './password-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { ProfileSection, RolesSection } from './profile-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** What one decides about oneself. */
export const OwnAccountPage = () => {
  const t = useTranslations('ownAccount');
  return (
    <Page title={t('title')}>
      <div className={styles.sections}>
        <ProfileSection />
        <RolesSection />
        <PreferencesSection />
        <PasswordSection />
        <SecondFactorSection />
        <SessionsSection />
      </div>
    </Page>
  );
};
