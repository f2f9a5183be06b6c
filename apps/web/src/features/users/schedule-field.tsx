import { timeSchedules, type TimeSchedule } from '@patchbay/contract/time-schedules';
import type { UserDraft } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { TextLink } from '#ui/link.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import styles from './users.module.css';

interface Props {
  form: FieldForm<Pick<z.input<typeof UserDraft>, 'timeScheduleId'>>;
  /** The schedule that has a name already. */
  chosen?: { id: string; name: string };
}

export const toScheduleOption = ({ id, name }: Pick<TimeSchedule, 'id' | 'name'>) => ({ value: id, label: name });

/** When a user can be reached; where there is no schedule to choose, says where one comes from. */
export const ScheduleField = ({ form, chosen }: Props) => {
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const { data } = useApi(timeSchedules.list, { query: { pageSize: 1 } });
  return (
    <div>
      <EntityField form={form} name="timeScheduleId" label={t('fields.timeSchedule')} help={t('form.timeScheduleHelp')} placeholder={t('alwaysAvailable')} endpoint={timeSchedules.list} toOption={toScheduleOption}
        chosen={chosen && [toScheduleOption(chosen)]} clearable />
      {data?.total === 0 && (
        <p className={styles.hint}>
          {t('form.noSchedule')} <TextLink to={`${base}/time-schedules${may('timeSchedules:write') ? '/new' : ''}`} underline="always">{t('form.toSchedules')}</TextLink>
        </p>
      )}
    </div>
  );
};
