import { phones, type PhoneModel } from '@patchbay/contract/phones';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useApi } from '#api/query.ts';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import type { ZodForm } from '#ui/use-zod-form.ts';
import { LineFields } from './line-fields.tsx';
import { PhoneMacField } from './phone-mac-field.tsx';
import type { PhoneForm } from './phone-form.ts';
import { SettingsFields } from './settings-fields.tsx';
import type { ReactNode } from 'react';

export type PhoneFormState = ZodForm<typeof PhoneForm>;
type Model = z.infer<typeof PhoneModel>;

interface Props {
  form: PhoneFormState;
  /** Names of the extensions that are on its lines already. */
  lineNames: { value: string; label: string }[];
  secret: ReactNode;
  password: ReactNode;
  usernameHelp: string;
  /** Below its lines: another way to fill them. */
  fill?: ReactNode;
  /** Names of its template's secret variables that are set. */
  hiddenFieldsSet?: string[];
}

/** The fields of a phone, in the order of the manual that people come from. */
export const PhoneFields = ({ form, lineNames, secret, password, usernameHelp, fill, hiddenFieldsSet = [] }: Props) => {
  const t = useTranslations('phones');
  const access = useTranslations('provisioning.access');
  const query = useApi(phones.models);
  const models = query.data?.items ?? [];
  const modelId = useWatch({ control: form.control, name: 'modelId' });
  const model = models.find(({ id }) => id === modelId);
  return (
    <>
      <FormSection title={t('form.device')} help={t('form.deviceHelp')}>
        <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
        <DeviceFields form={form} models={models} model={model} />
        {query.isError && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      </FormSection>
      <FormSection title={t('form.provisioning')} help={t('form.provisioningHelp')}>
        {secret}
        <SwitchField form={form} name="acceptsDataFromPhone" label={t('form.accepts')} help={t('form.acceptsHelp')} />
        <TextField form={form} name="fileName" label={t('form.fileName')} help={t('form.fileNameHelp')} placeholder="{mac}.cfg" maxLength={100} mono />
        <FormRow>
          <TextField form={form} name="httpUsername" label={t('form.username')} help={usernameHelp} maxLength={64} mono />
          {password}
        </FormRow>
        <SelectField form={form} name="httpScheme" label={access('scheme')} help={access('schemeHelp')} options={(['ANY', 'DIGEST'] as const).map((value) => ({ value, label: access(`schemes.${value}`) }))} />
      </FormSection>
      <FormSection title={t('form.lines')} help={t('form.linesHelp')}>
        <LineFields form={form} model={model} names={lineNames} />
        {fill}
      </FormSection>
      <SettingsFields form={form} model={model} hiddenFieldsSet={hiddenFieldsSet} />
    </>
  );
};

const DeviceFields = ({ form, models, model }: { form: PhoneFormState; models: Model[]; model: Model | undefined }) => {
  const t = useTranslations('phones');
  const isVirtual = useWatch({ control: form.control, name: 'isVirtual' });
  const mac = useWatch({ control: form.control, name: 'mac' });
  const { setValue } = form;
  // A template is for one family of phones.
  const chooseModel = (id: string) => {
    setValue('modelId', id, { shouldDirty: true, shouldValidate: true });
    if (models.find((each) => each.id === id)?.familyId !== model?.familyId) setValue('templateId', null, { shouldDirty: true });
  };
  useEffect(() => {
    if (isVirtual && mac !== null) setValue('mac', null, { shouldDirty: true, shouldValidate: true });
  }, [isVirtual, mac, setValue]);
  return (
    <>
      <SwitchField form={form} name="isVirtual" label={t('form.virtual')} help={t('form.virtualHelp')} />
      <SelectField form={form} name="modelId" label={t('form.model')} placeholder={t('form.modelPlaceholder')} required options={models.map(({ id, vendor, name }) => ({ value: id, label: `${vendor} ${name}`, group: vendor }))}
        onChoose={(id) => chooseModel(id)} />
      {!isVirtual && <PhoneMacField form={form} model={model} />}
    </>
  );
};
