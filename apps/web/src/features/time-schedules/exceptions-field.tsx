import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { notThereYet } from '@patchbay/domain/schedules/holidays';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { ExceptionTable } from './exception-table.tsx';
import { HolidaysDialog } from './holidays-dialog.tsx';
import type { ScheduleFormState } from './hours-fields.tsx';
import type { ScheduleForm } from './schedule-form.ts';
import styles from './time-schedule.module.css';

/** The exceptions: added one by one or as a list of holidays, changed in a dialog, taken away. */
export const ExceptionsField = ({ form }: { form: ScheduleFormState }) => {
  const t = useTranslations('timeSchedules.exceptions');
  const open = useDialog();
  const kept = useKeptFocus<HTMLTableElement>();
  const { field, input } = useField({ form, name: 'exceptions', label: t('title') });
  const timeZone = useWatch({ control: form.control as Control<ScheduleForm>, name: 'timeZone' });
  const exceptions = field.value as ScheduleException[];
  const edit = async (index: number) => {
    const edited = await open<ScheduleException>((done) => <ExceptionDialog exception={exceptions[index]} timeZone={timeZone} onDone={done} />);
    if (edited) field.onChange(index in exceptions ? exceptions.with(index, edited) : [...exceptions, edited]);
  };
  const addHolidays = async () => {
    const holidays = await open<ScheduleException[]>((done) => <HolidaysDialog there={exceptions} timeZone={timeZone} onDone={done} />);
    if (holidays) field.onChange([...exceptions, ...notThereYet(exceptions, holidays)]);
  };
  return (
    <div role="group" aria-label={t('title')}>
      {exceptions.length === 0 && <p className={styles.hint}>{t('none')}</p>}
      {exceptions.length > 0 && (
        <ExceptionTable ref={kept} exceptions={exceptions} timeZone={timeZone}
          actions={(index) => (
            <>
              <IconButton icon="edit" variant="subtle" label={t('editOne', { name: exceptions[index]!.name })} onClick={() => void edit(index)} />
              <IconButton icon="trash" variant="subtle" label={t('removeOne', { name: exceptions[index]!.name })} onClick={() => field.onChange(exceptions.toSpliced(index, 1))} />
            </>
          )}
        />
      )}
      {input.error && <p className={styles.error} role="alert">{input.error}</p>}
      <div className={styles.fieldActions}>
        <Button ref={field.ref} variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => void edit(exceptions.length)}>{t('add')}</Button>
        <Button variant="default" leftSection={<Icon name="calendar" size={15} />} onClick={() => void addHolidays()}>{t('addHolidays')}</Button>
      </div>
    </div>
  );
};
