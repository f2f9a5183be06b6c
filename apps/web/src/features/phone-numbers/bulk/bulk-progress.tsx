import { numberBulks, type NumberBulk } from '@patchbay/contract/number-bulks';
import { useQueries } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { RunOver, Runs, RunUnderWay } from '#ui/runs/run-line.tsx';
import { useHidden } from '#ui/runs/use-hidden.ts';
import { useTransferPlace } from '../transfer.tsx';
import { BulkDetails } from './bulk-details.tsx';
import { useStartedHere } from './use-started-here.ts';
import { useUndo } from './use-undo.ts';

const askEveryMs = 1_500;
const shownForMs = 86_400_000;
const mostShown = 3;

interface Run {
  bulk: NumberBulk;
  at: string;
}

const isUnderWay = ({ status }: NumberBulk) => status === 'queued' || status === 'running';

/** What the viewer has started here: of what is done above, where an enterprise's numbers are moved, only that. */
const useRuns = (): Run[] => {
  const { id, may } = usePlace();
  const { isStartedHere } = useStartedHere();
  const above = useTransferPlace();
  const places = may('phoneNumbers:tag') ? [...new Set([id, above?.id ?? id])] : [];
  const runs = useQueries({
    queries: places.map((at) => ({
      ...query(numberBulks.list, { at }),
      // Progress that is told to another place is asked for.
      refetchInterval: ({ state }: { state: { data: { items: NumberBulk[] } | undefined } }) => (state.data?.items.some(isUnderWay) ? askEveryMs : false) as number | false,
    })),
    combine: (results) => results.flatMap(({ data }, index) => (data?.items ?? []).map((bulk) => ({ bulk, at: places[index]! }))),
  });
  return runs.filter(({ bulk, at }) => at === id || isStartedHere(bulk.id));
};

/** How far the viewer's changes of many numbers have come, and what became of the latest. */
export const NumberBulkProgress = () => {
  const t = useTranslations('numberBulks');
  const runs = useRuns();
  const { isHidden, hide } = useHidden('numberBulks');
  const isShown = ({ bulk }: Run) => isUnderWay(bulk) || (!isHidden(bulk.id) && Date.now() - Date.parse(bulk.startedAt ?? bulk.createdAt) < shownForMs);
  const shown = runs.filter(isShown).slice(0, mostShown);
  if (shown.length === 0) return null;
  const over = shown.filter(({ bulk }) => !isUnderWay(bulk));
  return (
    <Runs label={t('runs')} over={over.map((run) => <Over key={run.bulk.id} {...run} onHide={() => hide(run.bulk.id)} />)}>
      {shown.filter(({ bulk }) => isUnderWay(bulk)).map(({ bulk }) => <UnderWay key={bulk.id} bulk={bulk} />)}
    </Runs>
  );
};

const Over = ({ bulk, at, onHide }: Run & { onHide: () => void }) => (
  <RunOver isFailed={bulk.status === 'failed'} onHide={onHide} ways={bulk.status === 'done' && <Ways bulk={bulk} at={at} />}>
    <Outcome bulk={bulk} />
  </RunOver>
);

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
  return <RunUnderWay title={t(`titles.${action!.type}`, { count: numbers })} progress={progress} isWaiting={status === 'queued'} />;
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
