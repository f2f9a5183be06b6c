import { beginning, directed, idsBelow, moved, type OutlineBranch, type OutlineStep, type Place, removed } from '@patchbay/domain/call-flows/outline';
import { branchesOf } from '@patchbay/domain/call-flows/branches';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Menu } from '#ui/kit.ts';
import styles from '../call-flows.module.css';
import { anchorOf, Finding } from '../finding-list.tsx';
import { StepIcon } from '../step-icon.tsx';
import { useBranchName, useSummary } from '../words.ts';
import { AddStep } from './add-step.tsx';
import { useEditor } from './editor.ts';
import { StepSettings } from './step-settings.tsx';

interface Props {
  step: OutlineStep;
  /** Null: no branch leads to it. */
  place: Place | null;
}

/** One step with its settings, and below it its branches, each with what comes there. */
export const Step = ({ step, place }: Props) => {
  const t = useTranslations('callFlows.form');
  const { names, labels, findings, opened, toggle } = useEditor();
  const { node, index, branches } = step;
  const name = names.get(node.id) ?? node.id;
  const isOpen = opened.has(node.id);
  const summary = useSummary()(node, (id) => labels.get(id));
  return (
    <li>
      <div className={styles.step} id={anchorOf(node.id)} tabIndex={-1} role="group" aria-label={name}>
        <StepIcon type={node.type} />
        <strong>{name}</strong>
        <span className={styles.stepSummary}>{summary}</span>
        <span className={styles.stepTools}>
          {place && <AddStep place={place} name={t('insert', { name })} />}
          <IconButton icon="gear" label={t('editStep', { name })} aria-expanded={isOpen} onClick={() => toggle(node.id)} />
          <StepActions step={step} place={place} name={name} />
        </span>
      </div>
      {/* Hidden, not gone: its fields keep the names of what was chosen. */}
      <div className={styles.settings} hidden={!isOpen}><StepSettings node={node} index={index} /></div>
      {findings.filter(({ nodeId, code }) => nodeId === node.id && code !== 'dead-end').map((finding) => <div key={`${finding.code} ${finding.pointer}`} className={styles.stepFinding}><Finding finding={finding} names={names} /></div>)}
      {branches.length > 0 && <ul className={styles.branches}>{branches.map((branch) => <BranchRow key={branch.at} branch={branch} nodeId={node.id} name={name} />)}</ul>}
    </li>
  );
};

const BranchRow = ({ branch, nodeId, name }: { branch: OutlineBranch; nodeId: string; name: string }) => {
  const t = useTranslations('callFlows.form');
  const { graph, names, change } = useEditor();
  const branchName = useBranchName()(branch);
  const place = { nodeId, at: branch.at };
  const { next, step } = branch;
  return (
    <li>
      <div className={styles.branch}>
        <span className={styles.branchName}>{branchName}</span>
        {next === null && (
          <>
            <span className={styles.nowhere}>{t('leadsNowhere')}</span>
            <AddStep place={place} label={t('addStep')} name={t('addAt', { branch: branchName, name })} from={branch} />
          </>
        )}
        {next !== null && !step && (
          <>
            <span>{next === nodeId ? t('repeats') : t('goesTo', { name: names.get(next) ?? next })}</span>
            <IconButton icon="close" label={t('unlink', { branch: branchName, name })} onClick={() => change(directed(graph, place, null), t('leadsNowhere'))} />
          </>
        )}
      </div>
      {step && <ul className={styles.outline}><Step step={step} place={place} /></ul>}
    </li>
  );
};

const StepActions = ({ step, place, name }: { step: OutlineStep; place: Place | null; name: string }) => {
  const t = useTranslations('callFlows.form');
  const { graph, names, change } = useEditor();
  const branchName = useBranchName();
  const below = new Set(idsBelow(step));
  const { id } = step.node;
  const free = place?.nodeId === beginning.nodeId ? [] : graph.nodes.filter((node) => !below.has(node.id)).flatMap((node) => branchesOf(node).filter(({ next }) => next === null).map((branch) => ({ node, branch })));
  const move = (to: Place) => change(place ? moved(graph, place, to, id) : directed(graph, to, id), t('moved', { name }), id);
  // First what led here, so that it leads nowhere and not to where its last step went.
  const removeAll = () => change([...below].reduce(removed, place ? directed(graph, place, null) : graph), t('removed', { name }));
  return (
    <Menu>
      <Menu.Target><IconButton icon="more" label={t('stepActions', { name })} /></Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {free.map(({ node, branch }) => (
          <Menu.Item key={`${node.id} ${branch.at}`} leftSection={<Icon name="swap" />} onClick={() => move({ nodeId: node.id, at: branch.at })}>
            {t('moveTo', { place: t('branchOf', { branch: branchName(branch), name: names.get(node.id) ?? node.id }) })}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="trash" />} onClick={() => change(removed(graph, id), t('removed', { name }))}>{t('removeStep')}</Menu.Item>
        {below.size > 1 && <Menu.Item leftSection={<Icon name="trash" />} onClick={removeAll}>{t('removeAll')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
};
