import { type KeyLayout, keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneTemplates, type PhoneTemplateSummary, type TemplateField } from '@patchbay/contract/phone-templates';
import type { PhoneModel } from '@patchbay/contract/phones';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { KeysField } from '#ui/fields/keys-field.tsx';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { PhoneFormState } from './phone-fields.tsx';

interface Props {
  form: PhoneFormState;
  model: z.infer<typeof PhoneModel> | undefined;
  /** Names of the secret variables that are set. */
  hiddenFieldsSet: string[];
}

const named = ({ id, name, ownerName }: Pick<PhoneTemplateSummary | KeyLayout, 'id' | 'name' | 'ownerName'>) => ({ value: id, label: `${name} (${ownerName})` });

/** The template of a phone with its variables, and what the keys do. */
export const SettingsFields = (props: Props) => {
  const { may } = usePlace();
  if (!may('phoneTemplates:read')) return null;
  return (
    <>
      <TemplateFields {...props} />
      <KeyFields {...props} />
    </>
  );
};

const TemplateFields = ({ form, model, hiddenFieldsSet }: Props) => {
  const t = useTranslations('phones.form');
  const { id: at } = usePlace();
  const templateId = useWatch({ control: form.control, name: 'templateId' });
  const template = useQuery({ ...query(phoneTemplates.get, { at, params: { id: templateId ?? '' } }), enabled: !!templateId }).data;
  const chosen = templateId ? template : undefined;
  const declared = templateId ? chosen?.fields : noFields;
  useEffect(() => {
    if (declared) letGo(form, declared);
  }, [form, declared]);
  return (
    <FormSection title={t('template')} help={t('templateHelp')}>
      <EntityField key={model?.familyId} form={form} name="templateId" label={t('template')} placeholder={model ? t('shippedTemplate') : t('chooseModel')} disabled={!model} clearable
        endpoint={phoneTemplates.list} toOption={named} where={{ family: model?.familyId }} chosen={chosen ? [named(chosen)] : []} />
      {chosen?.fields.map((field) => <VariableField key={field.name} form={form} field={field} isSet={hiddenFieldsSet.includes(field.name)} />)}
    </FormSection>
  );
};

const noFields: TemplateField[] = [];

/** Of what was typed for another template nothing is saved. */
const letGo = (form: PhoneFormState, fields: readonly TemplateField[]): void => {
  for (const key of ['fieldValues', 'hiddenFieldValues'] as const) {
    const values = Object.entries(form.getValues(key));
    const left = values.filter(([name]) => fields.some((field) => field.name === name && (field.type === 'secret') === (key === 'hiddenFieldValues')));
    if (left.length < values.length) form.setValue(key, Object.fromEntries(left));
  }
};

const KeyFields = ({ form, model }: Props) => {
  const t = useTranslations('phones.form');
  const { id: at } = usePlace();
  const [keyLayoutId, templateId, keys] = useWatch({ control: form.control, name: ['keyLayoutId', 'templateId', 'keys'] });
  // Keys that are there already can be taken out.
  const takesKeys = model?.keyKinds.length !== 0 || !!templateId || (keys ?? []).length > 0;
  const layout = useQuery({ ...query(keyLayouts.get, { at, params: { id: keyLayoutId ?? '' } }), enabled: !!keyLayoutId }).data;
  return (
    <FormSection title={t('keys')} help={useKeysHelp(model)}>
      <EntityField form={form} name="keyLayoutId" label={t('keyLayout')} placeholder={t('noLayout')} clearable endpoint={keyLayouts.list} toOption={named} chosen={layout ? [named(layout)] : []} />
      {takesKeys && <KeysField form={form} name="keys" label={t('ownKeys')} help={t('ownKeysHelp')} />}
    </FormSection>
  );
};

const useKeysHelp = (model: Props['model']) => {
  const t = useTranslations('phones.form');
  if (!model) return t('chooseModel');
  if (model.keyKinds.length === 0) return t('noKeys', { model: `${model.vendor} ${model.name}` });
  return t('keysHelp', { keys: model.programmableKeys, sidecars: model.expansion?.count ?? 0 });
};

const VariableField = ({ form, field: { name, type, default: initial, options }, isSet }: { form: PhoneFormState; field: TemplateField; isSet: boolean }) => {
  const t = useTranslations('phones.form');
  const common = useTranslations('common');
  const choices = type === 'boolean' ? [{ value: '1', label: common('yes') }, { value: '0', label: common('no') }] : options;
  const help = initial === '' ? undefined : t('variableDefault', { value: choices.find(({ value }) => value === initial)?.label ?? initial });
  const at = `fieldValues.${name}` as const;
  if (type === 'secret') return <SecretField form={form} name={`hiddenFieldValues.${name}`} label={name} isSet={isSet} isClearable />;
  if (type === 'select' || type === 'boolean') return <SelectField form={form} name={at} label={name} help={help} options={choices} clearable />;
  return <TextField form={form} name={at} label={name} help={help} inputMode={type === 'number' ? 'numeric' : 'text'} maxLength={500} />;
};
