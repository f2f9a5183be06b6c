import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../icon-button.tsx';
import { Icon } from '../icons.tsx';
import { Button, Progress } from '../kit.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import styles from './runs.module.css';

/** Work that goes on while one does something else; of what is over, the newest, and the rest behind a button. */
export const Runs = ({ label, children, over = [] }: { label: string; children: ReactNode; over?: ReactNode[] }) => {
  const t = useTranslations('runs');
  const [isOpen, setIsOpen] = useState(false);
  const kept = useKeptFocus<HTMLUListElement>();
  return (
    <ul ref={kept} className={styles.runs} aria-label={label}>
      {children}
      {isOpen ? over : over.slice(0, 1)}
      {over.length > 1 && (
        <li>
          <Button variant="subtle" size="xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? t('onlyNewest') : t('more', { count: over.length - 1 })}
          </Button>
        </li>
      )}
    </ul>
  );
};

interface UnderWay {
  title: string;
  progress: { done: number; total: number };
  isWaiting: boolean;
}

/** How far a piece of it has come. */
export const RunUnderWay = ({ title, progress, isWaiting }: UnderWay) => {
  const t = useTranslations('runs');
  return (
    <li className={styles.run}>
      <span className={styles.said}>{title}</span>
      <Progress className={styles.bar} value={(100 * progress.done) / Math.max(progress.total, 1)} aria-label={title} animated={!isWaiting} />
      <span className={styles.figures}>{isWaiting ? t('waiting') : t('progress', progress)}</span>
    </li>
  );
};

/** What became of it, until the viewer has seen enough of that. */
export const RunOver = ({ isFailed, onHide, ways, children }: { isFailed: boolean; onHide: () => void; ways?: ReactNode; children: ReactNode }) => {
  const t = useTranslations('runs');
  return (
    <li className={styles.run} data-failed={isFailed || undefined}>
      <Icon name={isFailed ? 'warning' : 'check'} size={16} />
      <span className={styles.said} role="status">
        {children}
      </span>
      {ways}
      <IconButton icon="close" label={t('dismiss')} onClick={onHide} />
    </li>
  );
};
