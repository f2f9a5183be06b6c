import { timeSchedules, type TimeSchedule } from '@patchbay/contract/time-schedules';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { useShortClock } from '#ui/week.ts';
import { formOf, newForm, ScheduleForm } from './schedule-form.ts';
import { TimeScheduleFields } from './time-schedule-fields.tsx';

/** Makes a new one. */
export const NewTimeSchedulePage = () => {
  const t = useTranslations('timeSchedules');
  const { base, timeZone } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(timeSchedules.create);
  const form = useZodForm(ScheduleForm, { defaultValues: newForm(timeZone, useShortClock()) });
  const onSaved = (saved: TimeSchedule) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/time-schedules/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/time-schedules`), label: t('title') }} form={form} onSave={({ version: _, ...body }) => create.mutateAsync({ body })} onSaved={onSaved}>
      <TimeScheduleFields form={form} />
    </FormPage>
  );
};

/** Changes one. */
export const EditTimeSchedulePage = () => {
  const { id = '' } = useParams();
  const query = useApi(timeSchedules.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: TimeSchedule }) => {
  const t = useTranslations('timeSchedules');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const clock = useShortClock();
  const { id } = found;
  const update = useCommand(timeSchedules.update);
  const form = useZodForm(ScheduleForm, { defaultValues: formOf(found, clock) });
  const page = `${base}/time-schedules/${id}`;
  const onSaved = (saved: TimeSchedule) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={async () => formOf(await call(timeSchedules.get, { at, params: { id } }), clock)}
      onSave={({ version = found.version, ...draft }) => update.mutateAsync({ params: { id }, body: { ...draft, version } })} onSaved={onSaved}>
      <TimeScheduleFields form={form} />
    </FormPage>
  );
};
