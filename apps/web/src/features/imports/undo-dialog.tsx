import { audit } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import type { Import } from '@patchbay/contract/imports';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert, Button, Skeleton } from '#ui/kit.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { useRevert } from '#ui/reverts/use-revert.ts';
import { useConflictWords } from '#ui/conflict-words.ts';
import styles from './imports.module.css';

type Step = ResponseOf<typeof audit.previewRevert>['steps'][number];

/** What undoing a whole import would do, in figures, and what stands in the way, by name. */
export const UndoDialog = ({ changeSetId, counts, onDone }: { changeSetId: string; counts: NonNullable<Import['counts']>; onDone: () => void }) => {
  const t = useTranslations('imports.undo');
  const common = useTranslations('common');
  const { id: at } = usePlace();
  const preview = useQuery({ ...query(audit.previewRevert, { at, params: { id: changeSetId } }), staleTime: 0, gcTime: 0 });
  const { undo, isUndoing, failure } = useUndo(changeSetId, onDone);
  const steps = preview.data?.steps;
  const isFree = steps !== undefined && steps.length > 0 && steps.every(({ conflict }) => conflict === null);
  return (
    <Dialog
      title={t('title')}
      footer={
        <>
          <Button variant="default" onClick={onDone} data-autofocus>
            {common('cancel')}
          </Button>
          <Button disabled={!isFree} loading={isUndoing} onClick={() => void undo()}>
            {t('submit')}
          </Button>
        </>
      }
    >
      {steps && <Steps steps={steps} counts={counts} />}
      {preview.isPending && (
        <div role="status" aria-label={t('checking')}>
          <Skeleton h={60} />
        </div>
      )}
      {Boolean(preview.error) && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {Boolean(failure) && <ProblemAlert error={failure} />}
    </Dialog>
  );
};

// Of a large import the preview has the first steps alone, so the figures are those of the import itself.
const Steps = ({ steps, counts: { create, update } }: { steps: Step[]; counts: NonNullable<Import['counts']> }) => {
  const t = useTranslations('imports.undo');
  const conflicts = steps.filter(({ conflict }) => conflict !== null);
  if (conflicts.length > 0) return <Conflicts conflicts={conflicts} isAll={steps.length === create + update} />;
  return (
    <ul className={styles.plainList}>
      {create > 0 && <li>{t('remove', { count: create })}</li>}
      {update > 0 && <li>{t('restore', { count: update })}</li>}
    </ul>
  );
};

const shownAtOnce = 20;

const Conflicts = ({ conflicts, isAll }: { conflicts: Step[]; isAll: boolean }) => {
  const t = useTranslations('imports.undo');
  const words = useConflictWords();
  const format = useNumberFormat();
  const more = conflicts.length - shownAtOnce;
  return (
    <>
      <Alert role="alert" color="yellow" variant="light" icon={<Icon name="warning" />}>
        {isAll ? t('blocked', { count: conflicts.length }) : t('blockedBySome')}
      </Alert>
      <h3 className={styles.inTheWay}>{t('inTheWay')}</h3>
      <ul className={styles.conflicts}>
        {conflicts.slice(0, shownAtOnce).map(({ eventId, entity, conflict }) => (
          <li key={eventId}>
            <strong className="pb-number">{entity.type === 'phone-number' ? format(entity.label) : entity.label}</strong> {words(conflict!)}
          </li>
        ))}
        {more > 0 && <li>{t('more', { count: more })}</li>}
      </ul>
    </>
  );
};

const useUndo = (changeSetId: string, onDone: () => void) => {
  const t = useTranslations('imports.undo');
  const { revert, isReverting } = useRevert({ done: (count) => t('done', { count }) });
  const [failure, setFailure] = useState<unknown>();
  const undo = async () => {
    setFailure(undefined);
    try {
      await revert(changeSetId);
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return { undo, isUndoing: isReverting, failure };
};
