import { timeZones } from '@patchbay/contract/primitives/locale';
import { useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { zoneName } from '#ui/zones.ts';
import { ExceptionsField } from './exceptions-field.tsx';
import { HoursFields, type ScheduleFormState } from './hours-fields.tsx';
import { ScheduleCalendar } from './schedule-calendar.tsx';
import { ScheduleForm } from './schedule-form.ts';
import styles from './time-schedule.module.css';

const zones = timeZones().map((value) => ({ value, label: zoneName(value) }));

/** The fields of a time schedule, for a new one as for an existing one, and below them what they come to. */
export const TimeScheduleFields = ({ form }: { form: ScheduleFormState }) => {
  const t = useTranslations('timeSchedules');
  return (
    <>
      <FormSection title={t('sections.schedule')} help={t('sections.scheduleHelp')}>
        <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
        <SelectField form={form} name="timeZone" label={t('fields.timeZone')} help={t('form.timeZoneHelp')} required options={zones} />
      </FormSection>
      <FormSection title={t('sections.hours')} help={t('form.hoursHelp')}>
        <HoursFields form={form} />
      </FormSection>
      <FormSection title={t('sections.exceptions')} help={t('sections.exceptionsHelp')}>
        <ExceptionsField form={form} />
      </FormSection>
      <Preview form={form} />
    </>
  );
};

/** The calendar of what is entered, as long as that is a schedule. */
const Preview = ({ form }: { form: ScheduleFormState }) => {
  const t = useTranslations('timeSchedules.form');
  const values = useWatch({ control: form.control as Control<ScheduleForm> });
  const schedule = useMemo(() => ScheduleForm.safeParse({ ...values, name: t('preview') }).data, [values, t]);
  return <div className={styles.preview}>{schedule ? <ScheduleCalendar schedule={schedule} /> : <p className={styles.hint}>{t('noPreview')}</p>}</div>;
};
