import { type CallFlowNode, menuKeys, type NodeOf } from '@patchbay/contract/call-flow-nodes';
import { useTranslations } from 'use-intl';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { EntitiesField, EntityField } from '#ui/fields/entity-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { Button } from '#ui/kit.ts';
import styles from '../call-flows.module.css';
import { useEditor, withNode } from './editor.ts';
import { sources } from './labels.ts';
import { MembersField } from './members-field.tsx';

interface Props<N = CallFlowNode> {
  node: N;
  index: number;
}

/** The fields of a step: its name, and what its type asks for. */
export const StepSettings = ({ node, index }: Props) => {
  const t = useTranslations('callFlows.form');
  const { form } = useEditor();
  return (
    <>
      <TextField form={form} name={`nodes.${index}.name`} label={t('name')} maxLength={60} />
      <OfType node={node} index={index} />
    </>
  );
};

const OfType = ({ node, index }: Props) => {
  switch (node.type) {
    case 'TIME_ROUTER': return <TimeRouter node={node} index={index} />;
    case 'MENU': return <MenuSettings node={node} index={index} />;
    case 'RING_GROUP': return <RingGroup node={node} index={index} />;
    case 'PLAYBACK': return <Audio index={index} id={node.audioFileId} labelKey="audio" isRequired />;
    case 'VOICEMAIL': return <Voicemail node={node} index={index} />;
    case 'HANG_UP': return null;
  }
};

const Audio = ({ index, id, labelKey, isRequired }: { index: number; id: string | null; labelKey: 'audio' | 'prompt' | 'greeting'; isRequired?: boolean }) => {
  const t = useTranslations('callFlows.form');
  const { form, labels } = useEditor();
  const label = id === null ? undefined : labels.get(id);
  return <AudioPicker form={form} name={`nodes.${index}.audioFileId`} label={t(labelKey)} help={labelKey === 'greeting' ? t('greetingHelp') : undefined} required={isRequired} clearable={!isRequired} chosen={id && label ? { id, name: label } : null} />;
};

const optionOf = (kind: keyof typeof sources) => (item: unknown) => ({ value: (item as { id: string }).id, label: sources[kind].labelOf(item as never) });

const TimeRouter = ({ node: { timeScheduleId: id }, index }: Props<NodeOf<'TIME_ROUTER'>>) => {
  const t = useTranslations('callFlows.form');
  const { form, labels } = useEditor();
  const label = labels.get(id);
  return <EntityField form={form} name={`nodes.${index}.timeScheduleId`} label={t('timeSchedule')} required endpoint={sources['time-schedule'].list} toOption={optionOf('time-schedule') as never} chosen={label ? [{ value: id, label }] : []} />;
};

const MenuSettings = ({ node, index }: Props<NodeOf<'MENU'>>) => {
  const t = useTranslations('callFlows.form');
  const { form, graph, change } = useEditor();
  const toggle = (key: (typeof menuKeys)[number]) => {
    const has = node.keys.some((one) => one.key === key);
    const keys = has ? node.keys.filter((one) => one.key !== key) : [...node.keys, { key, next: null }].sort((a, b) => menuKeys.indexOf(a.key) - menuKeys.indexOf(b.key));
    change(withNode(graph, { ...node, keys }), has ? t('removeKey', { key }) : `${t('addKey')}: ${key}`);
  };
  return (
    <>
      <Audio index={index} id={node.audioFileId} labelKey="prompt" isRequired />
      <div role="group" aria-label={t('keys')}>
        <span className={styles.label} aria-hidden="true">{t('keys')}</span>
        <div className={styles.keys}>
          {menuKeys.map((key) => {
            const has = node.keys.some((one) => one.key === key);
            return <Button key={key} size="compact-sm" variant={has ? 'filled' : 'default'} aria-pressed={has} onClick={() => toggle(key)}>{key}</Button>;
          })}
        </div>
      </div>
      <div className={styles.pair}>
        <NumberField form={form} name={`nodes.${index}.timeoutSeconds`} label={t('timeoutSeconds')} min={1} max={60} unit="s" />
        <NumberField form={form} name={`nodes.${index}.retries`} label={t('retries')} help={t('retriesHelp')} min={0} max={10} unit={t('times')} />
      </div>
    </>
  );
};

const RingGroup = ({ node, index }: Props<NodeOf<'RING_GROUP'>>) => {
  const t = useTranslations('callFlows.form');
  const { form } = useEditor();
  return (
    <>
      <MembersField node={node} />
      <div className={styles.pair}>
        <SelectField form={form} name={`nodes.${index}.strategy`} label={t('strategy')} options={(['SIMULTANEOUS', 'SEQUENTIAL'] as const).map((value) => ({ value, label: t(`strategies.${value}`) }))} />
        <NumberField form={form} name={`nodes.${index}.ringSeconds`} label={t('ringSeconds')} min={5} max={300} unit="s" />
      </div>
    </>
  );
};

const Voicemail = ({ node, index }: Props<NodeOf<'VOICEMAIL'>>) => {
  const t = useTranslations('callFlows.form');
  const { form, labels } = useEditor();
  const chosen = node.deliveryMethodIds.flatMap((id) => (labels.has(id) ? [{ value: id, label: labels.get(id)! }] : []));
  return (
    <>
      <Audio index={index} id={node.audioFileId} labelKey="greeting" />
      <EntitiesField form={form} name={`nodes.${index}.deliveryMethodIds`} label={t('deliveryMethods')} help={t('deliveryHelp')} required endpoint={sources['delivery-method'].list} toOption={optionOf('delivery-method') as never} chosen={chosen} />
      <NumberField form={form} name={`nodes.${index}.maxMinutes`} label={t('maxMinutes')} min={1} max={60} unit="min" />
    </>
  );
};
