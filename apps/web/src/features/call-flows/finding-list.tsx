import type { CallFlowFinding } from '@patchbay/contract/call-flows';
import { useTranslations } from 'use-intl';
import { Status } from '#ui/status.tsx';
import styles from './call-flows.module.css';
import { useFindingText } from './words.ts';

/** Where the step stands on the page. */
export const anchorOf = (nodeId: string): string => `step-${nodeId}`;

const goTo = (nodeId: string) => {
  const step = document.getElementById(anchorOf(nodeId));
  step?.scrollIntoView({ block: 'center' });
  step?.focus();
};

/** All findings, each with the way to its step. */
export const FindingSummary = ({ findings, names }: { findings: CallFlowFinding[]; names: Map<string, string> }) => {
  const t = useTranslations('callFlows.findings');
  if (findings.length === 0) return null;
  return (
    <section className={styles.summary} aria-label={t('title', { count: findings.length })}>
      <h3>{t('title', { count: findings.length })}</h3>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.pointer}`}>
            <Finding finding={finding} names={names} onFollow={finding.nodeId === null ? undefined : () => goTo(finding.nodeId!)} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** One finding; a button where it leads to its step. */
export const Finding = ({ finding, names, onFollow }: { finding: CallFlowFinding; names: Map<string, string>; onFollow?: () => void }) => {
  const t = useTranslations('callFlows.findings');
  const text = useFindingText()(finding, names);
  const isError = finding.severity === 'ERROR';
  return (
    <Status tone={isError ? 'bad' : 'warning'}>
      <span title={t(isError ? 'error' : 'warning')}>{onFollow ? <button type="button" className={styles.follow} onClick={onFollow}>{text}</button> : text}</span>
    </Status>
  );
};
