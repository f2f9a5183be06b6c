import { ClockTime, LocalDate } from '@patchbay/contract/primitives/time';
import { exceptionIssue, ScheduleException } from '@patchbay/contract/time-schedules';
import { wholeDays } from '@patchbay/domain/schedules/holidays';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { SelectField } from '#ui/fields/select-field.tsx';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { addDays } from './calendar-days.ts';
import styles from './time-schedule.module.css';
import { isOfWholeDays, useSkippedWords } from './words.ts';

const { name, type, repeat } = ScheduleException.shape;
const fields = { name, type, repeat, isWholeDays: z.boolean(), firstDay: LocalDate, lastDay: LocalDate, fromTime: ClockTime, toTime: ClockTime };

const momentsOf = ({ isWholeDays, firstDay, lastDay, fromTime, toTime }: { isWholeDays: boolean; firstDay: string; lastDay: string; fromTime: string; toTime: string }) =>
  isWholeDays ? wholeDays(firstDay, lastDay) : { from: `${firstDay}T${fromTime}`, to: `${lastDay}T${toTime}` };

/** An exception as its dialog holds it: whole days, of which the last one is included, or with times. */
const ExceptionForm = z
  .object(fields)
  .superRefine((form, context) => {
    const message = exceptionIssue({ repeat: form.repeat, ...momentsOf(form) });
    if (message) context.addIssue({ code: 'custom', path: [form.isWholeDays || form.firstDay !== form.lastDay ? 'lastDay' : 'toTime'], message });
  })
  .transform((form): ScheduleException => ({ name: form.name, type: form.type, repeat: form.repeat, ...momentsOf(form) }));
type ExceptionForm = z.input<typeof ExceptionForm>;

const formOf = (exception: ScheduleException | undefined): ExceptionForm => {
  if (!exception) return { name: '', type: 'NON_WORKING', repeat: 'ONCE', isWholeDays: true, firstDay: '', lastDay: '', fromTime: '09:00', toTime: '17:00' };
  const { from, to, ...rest } = exception;
  const isWholeDays = isOfWholeDays(exception);
  const [firstDay, lastDay] = [from.slice(0, 10), to.slice(0, 10)];
  return { ...rest, isWholeDays, firstDay, lastDay: isWholeDays ? addDays(lastDay, -1) : lastDay, fromTime: isWholeDays ? '09:00' : from.slice(11), toTime: isWholeDays ? '17:00' : to.slice(11) };
};

/** Makes or changes one exception. */
export const ExceptionDialog = ({ exception, timeZone, onDone }: { exception: ScheduleException | undefined; timeZone: string; onDone: (exception: ScheduleException) => void }) => {
  const t = useTranslations('timeSchedules');
  const form = useZodForm(ExceptionForm, { defaultValues: formOf(exception) });
  return (
    <FormDialog title={exception ? t('exceptions.editTitle') : t('exceptions.newTitle')} saveLabel={t('exceptions.take')} form={form} onClose={() => onDone(undefined as never)}
      onSave={(draft) => Promise.resolve(draft)} onSaved={onDone}>
      <TextField form={form} name="name" label={t('exceptions.name')} required maxLength={60} placeholder={t('exceptions.namePlaceholder')} />
      <FormRow>
        <SelectField form={form} name="type" label={t('exceptions.type')} options={type.options.map((value) => ({ value, label: t(`types.${value}`) }))} />
        <SelectField form={form} name="repeat" label={t('exceptions.repeat')} options={repeat.options.map((value) => ({ value, label: t(`repeats.${value}`) }))} />
      </FormRow>
      <CheckboxField form={form} name="isWholeDays" label={t('exceptions.wholeDays')} />
      <Moments form={form} />
      <SkippedNote form={form} timeZone={timeZone} />
    </FormDialog>
  );
};

const Moments = ({ form }: { form: ZodForm<typeof ExceptionForm> }) => {
  const t = useTranslations('timeSchedules.exceptions');
  const [isWholeDays, firstDay, chosenRepeat] = useWatch({ control: form.control, name: ['isWholeDays', 'firstDay', 'repeat'] });
  return (
    <>
      <FormRow>
        <TextField form={form} name="firstDay" type="date" label={t(isWholeDays ? 'firstDay' : 'from')} required help={rarely(t, chosenRepeat, firstDay)} />
        {!isWholeDays && <TextField form={form} name="fromTime" type="time" label={t('fromTime')} required />}
      </FormRow>
      <FormRow>
        <TextField form={form} name="lastDay" type="date" label={t(isWholeDays ? 'lastDay' : 'to')} required />
        {!isWholeDays && <TextField form={form} name="toTime" type="time" label={t('toTime')} required />}
      </FormRow>
    </>
  );
};

/** Tells before it is applied that the clocks skip all of it. */
const SkippedNote = ({ form, timeZone }: { form: ZodForm<typeof ExceptionForm>; timeZone: string }) => {
  const words = useSkippedWords(timeZone);
  const typed = ExceptionForm.safeParse({ ...useWatch({ control: form.control }), name: '-' });
  const text = typed.success ? words(typed.data) : undefined;
  return <p className={styles.warning} role="status">{text}</p>;
};

/** Says of a day that not every month or year has, when it comes. */
const rarely = (t: ReturnType<typeof useTranslations<'timeSchedules.exceptions'>>, repeats: string, firstDay: string): string | undefined => {
  if (repeats === 'MONTHLY' && Number(firstDay.slice(8)) > 28) return t('notEveryMonth', { day: firstDay.slice(8) });
  return repeats === 'YEARLY' && firstDay.endsWith('-02-29') ? t('leapYears') : undefined;
};
