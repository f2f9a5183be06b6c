import { audit, type AuditEvent } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { useRevert } from '#ui/reverts/use-revert.ts';
import styles from './audit.module.css';
import { useConflictWords } from '#ui/conflict-words.ts';
import { useEntityLabel } from './use-entity-label.ts';

type Preview = ResponseOf<typeof audit.previewRevert>;
type Step = Preview['steps'][number];

/** Shows what undoing a change would do and what stands in the way, then does it. */
export const RevertDialog = ({ event, onDone }: { event: AuditEvent; onDone: () => void }) => {
  const t = useTranslations('auditLog');
  const common = useTranslations('common');
  const { id: at } = usePlace();
  const params = { id: event.changeSetId };
  const preview = useQuery({ ...query(audit.previewRevert, { at, params }), staleTime: 0, gcTime: 0 });
  const steps = preview.data?.steps;
  const { undo, isUndoing, failure } = useUndo(event, steps ?? [], onDone);
  return (
    <Dialog
      title={t('undoTitle')}
      footer={
        <>
          <Button variant="default" onClick={onDone} data-autofocus>
            {common('cancel')}
          </Button>
          <Button disabled={!steps || standing(steps) !== 'undoBody'} loading={isUndoing} onClick={() => void undo()}>
            {t('undoAction')}
          </Button>
        </>
      }
    >
      {preview.data && <Steps {...preview.data} />}
      {preview.isPending && <Skeleton h={60} />}
      {Boolean(preview.error) && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {Boolean(failure) && <ProblemAlert error={failure} />}
    </Dialog>
  );
};

const standing = (steps: Step[]) => {
  if (steps.length === 0) return 'undoNothing';
  return steps.some(({ conflict }) => conflict !== null) ? 'undoBlocked' : 'undoBody';
};

/** A revoked key has no way back. */
const isForGood = ({ entity, does }: Step) => entity.type === 'api-key' && does === 'remove';

const Steps = ({ steps, rest }: Preview) => {
  const t = useTranslations('auditLog');
  return (
    <>
      <p>{t(standing(steps) === 'undoBody' && steps.some(isForGood) ? 'undoForGood' : standing(steps))}</p>
      {steps.length > 0 && (
        <ul className={styles.steps}>
          {steps.map((step) => (
            <StepLine key={step.eventId} step={step} />
          ))}
        </ul>
      )}
      {rest.length > 0 && <Rest rest={rest} />}
    </>
  );
};

/** What a large change has besides the steps that are shown: the undoing looks at all of it. */
const Rest = ({ rest }: Pick<Preview, 'rest'>) => {
  const t = useTranslations('auditLog');
  const kinds = useTranslations('kinds');
  return (
    <>
      <p>{t('undoRest', { count: rest.reduce((sum, { count }) => sum + count, 0) })}</p>
      <ul className={styles.steps}>
        {rest.map(({ type, does, count }) => (
          <li key={`${type} ${does}`}>
            <span className={styles.kind}>{kinds(type)}</span> {t(`rest.${does}`, { count })}
          </li>
        ))}
      </ul>
    </>
  );
};

const StepLine = ({ step: { entity, does, conflict, lost, kept } }: { step: Step }) => {
  const t = useTranslations('auditLog');
  const kinds = useTranslations('kinds');
  const words = useConflictWords();
  const format = useFormatter();
  const labelOf = useEntityLabel();
  const particular = `does.${does}-${entity.type}` as 'does.recreate-account';
  return (
    <li>
      <span className={styles.kind}>{kinds(entity.type)}</span> <strong>{labelOf(entity)}</strong> {conflict === null && t(t.has(particular) ? particular : `does.${does}`)}
      {conflict === null && lost.length > 0 && <div>{t('lost.title', { secrets: format.list(lost.map((secret) => t(`lost.secrets.${secret}`))) })}</div>}
      {conflict === null && kept.length > 0 && <div>{t('kept.title', { secrets: format.list(kept.map((secret) => t(`kept.secrets.${secret}`))) })}</div>}
      {conflict !== null && (
        <div className={styles.conflict}>
          <Icon name="warning" size={14} /> {words(conflict)}
        </div>
      )}
    </li>
  );
};

const useUndo = ({ changeSetId: id }: AuditEvent, steps: Step[], onDone: () => void) => {
  const t = useTranslations('auditLog');
  const { revert, isReverting } = useRevert({ done: (count) => t(steps.some(({ lost }) => lost.length > 0) ? 'undoneWithoutSecrets' : 'undone', { count }) });
  const [failure, setFailure] = useState<unknown>();
  const undo = async () => {
    setFailure(undefined);
    try {
      await revert(id);
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return { undo, isUndoing: isReverting, failure };
};
