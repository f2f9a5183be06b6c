import { Tooltip } from '@mantine/core';
import { use } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useMaybePlace } from '#api/place.tsx';
import { FactsContext } from './facts.tsx';
import css from './time.module.css';
import { viewerZone, zoneName } from './zones.ts';

interface Props {
  /** ISO timestamp; null shows `never`. */
  at: string | null;
  /** `relative` for what is watched ("3 minutes ago"), `full` for what is looked up, `exact` to the second, `written` as 2026-11-28 21:13:09. */
  show?: 'relative' | 'full' | 'exact' | 'date' | 'written';
  never?: string;
}

const styles = {
  full: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
  exact: { dateStyle: 'medium', timeStyle: 'medium' },
} as const;

// What Swedes write is ISO 8601.
const writtenOut = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/**
 * A moment in the viewer's zone. Pointing at it tells it to the second, and in the enterprise's zone too. One that is looked
 * up (`full`) says beside it what the enterprise's clocks showed, where that differs.
 */
export const Time = ({ at, show = 'full', never }: Props) => {
  const t = useTranslations('common');
  if (at === null) return <span>{never ?? t('never')}</span>;
  return <Moment date={new Date(at)} show={show} />;
};

const Moment = ({ date, show }: { date: Date; show: NonNullable<Props['show']> }) => {
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const place = useMaybePlace();
  const there = useThere(date);
  const isFact = use(FactsContext) && show === 'full';
  const zones = [...new Set([viewerZone, place?.timeZone ?? viewerZone])];
  const lines = zones.map((timeZone) => <div key={timeZone}>{`${format.dateTime(date, { ...styles.exact, timeZone })} · ${timeZone}`}</div>);
  return (
    <>
      <Tooltip label={<div className="pb-number">{lines}</div>}>
        <time dateTime={date.toISOString()} className="pb-number">
          {show === 'relative' ? format.relativeTime(date, now) : show === 'written' ? writtenOut.format(date) : format.dateTime(date, styles[show])}
        </time>
      </Tooltip>
      {isFact && there && <small className={css.there}>{there}</small>}
    </>
  );
};

/** What the enterprise's clocks show, with its zone; nothing where they show the same. */
const useThere = (date: Date): string | undefined => {
  const t = useTranslations('common');
  const format = useFormatter();
  const timeZone = useMaybePlace()?.timeZone ?? viewerZone;
  const text = (zone: string, style: 'full' | 'time') => format.dateTime(date, { ...styles[style], timeZone: zone });
  if (text(timeZone, 'full') === text(viewerZone, 'full')) return undefined;
  const isSameDay = format.dateTime(date, { ...styles.date, timeZone }) === format.dateTime(date, { ...styles.date, timeZone: viewerZone });
  return t('timeThere', { time: text(timeZone, isSameDay ? 'time' : 'full'), zone: zoneName(timeZone) });
};
