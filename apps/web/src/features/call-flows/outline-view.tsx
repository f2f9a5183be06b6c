import type { CallFlow } from '@patchbay/contract/call-flows';
import { outlineOf, type OutlineStep } from '@patchbay/domain/call-flows/outline';
import { useTranslations } from 'use-intl';
import styles from './call-flows.module.css';
import { anchorOf, Finding } from './finding-list.tsx';
import { StepIcon } from './step-icon.tsx';
import { useBranchName, useNodeNames, useSummary } from './words.ts';

/** The steps of a call flow, to read. */
export const OutlineView = ({ flow }: { flow: CallFlow }) => {
  const t = useTranslations('callFlows.form');
  const names = useNodeNames()(flow.nodes);
  const { start, loose } = outlineOf(flow);
  return (
    <>
      <ul className={styles.outline} aria-label={t('steps')}>
        {start && <Step step={start} flow={flow} names={names} />}
      </ul>
      {loose.length > 0 && (
        <section aria-label={t('loose')}>
          <h3 className={styles.looseTitle}>{t('loose')}</h3>
          <ul className={styles.outline}>{loose.map((step) => <Step key={step.node.id} step={step} flow={flow} names={names} />)}</ul>
        </section>
      )}
    </>
  );
};

interface Shown {
  step: OutlineStep;
  flow: CallFlow;
  names: Map<string, string>;
}

const Step = ({ step: { node, branches }, flow, names }: Shown) => {
  const t = useTranslations('callFlows.form');
  const branchName = useBranchName();
  const summary = useSummary()(node, (id) => flow.linked.find((one) => one.id === id)?.label);
  return (
    <li>
      <div className={styles.step} id={anchorOf(node.id)} tabIndex={-1}>
        <StepIcon type={node.type} />
        <strong>{names.get(node.id)}</strong>
        <span className={styles.stepSummary}>{summary}</span>
      </div>
      {flow.findings.filter(({ nodeId, code }) => nodeId === node.id && code !== 'dead-end').map((finding) => <div key={finding.code} className={styles.stepFinding}><Finding finding={finding} names={names} /></div>)}
      {branches.length > 0 && (
        <ul className={styles.branches}>
          {branches.map((branch) => (
            <li key={branch.at}>
              <div className={styles.branch}>
                <span className={styles.branchName}>{branchName(branch)}</span>
                {branch.next === null && <span className={styles.nowhere}>{t('leadsNowhere')}</span>}
                {branch.next !== null && !branch.step && <span>{branch.next === node.id ? t('repeats') : t('goesTo', { name: names.get(branch.next) ?? branch.next })}</span>}
              </div>
              {branch.step && <ul className={styles.outline}><Step step={branch.step} flow={flow} names={names} /></ul>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};
