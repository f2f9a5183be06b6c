import { createContext, type ReactNode } from 'react';
import styles from './facts.module.css';

/** Whether there is room to say more of a value than it is. */
export const FactsContext = createContext(false);

/** Names and values of one object, to be read. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <FactsContext value={true}>
    <dl className={styles.facts}>{children}</dl>
  </FactsContext>
);

export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
