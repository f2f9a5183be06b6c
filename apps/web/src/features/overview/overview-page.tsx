import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Page } from '#ui/page.tsx';
import { Attention } from './attention.tsx';
import { Customers } from './customers.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { LatestChanges } from './latest-changes.tsx';
import styles from './overview.module.css';

/** Where one arrives: how much there is, what wants to be looked at, what happened last. */
export const OverviewPage = () => {
  const t = useTranslations('overview');
  const { kind, may } = usePlace();
  return (
    <Page title={t('title')}>
      <div className={styles.overview}>
        <FirstSteps />
        <Figures />
        <div className={styles.columns}>
          <div className={styles.column}>
            <Attention />
            {kind !== 'enterprise' && may('organisations:read') && <Customers />}
          </div>
          {may('audit:read') && <LatestChanges />}
        </div>
      </div>
    </Page>
  );
};
