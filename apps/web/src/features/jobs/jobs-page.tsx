import { Job as JobSchema, jobs } from '@patchbay/contract/operations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useJobColumns, useJobName, type Job } from './columns.tsx';
import { JobDialog } from './job-dialog.tsx';

/** Background work, newest first. */
export const JobsPage = () => {
  const t = useTranslations('jobs');
  const { may } = usePlace();
  const columns = useJobColumns();
  const nameOf = useJobName();
  const open = useDialog();
  const retry = useRetry();
  const rowActions = (job: Job): RowAction[] => [
    { label: t('details'), icon: 'info', onClick: () => void open((done) => <JobDialog job={job} onClose={() => done(undefined)} />) },
    ...(job.state === 'failed' && may('jobs:write') ? [{ label: t('retry'), icon: 'refresh' as const, onClick: () => void retry(job) }] : []),
  ];
  const states = JobSchema.shape.state.options.map((value) => ({ value, label: t(`states.${value}`) }));
  return (
    <Page title={t('title')} description={t('description')}>
      <ResourceTable
        endpoint={jobs.list}
        columns={columns}
        label={t('title')}
        nameOf={({ name }: Job) => nameOf(name)}
        rowActions={rowActions}
        filters={[{ key: 'state', label: t('state'), options: states }]}
        searchPlaceholder={t('search')}
        empty={{ icon: 'bolt', title: t('emptyTitle'), text: t('empty') }}
      />
    </Page>
  );
};

const useRetry = () => {
  const t = useTranslations('jobs');
  const attempt = useAttempt();
  const command = useCommand(jobs.retry, { touches: ['audit'] });
  return async ({ id }: Job) => {
    if (await attempt(() => command.mutateAsync({ params: { id } }))) toast.done(t('retried'));
  };
};
