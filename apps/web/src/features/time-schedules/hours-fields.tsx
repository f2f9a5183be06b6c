import { readHours, writeHours } from '@patchbay/domain/schedules/typed-hours';
import { useController, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, TextInput } from '#ui/kit.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { useShortClock, useWeekdayName, useWeekdays } from '#ui/week.ts';
import type { ScheduleForm } from './schedule-form.ts';
import styles from './time-schedule.module.css';

export type ScheduleFormState = FieldForm<ScheduleForm>;

/** The hours of each day in one field, as people type them; those of one day can be copied to others. */
export const HoursFields = ({ form }: { form: ScheduleFormState }) => {
  const weekdays = useWeekdays();
  return (
    <div className={styles.days}>
      {weekdays.map((weekday) => (
        <DayField key={weekday} form={form} weekday={weekday} />
      ))}
    </div>
  );
};

const DayField = ({ form, weekday }: { form: ScheduleFormState; weekday: number }) => {
  const t = useTranslations('timeSchedules');
  const [clock, name] = [useShortClock(), useWeekdayName()];
  const { field, input } = useField({ form, name: `days.${weekday - 1}`, label: name(weekday) });
  const ranges = readHours(String(field.value ?? ''));
  const endsTomorrow = ranges?.some(({ from, to }) => to < from);
  const tidy = () => {
    if (ranges) field.onChange(writeHours(ranges, clock));
    input.onBlur();
  };
  const { label, description: _, onBlur: __, ...rest } = input;
  return (
    <div className={styles.day}>
      <span className={styles.dayName} aria-hidden="true">{label}</span>
      <TextInput {...rest} aria-label={label} className="pb-number" placeholder={t('state.closed')} autoComplete="off" value={String(field.value ?? '')} onChange={field.onChange} onBlur={tidy}
        description={endsTomorrow ? t('hours.nextDay') : undefined} />
      <CopyHours form={form} weekday={weekday} typed={String(field.value ?? '')} />
    </div>
  );
};

const workdays = [1, 2, 3, 4, 5];
const all = [...workdays, 6, 7];

const CopyHours = ({ form, weekday, typed }: { form: ScheduleFormState; weekday: number; typed: string }) => {
  const t = useTranslations('timeSchedules.hours');
  const name = useWeekdayName();
  const { field } = useController<ScheduleForm, 'days'>({ control: form.control as Control<ScheduleForm>, name: 'days' });
  const copy = (to: number[]) => field.onChange(field.value.map((before, index) => (to.includes(index + 1) ? typed : before)));
  const next = (weekday % 7) + 1;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton icon="copy" label={t('copy', { day: name(weekday) })} variant="subtle" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy([next])}>{t('toDay', { day: name(next) })}</Menu.Item>
        <Menu.Item onClick={() => copy(workdays)}>{t('toWorkdays', { first: name(1), last: name(5) })}</Menu.Item>
        <Menu.Item onClick={() => copy(all)}>{t('toAll')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
