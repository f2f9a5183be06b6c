import { extensionStates } from '@patchbay/contract/call-worlds';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { PhoneNumberField } from '#ui/fields/phone-number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { zoneName } from '#ui/zones.ts';
import { useAccess } from '../access.tsx';
import { toExtensionOption } from '../forwarding/destination-options.ts';
import styles from './explain.module.css';
import { callers, moments, type QuestionForm } from './question.ts';

/** Who calls, when, and what the extension does meanwhile. */
export const QuestionFields = ({ form }: { form: QuestionForm }) => {
  const t = useTranslations('extensionCalls.question');
  const access = useAccess();
  const { timeZone } = usePlace();
  const [when, caller] = useWatch({ control: form.control, name: ['when', 'caller'] });
  return (
    <div className={styles.question}>
      <SelectField form={form} name="when" label={t('when')} options={moments.map((value) => ({ value, label: t(`moments.${value}`) }))} />
      {when === 'AT' && <TextField form={form} name="at" type="datetime-local" label={t('at')} help={t('atHelp', { zone: zoneName(timeZone) })} />}
      <SelectField form={form} name="caller" label={t('caller')} options={callers.map((value) => ({ value, label: t(`callers.${value}`) }))} />
      {caller === 'EXTERNAL' && <PhoneNumberField form={form} name="number" label={t('number')} placeholder={t('anyNumber')} />}
      {caller === 'EXTENSION' && <EntityField form={form} name="extensionId" label={t('colleague')} endpoint={access.destinations} toOption={toExtensionOption} />}
      <SelectField form={form} name="state" label={t('state')} options={extensionStates.map((value) => ({ value, label: t(`states.${value}`) }))} />
    </div>
  );
};
