import type { jobs } from '@patchbay/contract/operations';
import { useFormatter, useTranslations } from 'use-intl';
import type { Column, RowOf } from '#ui/resource-table.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

export type Job = RowOf<typeof jobs.list>;

const tones: { [S in Job['state']]: Tone } = { created: 'neutral', retry: 'warning', active: 'busy', completed: 'good', cancelled: 'neutral', failed: 'bad' };

export const JobState = ({ state }: Pick<Job, 'state'>) => {
  const t = useTranslations('jobs.states');
  return <Status tone={tones[state]}>{t(state)}</Status>;
};

/** `mail.deliver` in words; one that is new here by its own name. */
export const useJobName = () => {
  const t = useTranslations('jobs.names');
  return (name: string): string => {
    const key = name.replaceAll('.', '-') as 'mail-deliver';
    return t.has(key) ? t(key) : name;
  };
};

export const useJobColumns = (): Column<Job>[] => {
  const t = useTranslations('jobs');
  const format = useFormatter();
  const nameOf = useJobName();
  return [
    { id: 'name', header: t('name'), width: 190, sort: false, cell: ({ name }) => nameOf(name) },
    { id: 'state', header: t('state'), width: 180, sort: false, narrow: 'status', cell: ({ state }) => <JobState state={state} /> },
    { id: 'attempts', header: t('attempts'), width: 90, sort: false, align: 'end', narrow: 'none', cell: ({ attempts }) => format.number(attempts) },
    { id: 'error', header: t('error'), width: 230, sort: false, narrow: 'detail', cell: ({ error }) => error || '—' },
    { id: 'createdAt', header: t('created'), width: 170, narrow: 'detail', cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: 'completedAt', header: t('completed'), width: 170, sort: false, narrow: 'none', cell: ({ completedAt }) => <Time at={completedAt} never={t('notYet')} /> },
  ];
};
