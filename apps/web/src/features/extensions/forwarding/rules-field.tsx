import type { extensionCards, ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { ForwardRule } from '@patchbay/contract/forwarding';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useState } from 'react';
import { useController, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import type { ZodForm } from '#ui/use-zod-form.ts';
import { useExtensionDialog } from '../access.tsx';
import styles from '../cards/card.module.css';
import { RuleDialog, type MadeRule } from './rule-dialog.tsx';
import { RuleList } from './rule-list.tsx';
import { useTimesText } from './rule-words.ts';

type Form = ZodForm<NonNullable<(typeof extensionCards)['updateUnconditionalForward']['body']>>;

const moved = <T,>(items: T[], from: number, to: number): T[] => items.toSpliced(from, 1).toSpliced(to, 0, items[from]!);

/** The schedule rules: made and changed in a dialog of their own, moved up and down, taken away. */
export const RulesField = ({ form, settings }: { form: Form; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.unconditional');
  const open = useExtensionDialog();
  const { field } = useController({ control: form.control as unknown as Control<{ rules: ForwardRule[] }>, name: 'rules' });
  const { input } = useField({ form, name: 'rules', label: t('rules') });
  const [known, setKnown] = useState<LabelledDestination[]>(settings.destinations);
  const [said, setSaid] = useState('');
  const times = useTimesText();
  const kept = useKeptFocus<HTMLDivElement>();
  const rules = field.value;
  const nameAt = (index: number) => rules[index]!.name || times(rules[index]!);
  const edit = async (index: number) => {
    const made = await open<MadeRule>((done) => <RuleDialog rule={rules[index]} known={known} onDone={done} />);
    if (!made) return;
    if (made.label) setKnown([made.label, ...known]);
    field.onChange(index in rules ? rules.with(index, made.rule) : [...rules, made.rule]);
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rules.length) return;
    setSaid(t('movedTo', { name: nameAt(from), position: to + 1 }));
    field.onChange(moved(rules, from, to));
  };
  const tools = (index: number) => (
    <>
      {/* Disabled in words only, so that the focus stays where it is at either end. */}
      <IconButton icon="up" variant="subtle" label={t('up', { name: nameAt(index) })} aria-disabled={index === 0} onClick={() => move(index, index - 1)} />
      <IconButton icon="down" variant="subtle" label={t('down', { name: nameAt(index) })} aria-disabled={index === rules.length - 1} onClick={() => move(index, index + 1)} />
      <IconButton icon="edit" variant="subtle" label={t('editRule', { name: nameAt(index) })} onClick={() => void edit(index)} />
      <IconButton icon="trash" variant="subtle" label={t('removeRule', { name: nameAt(index) })} onClick={() => field.onChange(rules.toSpliced(index, 1))} />
    </>
  );
  return (
    <div ref={kept} role="group" aria-label={t('rules')}>
      <p className={styles.help}>{t(rules.length === 0 ? 'noRules' : 'firstWins')}</p>
      <RuleList rules={rules} settings={{ destinations: known }} tools={tools} />
      <span aria-live="polite" className="pb-visually-hidden">{said}</span>
      {input.error && <p role="alert" className={styles.error}>{input.error}</p>}
      <Button ref={field.ref} mt={10} variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => void edit(rules.length)}>{t('addRule')}</Button>
    </div>
  );
};
