import { DialPlan, DialPlanProfileDraft, DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import { useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { ClassesField } from './classes-field.tsx';
import { DialTester } from './dial-tester.tsx';
import { PrefixesField } from './prefixes-field.tsx';

export type ProfileForm = z.input<typeof DialPlanProfileDraft>;
export type ProfileFormState = FieldForm<ProfileForm>;

/** The fields of a dial plan profile, for a new one as for an existing one. */
export const DialPlanProfileFields = ({ form }: { form: ProfileFormState }) => {
  const t = useTranslations('dialPlanProfiles');
  return (
    <>
      <FormSection title={t('sections.profile')} help={t('sections.profileHelp')}>
        <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
        <SwitchField form={form} name="isDefault" label={t('form.isDefault')} help={t('form.isDefaultHelp')} />
      </FormSection>
      <FormSection title={t('sections.classes')} help={t('sections.classesHelp')}>
        <ClassesField form={form} />
      </FormSection>
      <FormSection title={t('sections.prefixes')} help={t('sections.prefixesHelp')}>
        <PrefixesField form={form} name="allowPrefixes" />
        <PrefixesField form={form} name="denyPrefixes" />
      </FormSection>
    </>
  );
};

const complete = (prefixes: unknown) => (Array.isArray(prefixes) ? prefixes : []).filter((each) => DialPrefix.safeParse(each).success);

/** The tester of what is entered; rows that are not complete yet do not count. */
export const FormTester = ({ form }: { form: ProfileFormState }) => {
  const [allowedClasses, allowPrefixes, denyPrefixes] = useWatch({ control: form.control as Control<ProfileForm>, name: ['allowedClasses', 'allowPrefixes', 'denyPrefixes'] });
  const plan = useMemo(() => DialPlan.safeParse({ allowedClasses, allowPrefixes: complete(allowPrefixes), denyPrefixes: complete(denyPrefixes) }).data, [allowedClasses, allowPrefixes, denyPrefixes]);
  return <DialTester plan={plan} />;
};
