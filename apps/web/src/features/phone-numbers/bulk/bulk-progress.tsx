import { numberBulks, type NumberBulk } from '@patchbay/contract/number-bulks';
import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Progress } from '#ui/kit.ts';
import { useStored } from '#ui/stored.ts';
import { useTransferPlace } from '../transfer.tsx';
import { BulkDetails } from './bulk-details.tsx';
import styles from './bulk.module.css';
import { useUndo } from './use-undo.ts';

const askEveryMs = 1_500;
const shownForMs = 86_400_000;
const mostShown = 3;
const mostRemembered = 50;

interface Run {
  bulk: NumberBulk;
  at: string;
}

const isUnderWay = ({ status }: NumberBulk) => status === 'queued' || status === 'running';

/** What the viewer has started here, and above where an enterprise's numbers are moved. */
const useRuns = (): Run[] => {
  const { id, may } = usePlace();
  const above = useTransferPlace();
  const places = may('phoneNumbers:tag') ? [...new Set([id, above?.id ?? id])] : [];
  return useQueries({
    queries: places.map((at) => ({
      ...query(numberBulks.list, { at }),
      // Progress that is told to another place is asked for.
      refetchInterval: ({ state }: { state: { data: { items: NumberBulk[] } | undefined } }) => (state.data?.items.some(isUnderWay) ? askEveryMs : false) as number | false,
    })),
    combine: (results) => results.flatMap(({ data }, index) => (data?.items ?? []).map((bulk) => ({ bulk, at: places[index]! }))),
  });
};

/** How far the viewer's changes of many numbers have come, and what became of the latest. */
export const NumberBulkProgress = () => {
  const t = useTranslations('numberBulks');
  const runs = useRuns();
  const [hidden, setHidden] = useStored<string[]>('numberBulks.hidden', []);
  const isShown = ({ bulk }: Run) => isUnderWay(bulk) || (!hidden.includes(bulk.id) && Date.now() - Date.parse(bulk.startedAt ?? bulk.createdAt) < shownForMs);
  const shown = runs.filter(isShown).slice(0, mostShown);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.runs} aria-label={t('runs')}>
      {shown.map((run) => (
        <RunLine key={run.bulk.id} {...run} onHide={() => setHidden([run.bulk.id, ...hidden].slice(0, mostRemembered))} />
      ))}
    </ul>
  );
};

const RunLine = ({ bulk, at, onHide }: Run & { onHide: () => void }) => {
  const t = useTranslations('numberBulks');
  if (isUnderWay(bulk)) return <UnderWay bulk={bulk} />;
  return (
    <li className={styles.run} data-failed={bulk.status === 'failed' || undefined}>
      <Icon name={bulk.status === 'failed' ? 'warning' : 'check'} size={16} />
      <span className={styles.said} role="status">
        <Outcome bulk={bulk} />
      </span>
      {bulk.status === 'done' && <Ways bulk={bulk} at={at} />}
      <IconButton icon="close" label={t('dismiss')} onClick={onHide} />
    </li>
  );
};

/** What became of a change, in a sentence or two. */
const Outcome = ({ bulk: { status, action, ownerName, result, revertedBy } }: { bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks');
  if (status === 'failed' || !action || !result) return t('failed');
  const left = result.skipped.reduce((sum, { count }) => sum + count, 0);
  const sentences = [t(`did.${action.type}`, { count: result.changed, owner: ownerName ?? '' }), left > 0 && t('skipped', { count: left }), revertedBy && t('undone')];
  return sentences.filter(Boolean).join(' ');
};

const UnderWay = ({ bulk: { action, numbers, status, progress } }: { bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks');
  const title = t(`titles.${action!.type}`, { count: numbers });
  return (
    <li className={styles.run}>
      <span className={styles.said}>{title}</span>
      <Progress className={styles.bar} value={(100 * progress.done) / Math.max(progress.total, 1)} aria-label={title} animated={status === 'running'} />
      <span className={styles.figures}>{status === 'queued' ? t('waiting') : t('progress', progress)}</span>
    </li>
  );
};

const Ways = ({ bulk, at }: Run) => {
  const t = useTranslations('numberBulks');
  const open = useDialog();
  const { undo, isUndoing } = useUndo({ bulk, at });
  return (
    <>
      {bulk.result!.skipped.length > 0 && (
        <Button variant="subtle" size="xs" onClick={() => void open<void>((done) => <BulkDetails bulk={bulk} at={at} onDone={done} />)}>
          {t('details')}
        </Button>
      )}
      {undo && (
        <Button variant="default" size="xs" leftSection={<Icon name="undo" size={14} />} loading={isUndoing} onClick={() => void undo()}>
          {t('undo')}
        </Button>
      )}
    </>
  );
};
