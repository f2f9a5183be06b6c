import { Alert } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '#ui/icons.tsx';
import styles from './form.module.css';

interface Props {
  label: string;
  problem: string | undefined;
  onSubmit: () => void;
  footer: ReactNode;
  children: ReactNode;
}

/** The `<form>` itself: fields below one another, what was refused above the buttons, Ctrl+Enter to save. */
export const FormBody = ({ label, problem, onSubmit, footer, children }: Props) => {
  const saveByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      noValidate
      aria-label={label}
      className={styles.form}
      onKeyDown={saveByKeys}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog's form inside another form must not send both.
        event.stopPropagation();
        onSubmit();
      }}
    >
      <div className={styles.fields}>{children}</div>
      {problem && (
        <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />}>
          {problem}
        </Alert>
      )}
      <div className={styles.footer}>{footer}</div>
    </form>
  );
};
