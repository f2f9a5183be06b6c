import { useFormatter, useTranslations } from 'use-intl';
import { Copyable } from '#ui/copy.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Button, Code } from '#ui/kit.ts';
import { Time } from '#ui/time.tsx';
import { JobState, useJobName, type Job } from './columns.tsx';

/** Everything that is known of one job, its error in full. */
export const JobDialog = ({ job, onClose }: { job: Job; onClose: () => void }) => {
  const t = useTranslations('jobs');
  const common = useTranslations('common');
  const format = useFormatter();
  const nameOf = useJobName();
  const { id, name, state, attempts, error, createdAt, startedAt, completedAt } = job;
  return (
    <Dialog title={nameOf(name)} size="lg" footer={<Button onClick={onClose}>{common('close')}</Button>}>
      <Facts>
        <Fact label={t('name')}>
          <Copyable value={id} of="id">
            {name} <Code>{id}</Code>
          </Copyable>
        </Fact>
        <Fact label={t('state')}>
          <JobState state={state} />
        </Fact>
        <Fact label={t('attempts')}>{format.number(attempts)}</Fact>
        <Fact label={t('created')}>
          <Time at={createdAt} />
        </Fact>
        <Fact label={t('started')}>
          <Time at={startedAt} never={t('notYet')} />
        </Fact>
        <Fact label={t('completed')}>
          <Time at={completedAt} never={t('notYet')} />
        </Fact>
        {error && (
          <Fact label={t('error')}>
            <Code block style={{ whiteSpace: 'pre-wrap' }}>
              {error}
            </Code>
          </Fact>
        )}
      </Facts>
    </Dialog>
  );
};
