import { phoneOperationRuns, phoneOperationStatuses, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Button, Progress } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import styles from './operations.module.css';
import { useCancel } from './use-cancel.ts';

const isUnderWay = ({ counts }: PhoneOperationRun) => counts.QUEUED + counts.SENDING + counts.SENT > 0;

/** What is being done to several phones at the moment: how far it is, what it waits for, and a way to stop it. */
export const RunsUnderWay = () => {
  const t = useTranslations('phoneOperations');
  const runs = (useApi(phoneOperationRuns.list).data?.items ?? []).filter(isUnderWay);
  if (runs.length === 0) return null;
  return (
    <ul className={styles.runs} aria-label={t('underWay')}>
      {runs.map((run) => <Run key={run.id} run={run} />)}
    </ul>
  );
};

const Run = ({ run }: { run: PhoneOperationRun }) => {
  const t = useTranslations('phoneOperations');
  const { base, may } = usePlace();
  const { cancelRun } = useCancel();
  const { id, kind, counts } = run;
  const open = counts.QUEUED + counts.SENDING + counts.SENT;
  // Those that are left out are neither to do nor done.
  const total = run.phones - counts.SKIPPED;
  const title = t(`titles.${kind}`, { count: total });
  return (
    <li className={styles.run}>
      <div className={styles.head}>
        <TextLink to={`${base}/phones/operations?runId=${id}`}>{title}</TextLink>
        {counts.QUEUED > 0 && may('phones:write') && <Button variant="default" size="xs" onClick={() => void cancelRun(run)}>{t('cancelRest', { count: counts.QUEUED })}</Button>}
      </div>
      <Progress value={(100 * (total - open)) / total} aria-label={title} animated={counts.SENDING + counts.SENT > 0} />
      <p className={styles.note}>{phoneOperationStatuses.filter((status) => counts[status] > 0).map((status) => t('stateCount', { count: counts[status], state: t(`statuses.${status}`) })).join(' · ')}</p>
      <Waiting run={run} />
    </li>
  );
};

const Waiting = ({ run: { counts, hasSwitch, waitsUntil, perMinute } }: { run: PhoneOperationRun }) => {
  const t = useTranslations('phoneOperations');
  const format = useFormatter();
  const { timeZone } = usePlace();
  if (counts.QUEUED === 0) return null;
  if (!hasSwitch) return <p className={styles.note}>{t('noSwitch')}</p>;
  if (waitsUntil) return <p className={styles.note}>{t('waitsUntil', { at: format.dateTime(new Date(waitsUntil), { dateStyle: 'medium', timeStyle: 'short', timeZone }), zone: timeZone ?? '' })}</p>;
  return <p className={styles.note}>{t('rate', { count: perMinute ?? 0 })}</p>;
};
