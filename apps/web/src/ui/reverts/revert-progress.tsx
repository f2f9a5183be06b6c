import type { ProblemBody } from '@patchbay/contract/http/problem';
import type { RevertRun } from '@patchbay/contract/reverts';
import { useFormatter, useTranslations } from 'use-intl';
import { ApiProblem } from '#api/problem.ts';
import { Icon } from '../icons.tsx';
import { Alert } from '../kit.ts';
import { useNumberFormat } from '../phone-number.tsx';
import { useProblemText } from '../problem.tsx';
import { RunOver, Runs, RunUnderWay } from '../runs/run-line.tsx';
import { useHidden } from '../runs/use-hidden.ts';
import { isUnderWay, useRevertOf, useReverts } from './use-reverts.ts';

const shownForMs = 86_400_000;
const mostShown = 3;

/** How far the viewer's undoings of large changes have come, and what became of the latest. */
export const RevertProgress = () => {
  const t = useTranslations('runs.reverts');
  const { isHidden, hide } = useHidden('reverts');
  const isShown = (run: RevertRun) => run.isOwn && (isUnderWay(run) || (!isHidden(run.changeSetId) && Date.now() - Date.parse(run.createdAt) < shownForMs));
  const shown = useReverts().filter(isShown).slice(0, mostShown);
  if (shown.length === 0) return null;
  const over = shown.filter((run) => !isUnderWay(run));
  return (
    <Runs label={t('title')} over={over.map((run) => <Over key={run.changeSetId} run={run} onHide={() => hide(run.changeSetId)} />)}>
      {shown.filter(isUnderWay).map((run) => <UnderWay key={run.changeSetId} run={run} />)}
    </Runs>
  );
};

const useWhat = () => {
  const t = useTranslations('audit.actions');
  return ({ action }: RevertRun): string => {
    const key = action.replace('.', '-') as 'phone-created';
    return t.has(key) ? t(key) : action;
  };
};

const UnderWay = ({ run }: { run: RevertRun }) => {
  const t = useTranslations('runs.reverts');
  const what = useWhat();
  return <RunUnderWay title={t('underWay', { what: what(run), count: run.progress.total })} progress={run.progress} isWaiting={run.status === 'queued'} />;
};

const mostNamed = 5;

/** Why nothing was undone: by name where something newer stands in the way, whose list of reasons is English. */
const useReason = () => {
  const t = useTranslations('runs.reverts');
  const problemText = useProblemText();
  const numbers = useNumberFormat();
  const format = useFormatter();
  return (problem: ProblemBody): string => {
    const { references = [], params } = problem;
    if (problem.code !== 'revert-conflict' || references.length === 0) return problemText(new ApiProblem(problem)).detail;
    const named = references.slice(0, mostNamed).map(({ kind, label }) => (kind === 'phone-number' ? numbers(label) : label));
    return t('inTheWay', { names: format.list(named, { type: 'unit' }), more: Math.max(Number(params?.count ?? 0), references.length) - named.length });
  };
};

const Over = ({ run, onHide }: { run: RevertRun; onHide: () => void }) => {
  const t = useTranslations('runs.reverts');
  const what = useWhat();
  const reasonOf = useReason();
  const values = { what: what(run), count: run.progress.total };
  return (
    <RunOver isFailed={run.status === 'failed'} onHide={onHide}>
      {run.problem ? `${t('failed', values)} ${reasonOf(run.problem)}` : t('done', values)}
    </RunOver>
  );
};

const Refused = ({ problem }: { problem: ProblemBody }) => {
  const { title } = useProblemText()(new ApiProblem(problem));
  const reasonOf = useReason();
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />} title={title} data-problem={problem.code}>
      {reasonOf(problem)}
    </Alert>
  );
};

/** The same of one change, whoever undoes it; nothing where nobody does or did in vain. */
export const RevertStanding = ({ changeSetId }: { changeSetId: string }) => {
  const t = useTranslations('runs.reverts');
  const run = useRevertOf(changeSetId);
  if (run && isUnderWay(run)) {
    return (
      <Runs label={t('title')}>
        <UnderWay run={run} />
      </Runs>
    );
  }
  return run?.problem ? <Refused problem={run.problem} /> : null;
};
