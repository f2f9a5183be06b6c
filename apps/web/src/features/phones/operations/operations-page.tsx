import { useTranslations } from 'use-intl';
import { Page } from '#ui/page.tsx';
import { PhoneTabs } from '../phone-tabs.tsx';
import { OperationsTable } from './operations-table.tsx';
import { RunsUnderWay } from './runs-under-way.tsx';

/** What phones of the enterprise were told to do, and what is under way. */
export const PhoneOperationsPage = () => {
  const t = useTranslations('phoneOperations');
  return (
    <Page title={t('title')} description={t('description')}>
      <PhoneTabs />
      <RunsUnderWay />
      <OperationsTable />
    </Page>
  );
};
