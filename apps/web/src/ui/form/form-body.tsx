import { Alert } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '#ui/icons.tsx';
import styles from './form.module.css';

interface Props {
  label: string;
  problem: string | undefined;
  onSubmit: () => void;
  footer: ReactNode;
  children: ReactNode;
}

/** The `<form>` itself: fields below one another, what was refused right above the buttons, Ctrl+Enter to save. */
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
      {/* On a page the bar stays in the window, so the alert stands in it: at the end of the fields it may be far below. */}
      <div className={styles.bar}>
        {problem && <Refusal>{problem}</Refusal>}
        <div className={styles.footer}>{footer}</div>
      </div>
    </form>
  );
};

const Refusal = ({ children }: { children: string }) => {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    alert.current?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed could not keep the focus while it was busy.
    if (document.activeElement === document.body) alert.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Alert ref={alert} role="alert" tabIndex={-1} color="red" variant="light" icon={<Icon name="warning" />}>
      {children}
    </Alert>
  );
};
