import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import styles from './upload-numbers.module.css';
import { useImportable } from './use-importable.ts';

/** The way to the upload, for those who may; where the provider has not allowed it, a word about whom to ask. */
export const UploadNumbers = () => {
  const t = useTranslations('imports.upload');
  const { base, may, scope } = usePlace();
  const importable = useImportable('phone-numbers');
  if (!may('phoneNumbers:upload') || !may('imports:write')) return null;
  if (importable.data?.refusal) return <span className={styles.ask}>{t('askProvider')}</span>;
  // An enterprise may have to be told otherwise, which a button that vanishes would do badly.
  if (scope === 'tenant' && !importable.data) return null;
  return (
    <ButtonLink to={`${base}/phone-numbers/upload`} variant="default" leftSection={<Icon name="upload" size={15} />}>
      {t('action')}
    </ButtonLink>
  );
};
