import type { Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { Tooltip } from '#ui/kit.ts';
import { Status } from '#ui/status.tsx';
import { ExtensionState } from './columns.tsx';
import styles from './extension.module.css';

/** Stands for a picture: the initials of the name, or the number. It says nothing that does not stand beside it. */
export const ExtensionPicture = ({ of: { displayName, shortNumber } }: { of: Extension }) => {
  const initials = displayName.split(/\s+/).map((word) => [...word].find((sign) => /\p{L}/u.test(sign)) ?? '').join('').slice(0, 2).toUpperCase();
  return <span className={styles.picture} aria-hidden="true">{initials || shortNumber}</span>;
};

/** Whether it is enabled, and whether its devices are signed in. */
export const ExtensionSummary = ({ of: { isEnabled } }: { of: Extension }) => {
  const t = useTranslations('extensions.registration');
  return (
    <span className={styles.summary}>
      <ExtensionState isEnabled={isEnabled} />
      <Tooltip label={t('help')} multiline maw={320}>
        <span tabIndex={0}><Status tone="neutral">{t('noSwitch')}</Status></span>
      </Tooltip>
    </span>
  );
};
