import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import styles from './acting-strip.module.css';

/** Says, as long as it is so, that one works in the enterprise of somebody else. */
export const ActingStrip = () => {
  const t = useTranslations('shell');
  const roles = useTranslations('roles');
  const { actingAs, name } = usePlace();
  if (!actingAs) return null;
  return (
    <div className={styles.strip} role="status">
      <strong>{t('workingIn', { name })}</strong>
      <span className={styles.as}>{t('workingAs', { role: roles(actingAs.role), organisation: actingAs.organisationName })}</span>
      <TextLink to={basePath(actingAs.organisationKind, actingAs.organisationId)} c="inherit" underline="always">
        {t('leave')}
      </TextLink>
    </div>
  );
};
