import type { Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import styles from './organisations.module.css';

/** What disabling an organisation stops, before it happens. */
export const WhatStops = ({ organisation: { counts } }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  return (
    <>
      <p>{t('disableStops')}</p>
      <ul className={styles.stops}>
        <li>{t('disableSignIn')}</li>
        <li>{t('disableKeys')}</li>
        <li>{t('disablePhones')}</li>
        {counts.organisations > 0 && <li>{t('disableBelow', { count: counts.organisations })}</li>}
      </ul>
      <p>{t('disableKeeps')}</p>
    </>
  );
};
