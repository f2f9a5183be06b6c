import type { ReactNode } from 'react';
import { Icon } from '#ui/icons.tsx';
import styles from './group-toggle.module.css';

interface Props {
  isOpen: boolean;
  onToggle: () => void;
  /** In the table, the row itself is what Tab reaches, and Enter opens it. */
  tabIndex?: number;
  children: ReactNode;
}

/** The title of a row that stands for several: shows them below it. */
export const GroupToggle = ({ isOpen, onToggle, tabIndex, children }: Props) => (
  <button type="button" className={styles.toggle} aria-expanded={isOpen} tabIndex={tabIndex} onClick={onToggle}>
    <span className={styles.chevron} data-open={isOpen || undefined}>
      <Icon name="right" size={14} />
    </span>
    <span className={styles.text}>{children}</span>
  </button>
);
