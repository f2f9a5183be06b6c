import { phoneOperationRuns, PhoneRunStart, QuietHours, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { NumberField } from '#ui/fields/number-field.tsx';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './operations.module.css';
import { Skipped } from './skipped.tsx';

interface Props {
  run: PhoneOperationRun;
  title: string;
  onDone: (isStarted: boolean) => void;
}

/** A clock field knows no 24:00. */
const quietHoursOf = ({ onlyQuiet, from, to }: { onlyQuiet: boolean; from: string; to: string }) => (onlyQuiet ? { from, to: to === '00:00' ? '24:00' : to } : null);

const Form = z
  .object({ perMinute: PhoneRunStart.shape.perMinute, onlyQuiet: z.boolean(), from: z.string(), to: z.string() })
  .superRefine((values, context) => {
    const { error } = QuietHours.nullable().safeParse(quietHoursOf(values));
    for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
  });

/** What will happen to how many phones, how fast and when. */
export const StartForm = ({ run, title, onDone }: Props) => {
  const t = useTranslations('phoneOperations');
  const { timeZone } = usePlace();
  const form = useZodForm(Form, { defaultValues: { perMinute: 30, onlyQuiet: false, from: '22:00', to: '06:00' } });
  const start = useCommand(phoneOperationRuns.start, { touches: ['phoneOperations', 'audit'] });
  const onlyQuiet = useWatch({ control: form.control as Control<z.input<typeof Form>>, name: 'onlyQuiet' });
  const { kind, counts: { QUEUED: count } } = run;
  const onSaved = () => {
    toast.done(t(`started.${kind}`, { count }));
    onDone(true);
  };
  return (
    <FormDialog title={title} saveLabel={t(`submit.${kind}`, { count })} size="lg" form={form} onSaved={onSaved} onClose={() => onDone(true)} onDismiss={() => onDone(false)}
      onSave={(values) => start.mutateAsync({ params: { id: run.id }, body: { perMinute: values.perMinute, quietHours: quietHoursOf(values) } })}>
      <p className={styles.outcome}>{t(`will.${kind}`, { count })}</p>
      <p className={styles.note}>{run.hasSwitch ? t(`what.${kind}`) : t('noSwitch')}</p>
      {count > 1 && <NumberField form={form} name="perMinute" label={t('perMinute')} help={t('perMinuteHelp')} min={1} max={600} required />}
      <CheckboxField form={form} name="onlyQuiet" label={t('onlyQuiet')} help={t('onlyQuietHelp', { zone: timeZone })} />
      {onlyQuiet && (
        <div className={styles.hours}>
          <TextField form={form} name="from" type="time" label={t('from')} required />
          <TextField form={form} name="to" type="time" label={t('to')} required />
        </div>
      )}
      <Skipped run={run} />
      {run.phones > 1 && <p className={styles.note}>{t('frozen')}</p>}
    </FormDialog>
  );
};
