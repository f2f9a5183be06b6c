import { callClasses } from '@patchbay/contract/dial-plan-profiles';
import { useTranslations } from 'use-intl';
import { useField } from '#ui/fields/use-field.ts';
import { Checkbox } from '#ui/kit.ts';
import { numberAbroad, useEnterpriseCountry } from './country.ts';
import type { ProfileFormState } from './dial-plan-profile-fields.tsx';
import styles from './dial-plan.module.css';

/** The kinds of calls, from the harmless to the costly, each with what it means. */
export const ClassesField = ({ form }: { form: ProfileFormState }) => {
  const t = useTranslations('dialPlanProfiles');
  const { field, input } = useField({ form, name: 'allowedClasses', label: t('fields.allowedClasses') });
  const example = numberAbroad(useEnterpriseCountry());
  return (
    <Checkbox.Group value={(field.value ?? []) as string[]} onChange={field.onChange} error={input.error} aria-label={input.label}>
      <div className={styles.classes}>
        {callClasses.map((each, index) => (
          <Checkbox key={each} value={each} label={t(`classes.${each}`)} description={t(`about.${each}`, { example })} onBlur={input.onBlur} ref={index === 0 ? input.ref : undefined} />
        ))}
      </div>
    </Checkbox.Group>
  );
};
