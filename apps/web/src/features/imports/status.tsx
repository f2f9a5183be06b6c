import type { Import, ImportRowKind } from '@patchbay/contract/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { Status, type Tone } from '#ui/status.tsx';

type State = Import['status'] | 'undone';
const tones: { [S in State]: Tone } = { uploading: 'busy', planning: 'busy', planned: 'warning', committing: 'busy', done: 'good', undone: 'neutral', failed: 'bad', discarded: 'neutral' };

/** Where an import stands. */
export const ImportState = ({ of: { status, revertedBy } }: { of: Pick<Import, 'status' | 'revertedBy'> }) => {
  const t = useTranslations('imports.states');
  const state = revertedBy === null ? status : 'undone';
  return <Status tone={tones[state]}>{t(state)}</Status>;
};

const rowTones: { [K in ImportRowKind]: Tone } = { create: 'good', update: 'warning', unchanged: 'neutral', rejected: 'bad' };

/** What becomes of a row. */
export const RowOutcome = ({ kind, isDone }: { kind: ImportRowKind; isDone: boolean }) => {
  const t = useTranslations(isDone ? 'imports.plan.afterOutcomes' : 'imports.plan.outcomes');
  return <Status tone={rowTones[kind]}>{t(kind)}</Status>;
};

/** `The file is read, 43%`; nothing where nothing is under way. */
export const useStepText = () => {
  const t = useTranslations('imports');
  return ({ step, done, total }: Import['progress']): string | undefined => {
    if (!step) return undefined;
    const what = t(`plan.steps.${step}`);
    return done > 0 && total > 0 ? t('stepDone', { what, share: done / total }) : what;
  };
};

const inOrder = ['create', 'update', 'unchanged', 'rejected'] as const;

/** `9,963 new, 37 rejected`; what there is none of is left out. */
export const useCountsText = () => {
  const t = useTranslations('imports.counts');
  const format = useFormatter();
  return (counts: Import['counts']): string => (counts ? format.list(inOrder.filter((kind) => counts[kind] > 0).map((kind) => t(kind, { count: counts[kind] })), { type: 'unit' }) : '');
};
