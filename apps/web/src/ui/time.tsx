import { Tooltip } from '@mantine/core';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useMaybePlace } from '#api/place.tsx';

interface Props {
  /** ISO timestamp; null shows `never`. */
  at: string | null;
  /** `relative` for what is watched ("3 minutes ago"), `full` for what is looked up. */
  show?: 'relative' | 'full' | 'date';
  never?: string;
}

const styles = {
  full: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  exact: { dateStyle: 'medium', timeStyle: 'medium' },
} as const;

const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the viewer's zone. Pointing at it tells it to the second, and in the enterprise's zone too. */
export const Time = ({ at, show = 'full', never }: Props) => {
  const t = useTranslations('common');
  if (at === null) return <span>{never ?? t('never')}</span>;
  return <Moment date={new Date(at)} show={show} />;
};

const Moment = ({ date, show }: { date: Date; show: NonNullable<Props['show']> }) => {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const place = useMaybePlace();
  const zones = [...new Set([viewerZone, place?.timeZone ?? viewerZone])];
  const lines = zones.map((timeZone) => <div key={timeZone}>{`${format.dateTime(date, { ...styles.exact, timeZone })} · ${timeZone}`}</div>);
  return (
    <Tooltip label={<div className="pb-number">{lines}</div>}>
      <time dateTime={date.toISOString()} className="pb-number">
        {show === 'relative' ? format.relativeTime(date, now) : format.dateTime(date, styles[show])}
      </time>
    </Tooltip>
  );
};
