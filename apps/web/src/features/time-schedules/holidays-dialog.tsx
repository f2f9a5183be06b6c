import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { exceptionOf, notThereYet, readHolidays } from '@patchbay/domain/schedules/holidays';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useLocale, useTranslations } from 'use-intl';
import { z } from 'zod';
import { FileField } from '#ui/fields/file-field.tsx';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import { TextAreaField } from '#ui/fields/text-field.tsx';
import { listBound, useTextOfFile } from '#ui/fields/use-text-of-file.ts';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './time-schedule.module.css';
import { useWhen } from './words.ts';

const HolidaysForm = z.object({ text: z.string().min(1).max(listBound), file: z.custom<File>().optional(), isYearly: z.boolean() });

interface Props {
  /** What the schedule has already. */
  there: readonly ScheduleException[];
  timeZone: string;
  onDone: (exceptions: ScheduleException[]) => void;
}

/** Reads a list of holidays that is pasted or chosen as a file, shows what was understood, and adds it. */
export const HolidaysDialog = ({ there, timeZone, onDone }: Props) => {
  const t = useTranslations('timeSchedules.holidays');
  const form = useZodForm(HolidaysForm, { defaultValues: { text: '', isYearly: false } });
  const [text, isYearly] = useWatch({ control: form.control, name: ['text', 'isYearly'] });
  const { fresh, found, unread } = useHolidays(text, isYearly, there, timeZone);
  useTextOfFile(useWatch({ control: form.control, name: 'file' }), (read) => form.setValue('text', read, { shouldValidate: true, shouldDirty: true }));
  return (
    <FormDialog title={t('title')} size="lg" saveLabel={t('add', { count: fresh.length })} form={form} onClose={() => onDone(undefined as never)}
      onSave={() => (fresh.length > 0 ? Promise.resolve(fresh) : Promise.reject(new Error('nothing to add')))} onSaved={onDone}>
      <p>{t('help')}</p>
      <FileField form={form} name="file" label={t('file')} accept=".ics,.csv,.tsv,.txt,text/calendar,text/csv,text/plain" prompt={t('prompt')} replacePrompt={t('replace')} sizeText={(bytes) => t('size', { kilobytes: String(Math.ceil(bytes / 1000)) })} />
      <TextAreaField form={form} name="text" label={t('text')} placeholder={t('placeholder')} rows={5} />
      <CheckboxField form={form} name="isYearly" label={t('yearly')} help={t('yearlyHelp')} />
      <div role="status" className={styles.days}>
        {text !== '' && <p>{t('found', { count: fresh.length })} {found.length > fresh.length && t('there', { count: found.length - fresh.length })}</p>}
        <Found exceptions={fresh} />
        {unread.length > 0 && <p className={styles.error}>{t('unread', { count: unread.length, line: String(unread[0]!.line), text: unread[0]!.text.slice(0, 60) })}</p>}
      </div>
    </FormDialog>
  );
};

const useHolidays = (text: string, isYearly: boolean, there: readonly ScheduleException[], timeZone: string) => {
  const locale = useLocale();
  return useMemo(() => {
    const order = new Intl.DateTimeFormat(locale).formatToParts(0).find(({ type }) => type === 'day' || type === 'month')?.type === 'month' ? 'month-first' : 'day-first';
    const { found, unread } = readHolidays(text.slice(0, listBound), { order, timeZone, thisYear: new Date().getFullYear() });
    const exceptions = found.map((holiday) => exceptionOf({ ...holiday, isYearly: holiday.isYearly || isYearly }));
    return { found: exceptions, fresh: notThereYet(there, exceptions), unread };
  }, [text, isYearly, there, timeZone, locale]);
};

const Found = ({ exceptions }: { exceptions: readonly ScheduleException[] }) => {
  const when = useWhen();
  if (exceptions.length === 0) return null;
  return (
    // It scrolls, so it can be reached without a pointer.
    <ul className={styles.found} tabIndex={0}>
      {exceptions.map((exception, index) => (
        <li key={index}>
          <span className="pb-number">{when(exception)}</span>
          <span>{exception.name}</span>
        </li>
      ))}
    </ul>
  );
};
