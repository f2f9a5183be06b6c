import { type DeliveryMethod, type DeliveryMethodDraft, deliveryMethods, type DeliveryType, deliveryTypes } from '@patchbay/contract/delivery-methods';
import { type Control, type UseFormSetValue, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useApi } from '#api/query.ts';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { emptyTargets } from './empty-targets.ts';
import { FileNameField } from './file-name-field.tsx';
import { TargetFields } from './target-fields.tsx';

type Values = z.input<typeof DeliveryMethodDraft>;
export type DeliveryForm = FieldForm<Values> & { setValue: UseFormSetValue<Values> };

/** The fields of a delivery method, for a new one as for an existing one. */
export const DeliveryMethodFields = ({ form: given, found }: { form: object; found: DeliveryMethod | null }) => {
  const form = given as DeliveryForm;
  const t = useTranslations('deliveryMethods');
  const target = useWatch({ control: form.control as Control<Values>, name: 'target' });
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <FormSection title={t('form.target')}>
        <TypeField form={form} isNew={found === null} type={target.type} />
        <TargetFields key={target.type} form={form} target={target} found={found} />
      </FormSection>
      <FormSection title={t('form.fileName')} help={t('form.fileNameHelp')}>
        <FileNameField form={form} />
      </FormSection>
    </>
  );
};

/** The type decides about the rest, and those that nobody has set up cannot be chosen. */
const TypeField = ({ form, isNew, type }: { form: DeliveryForm; isNew: boolean; type: DeliveryType }) => {
  const t = useTranslations('deliveryMethods');
  const { data } = useApi(deliveryMethods.types);
  const missing = new Set(data?.items.filter(({ isSetUp }) => !isSetUp).map((item) => item.type));
  const options = deliveryTypes.map((value) => {
    const label = t(`types.${value}`);
    return missing.has(value) ? { value, label: t('notSetUp', { type: label }), disabled: value !== type } : { value, label };
  });
  const onChoose = (value: string) => form.setValue('target', emptyTargets[value as DeliveryType], { shouldDirty: true });
  return <SelectField form={form} name="target.type" label={t('fields.type')} help={isNew ? undefined : t('form.typeHelp')} required disabled={!isNew} options={options} onChoose={onChoose} />;
};
