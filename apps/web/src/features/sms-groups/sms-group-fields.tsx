import { extensions, type Extension } from '@patchbay/contract/extensions';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { SmsGroup, SmsGroupDraft } from '@patchbay/contract/sms-groups';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntitiesField, EntityField } from '#ui/fields/entity-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

interface Props {
  form: FieldForm<z.input<typeof SmsGroupDraft>>;
  /** Whose number and people have names already. */
  found?: SmsGroup;
}

const free = { preset: 'available-sms', state: 'SPARE,IN_SERVICE' } as const;

/** The fields of an SMS group, for a new one as for an existing one. */
export const SmsGroupFields = ({ form, found }: Props) => {
  const t = useTranslations('smsGroups');
  const format = useNumberFormat();
  const numberOption = ({ id, e164 }: Pick<PhoneNumber, 'id' | 'e164'>) => ({ value: id, label: format(e164) });
  const extensionOption = ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` });
  const people = [...(found?.owner ? [found.owner] : []), ...(found?.members ?? [])].map(({ id, label }) => ({ value: id, label }));
  const chosen = people.filter(({ value }, index) => people.findIndex((other) => other.value === value) === index);
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <EntityField form={form} name="phoneNumberId" label={t('fields.phoneNumber')} help={t('form.phoneNumberHelp')} placeholder={t('form.phoneNumberPlaceholder')}
        endpoint={phoneNumbers.list} where={free} toOption={numberOption} chosen={found?.phoneNumber ? [numberOption(found.phoneNumber)] : []} clearable />
      <EntityField form={form} name="ownerExtensionId" label={t('fields.owner')} help={t('form.ownerHelp')} endpoint={extensions.list} toOption={extensionOption} chosen={chosen} clearable />
      <EntitiesField form={form} name="memberExtensionIds" label={t('fields.members')} help={t('form.membersHelp')} endpoint={extensions.list} toOption={extensionOption} chosen={chosen} />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </>
  );
};
