import { carrierServices } from '@patchbay/contract/carrier-profiles';
import { label } from '@patchbay/contract/primitives/label';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

/** What carriers ask for most. Programs may give others. */
const credentialNames = ['client_id', 'client_secret', 'username', 'password'] as const;

const secret = z.string().max(4_000).optional();

/** A profile as it is filled in: each credential a field of its own. */
export const profileForm = z.object({
  serves: z.enum(carrierServices), carrier: label(60), name: label(60), isDefault: z.boolean(), client_id: secret, client_secret: secret, username: secret, password: secret,
});
type Values = z.output<typeof profileForm>;

/** What the API takes: those that were typed replace all, and none typed leaves them as they are. */
export const toDraft = ({ serves, carrier, name, isDefault, ...typed }: Values) => {
  const credentials = Object.fromEntries(credentialNames.flatMap((key) => (typed[key] ? [[key, typed[key]]] : [])));
  return { serves, carrier, name, isDefault, ...(Object.keys(credentials).length > 0 && { credentials }) };
};

interface Props {
  form: FieldForm<z.input<typeof profileForm>>;
  /** An existing one keeps what it serves. */
  isNew: boolean;
  hasCredentials: boolean;
}

/** The fields of a carrier profile, for a new one as for an existing one. */
export const CarrierProfileFields = ({ form, isNew, hasCredentials }: Props) => {
  const t = useTranslations('carrierProfiles');
  return (
    <>
      <SelectField form={form} name="serves" label={t('fields.serves')} required disabled={!isNew} options={carrierServices.map((value) => ({ value, label: t(`serves.${value}`) }))} />
      <TextField form={form} name="carrier" label={t('fields.carrier')} help={t('form.carrierHelp')} required maxLength={60} />
      <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
      <SwitchField form={form} name="isDefault" label={t('isDefault')} help={t('form.defaultHelp')} />
      <FormSection title={t('fields.credentials')} help={hasCredentials ? t('form.credentialsReplace') : t('form.credentialsHelp')}>
        {credentialNames.map((name) => (
          <SecretField key={name} form={form} name={name} label={t(`credentials.${name}`)} isSet={false} />
        ))}
      </FormSection>
    </>
  );
};
