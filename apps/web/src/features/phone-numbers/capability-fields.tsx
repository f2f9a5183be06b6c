import { voiceRouteTypes, type NumberCapabilities } from '@patchbay/contract/phone-numbers';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { SelectField } from '#ui/fields/select-field.tsx';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { capabilityNames } from './capabilities.tsx';
import styles from './phone-numbers.module.css';

type Values = z.input<typeof NumberCapabilities>;

/** What numbers can carry, and how calls reach them. */
export const CapabilityFields = ({ form }: { form: FieldForm<Values> }) => {
  const t = useTranslations('phoneNumbers');
  const hasVoice = useWatch({ control: form.control as Control<Values>, name: 'voice' });
  return (
    <>
      <fieldset className={styles.capabilityFields}>
        <legend>{t('form.capabilities')}</legend>
        {capabilityNames.map((name) => (
          <CheckboxField key={name} form={form} name={name} label={t(`capabilities.${name}`)} />
        ))}
      </fieldset>
      {hasVoice && (
        <SelectField form={form} name="voiceRouteType" label={t('form.voiceRouteType')} help={t('form.voiceRouteTypeHelp')} required
          options={voiceRouteTypes.map((type) => ({ value: type, label: t(`routeTypes.${type}`) }))} />
      )}
    </>
  );
};
