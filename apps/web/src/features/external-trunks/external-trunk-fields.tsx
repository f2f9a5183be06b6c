import type { ExternalTrunkDraft } from '@patchbay/contract/external-trunks';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { NumbersField } from '#ui/fields/numbers-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

interface Props {
  form: FieldForm<z.input<typeof ExternalTrunkDraft>>;
  /** Of an existing one. */
  id?: string;
  /** Its own numbers, so that they have names. */
  chosen: Pick<PhoneNumber, 'id' | 'e164'>[];
}

/** The fields of a trunk, for a new one as for an existing one. */
export const ExternalTrunkFields = ({ form, id, chosen }: Props) => {
  const t = useTranslations('externalTrunks');
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <NumbersField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
        kind="external-trunk" assigneeId={id} chosen={chosen} />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </>
  );
};
