import type { ExtensionDraft } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { NumbersField } from '#ui/fields/numbers-field.tsx';
import type { Option } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { ringable, speaking, useNumberOption } from '#ui/number-options.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { WhereToGet } from '#ui/where-to-get.tsx';

type Values = z.input<typeof ExtensionDraft>;

interface Props {
  form: FieldForm<Values>;
  /** Its own numbers, and the one it presents, so that they have names. */
  chosen: Option[];
  shortNumberHelp: string;
}

/** The fields of an extension, for a new one as for an existing one. */
export const ExtensionFields = ({ form, chosen, shortNumberHelp }: Props) => {
  const t = useTranslations('extensions');
  const toOption = useNumberOption();
  return (
    <>
      <TextField form={form} name="shortNumber" label={t('fields.shortNumber')} help={shortNumberHelp} required inputMode="numeric" maxLength={4} mono />
      <TextField form={form} name="displayName" label={t('fields.displayName')} help={t('form.displayNameHelp')} required maxLength={60} />
      <div>
        <NumbersField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
          kind="extension" />
        <WhereToGet endpoint={phoneNumbers.list} where={ringable} page="phone-numbers" what="phoneNumbers" />
      </div>
      <EntityField form={form} name="presentationNumberId" label={t('fields.presentationNumber')} help={t('form.presentationHelp')} placeholder={t('form.presentationFirst')}
        endpoint={phoneNumbers.list} where={speaking} toOption={toOption} chosen={chosen} clearable />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </>
  );
};
