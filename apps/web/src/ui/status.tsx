import type { ReactNode } from 'react';
import styles from './status.module.css';

export type Tone = 'good' | 'warning' | 'bad' | 'busy' | 'neutral';

/** A dot and a word. The dot's shape differs too, so that nothing is said by colour alone. */
export const Status = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={styles.status}>
    <span className={styles.dot} data-tone={tone} aria-hidden="true" />
    {children}
  </span>
);

/** A short word beside a name: a kind, a role. Neutral by design. */
export const Tag = ({ children }: { children: ReactNode }) => <span className={styles.tag}>{children}</span>;
