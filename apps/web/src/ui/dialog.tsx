import { Modal } from '@mantine/core';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './dialog.module.css';
import { closesOnEscape } from './escape.ts';

interface Control {
  opened: boolean;
  close: () => void;
  onClosed: () => void;
}

/** Set by `DialogHost` around a dialog that was opened by a call. */
export const DialogContext = createContext<Control | undefined>(undefined);

interface Props {
  title: ReactNode;
  /** Both may be left out inside a dialog that `useDialog` has opened. */
  opened?: boolean;
  onClose?: () => void;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  /** It has to be answered: no way to dismiss it. */
  isRequired?: boolean;
  children: ReactNode;
}

const widths = { sm: 400, md: 480, lg: 640, xl: 860 };

/** A modal dialog: focus goes in, stays in, and returns to where it came from. */
export const Dialog = ({ title, opened, onClose, size = 'md', footer, isRequired, children }: Props) => {
  const control = use(DialogContext);
  const t = useTranslations('common');
  // One that takes the place of another while that is closing has no exit whose end would tell.
  const [isLate] = useState(control?.opened === false);
  useEffect(() => {
    if (isLate) control?.onClosed();
  }, [isLate, control]);
  const close = onClose ?? control?.close ?? (() => undefined);
  return (
    <Modal.Root opened={opened ?? control?.opened ?? false} onClose={close} onExitTransitionEnd={control?.onClosed} size={widths[size]} closeOnEscape={false} onKeyDown={closesOnEscape(close)} classNames={{ inner: styles.inner, content: styles.content }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Title className={styles.title}>{title}</Modal.Title>
        <Modal.Body className={styles.body}>
          {children}
          {footer && <div className={styles.footer}>{footer}</div>}
        </Modal.Body>
        {/* Last, so that the focus begins at what the dialog is about. */}
        {!isRequired && <Modal.CloseButton className={styles.close} aria-label={t('close')} />}
      </Modal.Content>
    </Modal.Root>
  );
};
