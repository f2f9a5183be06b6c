import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowGraph } from '@patchbay/contract/call-flows';
import type { Reference } from '@patchbay/contract/http/problem';
import { findingsOf } from '@patchbay/domain/call-flows/findings';
import { beginning, outlineOf } from '@patchbay/domain/call-flows/outline';
import { useEffect, useState } from 'react';
import { type FieldValues, useFormState, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import styles from '../call-flows.module.css';
import { anchorOf, FindingSummary } from '../finding-list.tsx';
import { useNodeNames } from '../words.ts';
import { AddStep } from './add-step.tsx';
import { type Editor, EditorContext } from './editor.ts';
import { useLabels } from './labels.ts';
import { Step } from './step.tsx';

type Form = UseFormReturn<FieldValues> & FieldForm<FieldValues>;

/** The steps of a call flow as an indented outline: added, set, moved and removed in place, by keys alone where one likes. */
export const OutlineField = ({ form, linked }: { form: Form; linked: Reference[] }) => {
  const t = useTranslations('callFlows.form');
  const editor = useEditing(form, linked);
  const { graph, names, findings } = editor;
  const kept = useKeptFocus<HTMLElement>();
  const { start, loose } = outlineOf(graph);
  form.labels.set('nodes', t('steps'));
  form.labels.set('startId', t('steps'));
  return (
    <EditorContext value={editor}>
      <section ref={kept} className={styles.editor} aria-label={t('steps')}>
        <div>
          <h2 className={styles.label}>{t('steps')}</h2>
          <p className={styles.nowhere}>{t('stepsHelp')}</p>
        </div>
        <FindingSummary findings={findings} names={names} />
        {start ? <ul className={styles.outline}><Step step={start} place={beginning} /></ul> : <div><AddStep place={beginning} label={t('addFirst')} name={t('addFirst')} /></div>}
        {loose.length > 0 && (
          <section aria-label={t('loose')}>
            <h3 className={styles.looseTitle}>{t('loose')}</h3>
            <p className={styles.nowhere}>{t('looseHelp')}</p>
            <ul className={styles.outline}>{loose.map((step) => <Step key={step.node.id} step={step} place={null} />)}</ul>
          </section>
        )}
        <span aria-live="polite" className="pb-visually-hidden">{editor.said}</span>
      </section>
    </EditorContext>
  );
};

const useEditing = (form: Form, linked: Reference[]): Editor & { said: string } => {
  const [startId, nodes] = useWatch({ control: form.control, name: ['startId', 'nodes'] }) as [string, CallFlowNode[]];
  const graph: CallFlowGraph = { startId, nodes };
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState({ said: '', focusOn: undefined as string | undefined });
  const { errors, submitCount } = useFormState({ control: form.control });
  const wrong = Object.keys(errors.nodes ?? {}).flatMap((index) => nodes[Number(index)]?.id ?? []);
  useEffect(() => {
    if (last.focusOn) document.getElementById(anchorOf(last.focusOn))?.focus();
  }, [last]);
  const change: Editor['change'] = (next, said, focusOn) => {
    const options = { shouldDirty: true, shouldValidate: submitCount > 0 };
    form.setValue('nodes', next.nodes, options);
    form.setValue('startId', next.startId, options);
    const isNew = focusOn !== undefined && !nodes.some(({ id }) => id === focusOn);
    if (isNew) setOpened(new Set([...opened, focusOn]));
    setLast({ said, focusOn });
  };
  const toggle = (id: string) => setOpened(opened.has(id) ? new Set([...opened].filter((one) => one !== id)) : new Set([...opened, id]));
  return {
    form, graph, change, toggle, said: last.said, names: useNodeNames()(nodes), labels: useLabels(nodes, linked), findings: nodes.length === 0 ? [] : findingsOf(graph),
    // What is to be mended is never hidden.
    opened: new Set([...opened, ...wrong]),
  };
};
