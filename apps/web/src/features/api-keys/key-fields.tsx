import type { Permission } from '@patchbay/contract/permissions';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { dayOf } from '#ui/day-of.ts';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import { TextInput } from '#ui/kit.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { expiries, type KeyForm } from './expiry.ts';
import { PermissionsField } from './permissions-field.tsx';

type Form = FieldForm<KeyForm>;

/** Name, end and permissions of a key. */
export const KeyFields = ({ form, before }: { form: Form; before?: Permission[] }) => {
  const t = useTranslations('apiKeys');
  const expiry = useWatch<KeyForm>({ control: form.control as never, name: 'expiry' });
  return (
    <>
      <FormSection title={t('key')} help={t('nameHelp')}>
        <TextField form={form} name="name" label={t('name')} required maxLength={100} />
        <FormRow>
          <SelectField form={form} name="expiry" label={t('expiry')} help={t('expiryHelp')} options={expiries.map((value) => ({ value, label: t(`expiries.${value}`) }))} />
          {expiry === 'date' && <LastDay form={form} />}
        </FormRow>
      </FormSection>
      <FormSection title={t('permissions')} help={t('permissionsHelp')}>
        <PermissionsField form={form} before={before} />
      </FormSection>
    </>
  );
};

const LastDay = ({ form }: { form: Form }) => {
  const t = useTranslations('apiKeys');
  const { field, input } = useField({ form, name: 'lastDay', label: t('expiryDate'), required: true });
  return <TextInput {...input} type="date" min={dayOf(new Date())} value={(field.value as string | undefined) ?? ''} onChange={field.onChange} />;
};
