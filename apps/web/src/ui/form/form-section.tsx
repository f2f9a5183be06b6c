import { useId, type ReactNode } from 'react';
import styles from './form.module.css';

/** Fields that belong together, under a heading that says what they are for. */
export const FormSection = ({ title, help, children }: { title: string; help?: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {help && <p className={styles.sectionHelp}>{help}</p>}
      </div>
      <div className={styles.sectionFields}>{children}</div>
    </section>
  );
};

/** Short fields side by side, where there is room. */
export const FormRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>;
