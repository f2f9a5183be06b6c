import type { ScheduleException } from '@patchbay/contract/time-schedules';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import styles from './time-schedule.module.css';
import { useSkippedWords, useWhen } from './words.ts';

interface Props {
  ref?: Ref<HTMLTableElement>;
  exceptions: readonly ScheduleException[];
  /** Of the schedule, whose clocks may skip one. */
  timeZone: string;
  /** What can be done with each, by its place in the list. */
  actions?: (index: number) => ReactNode;
}

/** The exceptions of a schedule, in their order. */
export const ExceptionTable = ({ ref, exceptions, timeZone, actions }: Props) => {
  const t = useTranslations('timeSchedules');
  const [when, skipped] = [useWhen(), useSkippedWords(timeZone)];
  return (
    <table ref={ref} className={styles.exceptions}>
      <thead>
        <tr>
          <th scope="col">{t('exceptions.name')}</th>
          <th scope="col">{t('exceptions.when')}</th>
          <th scope="col">{t('exceptions.type')}</th>
          {actions && (
            <th scope="col">
              <span className="pb-visually-hidden">{t('exceptions.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {exceptions.map((exception, index) => (
          <tr key={index}>
            <th scope="row">{exception.name}</th>
            <td className="pb-number">
              {when(exception)}
              <Skipped text={skipped(exception)} />
            </td>
            <td>
              <ExceptionType type={exception.type} />
            </td>
            {actions && <td className={styles.rowActions}>{actions(index)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Skipped = ({ text }: { text: string | undefined }) => (text === undefined ? null : <div className={styles.warning}><Icon name="warning" size={14} /> {text}</div>);

/** Working or non-working: a shape and a word. */
export const ExceptionType = ({ type }: { type: ScheduleException['type'] }) => {
  const t = useTranslations('timeSchedules.types');
  return (
    <span className={styles.type} data-type={type}>
      <span className={styles.mark} aria-hidden="true" />
      {t(type)}
    </span>
  );
};
