import { UserDraft, users, type User, type UserBulkChange } from '@patchbay/contract/users';
import { useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Stack } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { ScheduleField } from '../schedule-field.tsx';

interface Props {
  people: User[];
  onDone: (isDone: boolean) => void;
}

const { department, jobTitle, timeScheduleId } = UserDraft.shape;
const ticks = { setsDepartment: z.boolean(), setsJobTitle: z.boolean(), setsTimeSchedule: z.boolean() };

const toChange = (values: z.output<z.ZodObject<typeof ticks & { department: typeof department; jobTitle: typeof jobTitle; timeScheduleId: typeof timeScheduleId }>>): UserBulkChange => ({
  ...(values.setsDepartment && { department: values.department }),
  ...(values.setsJobTitle && { jobTitle: values.jobTitle }),
  ...(values.setsTimeSchedule && { timeScheduleId: values.timeScheduleId }),
});

/** Gives what is ticked to all of them; what is not stays as each has it. */
export const BulkEditDialog = ({ people, onDone }: Props) => {
  const t = useTranslations('users');
  const { may } = usePlace();
  const nothing = t('bulk.nothing');
  // Told at the last one: at the first, when that is left, it would move the others away from under a click.
  const last = may('timeSchedules:read') ? 'setsTimeSchedule' : 'setsJobTitle';
  const schema = useMemo(
    () => z.object({ ...ticks, department, jobTitle, timeScheduleId })
      .refine(({ setsDepartment, setsJobTitle, setsTimeSchedule }) => setsDepartment || setsJobTitle || setsTimeSchedule, { path: [last], error: nothing }),
    [nothing, last],
  );
  const form = useZodForm(schema, { defaultValues: { setsDepartment: false, setsJobTitle: false, setsTimeSchedule: false, department: '', jobTitle: '', timeScheduleId: null } });
  const update = useCommand(users.bulkUpdate, { touches: ['audit'] });
  const [setsDepartment, setsJobTitle, setsTimeSchedule] = useWatch({ control: form.control as Control<z.input<typeof schema>>, name: ['setsDepartment', 'setsJobTitle', 'setsTimeSchedule'] });
  const onSaved = ({ changed }: { changed: number }) => {
    toast.done(t('bulk.changed', { count: changed }));
    onDone(true);
  };
  return (
    <FormDialog title={t('bulk.editTitle', { count: people.length })} form={form} onSave={(values) => update.mutateAsync({ body: { ids: people.map(({ id }) => id), change: toChange(values) } })} onSaved={onSaved}
      onClose={() => onDone(true)} onDismiss={() => onDone(false)}>
      <p>{t('bulk.editHelp')}</p>
      <Stack gap="xs">
        <CheckboxField form={form} name="setsDepartment" label={t('bulk.sets', { field: t('fields.department') })} />
        {setsDepartment && <TextField form={form} name="department" label={t('fields.department')} help={t('bulk.emptied')} maxLength={60} />}
        <CheckboxField form={form} name="setsJobTitle" label={t('bulk.sets', { field: t('fields.jobTitle') })} />
        {setsJobTitle && <TextField form={form} name="jobTitle" label={t('fields.jobTitle')} help={t('bulk.emptied')} maxLength={60} />}
        {may('timeSchedules:read') && <CheckboxField form={form} name="setsTimeSchedule" label={t('bulk.sets', { field: t('fields.timeSchedule') })} />}
        {setsTimeSchedule && <ScheduleField form={form} />}
      </Stack>
    </FormDialog>
  );
};
