import { LocalDateTime } from '@patchbay/contract/primitives/time';
import { nextChange } from '@patchbay/domain/schedules/intervals';
import { isOpen, type Schedule } from '@patchbay/domain/schedules/is-open';
import { localOf, momentsOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextInput } from '#ui/kit.ts';
import { Status } from '#ui/status.tsx';
import { zoneName } from '#ui/zones.ts';
import styles from './time-schedule.module.css';
import { useReason, useStateWords } from './words.ts';

/** "Open at …?": a moment on the clock of the schedule, and what it is then, by what and until when. */
export const OpenAt = ({ schedule }: { schedule: Schedule }) => {
  const t = useTranslations('timeSchedules.openAt');
  const id = useId();
  const [local, setLocal] = useState(() => localOf(wallAt(schedule.timeZone, Date.now())));
  return (
    <section className={styles.openAt} aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <TextInput type="datetime-local" label={t('label')} description={t('help', { zone: zoneName(schedule.timeZone) })} value={local} onChange={(event) => setLocal(event.currentTarget.value)} />
      <div role="status">
        <Answer schedule={schedule} local={local} />
      </div>
    </section>
  );
};

const Answer = ({ schedule, local }: { schedule: Schedule; local: string }) => {
  const t = useTranslations('timeSchedules.openAt');
  const words = useStateWords(schedule.timeZone);
  const reason = useReason();
  if (!LocalDateTime.safeParse(local).success) return <p className={styles.hint}>{t('choose')}</p>;
  const [at] = momentsOf(schedule.timeZone, wallOf(local));
  if (at === undefined) return <p>{t('skipped')}</p>;
  const verdict = isOpen(schedule, at);
  return (
    <>
      <Status tone={verdict.isOpen ? 'good' : 'neutral'}>{words(verdict.isOpen, nextChange(schedule, at), at)}</Status>
      <p>{reason(verdict)}</p>
      {verdict.overruled.length > 0 && <p className={styles.hint}>{t('overruled', { names: verdict.overruled.map(({ name }) => name).join(', ') })}</p>}
    </>
  );
};
