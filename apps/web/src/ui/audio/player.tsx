import { useEffect, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import styles from './audio.module.css';
import { clock } from './clock.ts';
import { stopPlaying, usePlayback } from './playback.ts';

/** In a row, beside a name. */
export const PlayBeside = ({ src, name }: { src: string; name: string }) => <PlayButton src={src} name={name} size={24} className={styles.besideName} />;

/** Plays a sound, and stops it. */
export const PlayButton = ({ src, name, ...look }: { src: string; name: string; size?: number; className?: string }) => {
  const t = useTranslations('audioFiles.player');
  const { isPlaying, toggle } = usePlayback(src);
  return <IconButton icon={isPlaying ? 'pause' : 'play'} label={t(isPlaying ? 'pause' : 'play', { name })} {...look} onClick={toggle} />;
};

interface Props {
  src: string;
  name: string;
  durationSeconds: number;
  /** 0 to 100; without them its course is a line. */
  peaks?: number[];
}

const step = 1;

/** A sound with its course: played, stopped, and heard from any place, by pointer and by keys. */
export const Player = ({ src, name, durationSeconds, peaks }: Props) => {
  const t = useTranslations('audioFiles.player');
  const { seconds, toggle, seek, hasFailed } = usePlayback(src);
  useEffect(() => () => stopPlaying(src), [src]);
  const to = (wanted: number) => seek(Math.max(0, Math.min(durationSeconds, wanted)));
  const byKeys: { [key: string]: () => void } = {
    ArrowRight: () => to(seconds + step), ArrowUp: () => to(seconds + step), ArrowLeft: () => to(seconds - step), ArrowDown: () => to(seconds - step),
    Home: () => to(0), End: () => to(durationSeconds), PageUp: () => to(seconds + durationSeconds / 10), PageDown: () => to(seconds - durationSeconds / 10), ' ': toggle,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!byKeys[event.key]) return;
    event.preventDefault();
    byKeys[event.key]!();
  };
  const onPointer = ({ buttons, clientX, currentTarget }: PointerEvent) => {
    if (buttons !== 1) return;
    const { left, width } = currentTarget.getBoundingClientRect();
    to(((clientX - left) / width) * durationSeconds);
  };
  return (
    <div className={styles.player}>
      <PlayButton src={src} name={name} size={36} />
      <div role="slider" tabIndex={0} className={styles.course} aria-label={t('position', { name })} aria-valuemin={0} aria-valuemax={Math.round(durationSeconds)} aria-valuenow={Math.round(seconds)}
        aria-valuetext={t('at', { at: clock(seconds), of: clock(durationSeconds) })} onKeyDown={onKeyDown} onPointerDown={onPointer} onPointerMove={onPointer}>
        <Waveform peaks={peaks} share={durationSeconds === 0 ? 0 : seconds / durationSeconds} />
      </div>
      <span className={styles.time}>{`${clock(seconds)} / ${clock(durationSeconds)}`}</span>
      {hasFailed && <span role="alert" className={styles.failed}>{t('failed')}</span>}
    </div>
  );
};

const [height, gap] = [40, 3];
const flat = new Array<number>(80).fill(4);

/** How loud it is over time, and how much of it was heard. */
const Waveform = ({ peaks = flat, share }: { peaks?: number[]; share: number }) => (
  <svg viewBox={`0 0 ${peaks.length * gap} ${height}`} preserveAspectRatio="none" className={styles.waveform} aria-hidden="true">
    {peaks.map((peak, index) => {
      const tall = Math.max(2, (peak / 100) * height);
      return <rect key={index} x={index * gap} y={(height - tall) / 2} width={gap - 1} height={tall} rx={0.8} className={styles.bar} data-heard={index / peaks.length < share || undefined} />;
    })}
  </svg>
);
