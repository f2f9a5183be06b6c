import type { Import } from '@patchbay/contract/imports';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Progress } from '#ui/kit.ts';
import styles from './imports.module.css';
import { useSizeText } from './use-size-text.ts';

type Busy = 'uploading' | 'planning' | 'committing';

/** How far the work is, how fast it goes, and how long it still takes. */
export const WorkUnderWay = ({ of: { status, progress } }: { of: Pick<Import, 'status' | 'progress'> }) => {
  const t = useTranslations('imports.plan');
  const sizeText = useSizeText();
  const { done, total, unit } = progress;
  const { perSecond, secondsLeft } = usePace(progress);
  const timeText = useTimeText();
  const isKnown = total > 0 && done > 0;
  const figures = !isKnown
    ? [t('waiting')]
    : [
        unit === 'rows' ? t('ofRows', { done, total }) : t('ofBytes', { done: sizeText(done), total: sizeText(total) }),
        perSecond > 0 && (unit === 'rows' ? t('perSecond', { rate: Math.round(perSecond) }) : t('bytesPerSecond', { rate: sizeText(perSecond) })),
        secondsLeft !== undefined && t('left', { time: timeText(secondsLeft) }),
      ].filter((figure) => figure !== false);
  return (
    <section className={styles.work} aria-label={t(`working.${status as Busy}`)}>
      <p className={styles.workTitle} role="status">
        {t(`working.${status as Busy}`)}
      </p>
      <Progress value={isKnown ? (100 * done) / total : 100} animated={!isKnown} striped={!isKnown} aria-label={t(`working.${status as Busy}`)} transitionDuration={120} />
      <p className={styles.figures}>{figures.join(' · ')}</p>
      <p className={styles.hint}>{t('leave')}</p>
    </section>
  );
};

const settledMs = 1500;

/** Measured since the page began to look, anew for each stretch of the work. */
const usePace = ({ done, total, unit }: Import['progress']) => {
  const begun = useRef<{ unit: string; done: number; at: number }>(undefined);
  const [perSecond, setPerSecond] = useState(0);
  useEffect(() => {
    const now = performance.now();
    if (begun.current?.unit !== unit || done < begun.current.done) {
      begun.current = { unit, done, at: now };
      setPerSecond(0);
      return;
    }
    const passed = now - begun.current.at;
    if (passed > settledMs) setPerSecond((1000 * (done - begun.current.done)) / passed);
  }, [done, unit]);
  return { perSecond, secondsLeft: perSecond > 0 && total > done ? Math.ceil((total - done) / perSecond) : undefined };
};

const minute = 60;

const useTimeText = () => {
  const t = useTranslations('imports.plan');
  return (seconds: number) => (seconds < 2 * minute ? t('seconds', { count: seconds }) : t('minutes', { count: Math.round(seconds / minute) }));
};
