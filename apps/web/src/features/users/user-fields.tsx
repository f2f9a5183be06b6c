import type { User, UserDraft } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { ScheduleField } from './schedule-field.tsx';

interface Props {
  form: FieldForm<z.input<typeof UserDraft>>;
  /** The line is configured next, and its invitation goes to the address. */
  needsEmail?: boolean;
  /** Whose schedule has a name already. */
  found?: User;
}

/** The fields of a user, for a new one as for an existing one. */
export const UserFields = ({ form, needsEmail, found }: Props) => {
  const t = useTranslations('users');
  const { may } = usePlace();
  return (
    <>
      <FormSection title={t('form.person')} help={t('form.personHelp')}>
        <FormRow>
          <TextField form={form} name="firstName" label={t('fields.firstName')} required maxLength={60} />
          <TextField form={form} name="lastName" label={t('fields.lastName')} required maxLength={60} />
        </FormRow>
        <FormRow>
          <TextField form={form} name="department" label={t('fields.department')} maxLength={60} />
          <TextField form={form} name="jobTitle" label={t('fields.jobTitle')} maxLength={60} />
        </FormRow>
        {may('timeSchedules:read') && <ScheduleField form={form} chosen={found?.timeScheduleId ? { id: found.timeScheduleId, name: found.timeScheduleName! } : undefined} />}
      </FormSection>
      <FormSection title={t('form.contact')} help={t('form.contactHelp')}>
        <TextField form={form} name="email" label={t('fields.email')} help={needsEmail ? t('form.emailNeeded') : t('form.emailHelp')} required={needsEmail} type="email" inputMode="email" maxLength={254} />
        <TextField form={form} name="crmUserId" label={t('fields.crmUserId')} help={t('form.crmUserIdHelp')} maxLength={60} />
      </FormSection>
    </>
  );
};
