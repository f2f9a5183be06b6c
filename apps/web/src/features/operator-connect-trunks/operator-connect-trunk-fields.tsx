import type { OperatorConnectTrunkDraft } from '@patchbay/contract/operator-connect-trunks';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

interface Props {
  form: FieldForm<z.input<typeof OperatorConnectTrunkDraft>>;
  /** Its own numbers, so that they have names. */
  chosen: Pick<PhoneNumber, 'id' | 'e164'>[];
}

const free = { preset: 'available-oc', state: 'SPARE,IN_SERVICE' } as const;

/** The fields of a trunk, for a new one as for an existing one. */
export const OperatorConnectTrunkFields = ({ form, chosen }: Props) => {
  const t = useTranslations('operatorConnectTrunks');
  const format = useNumberFormat();
  const toOption = ({ id, e164 }: Pick<PhoneNumber, 'id' | 'e164'>) => ({ value: id, label: format(e164) });
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <EntitiesField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
        endpoint={phoneNumbers.list} where={free} toOption={toOption} chosen={chosen.map(toOption)} />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </>
  );
};
