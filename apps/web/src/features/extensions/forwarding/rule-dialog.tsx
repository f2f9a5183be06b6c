import { ForwardRule } from '@patchbay/contract/forwarding';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { DaysField } from '#ui/fields/days-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { ItsDestinationField } from './its-destination-field.tsx';

// A field for times has no 24:00; as an end, midnight is always that of the evening.
const RuleForm = z.preprocess((typed: z.input<typeof ForwardRule>) => (typed.to === '00:00' ? { ...typed, to: '24:00' } : typed), ForwardRule);

const workdays = [1, 2, 3, 4, 5];
const formOf = (rule: ForwardRule | undefined) => (rule ? { ...rule, to: rule.to === '24:00' ? '00:00' : rule.to } : { name: '', days: workdays, from: '09:00', to: '17:00', destination: null as never });

export interface MadeRule {
  rule: ForwardRule;
  /** The words of its destination, where that was chosen anew. */
  label: LabelledDestination | undefined;
}

interface Props {
  rule: ForwardRule | undefined;
  known: LabelledDestination[];
  onDone: (made: MadeRule) => void;
}

/** Makes or changes one schedule rule. */
export const RuleDialog = ({ rule, known, onDone }: Props) => {
  const t = useTranslations('extensionCards.rule');
  const form = useZodForm(RuleForm as unknown as typeof ForwardRule, { defaultValues: formOf(rule) });
  const [label, setLabel] = useState<LabelledDestination>();
  return (
    <FormDialog title={t(rule ? 'editTitle' : 'newTitle')} saveLabel={t('take')} form={form} onClose={() => onDone(undefined as never)} onSave={(made) => Promise.resolve({ rule: made, label })} onSaved={onDone}>
      <TextField form={form} name="name" label={t('name')} help={t('nameHelp')} maxLength={60} />
      <DaysField form={form} name="days" label={t('days')} required />
      <FormRow>
        <TextField form={form} name="from" type="time" label={t('from')} required />
        <TextField form={form} name="to" type="time" label={t('to')} help={t('toHelp')} required />
      </FormRow>
      <ItsDestinationField form={form} name="destination" label={t('destination')} required chosen={known} onPicked={setLabel} />
    </FormDialog>
  );
};
