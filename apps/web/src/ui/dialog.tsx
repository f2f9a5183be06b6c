import { Modal } from '@mantine/core';
import { createContext, use, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './dialog.module.css';

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
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
}

/** A modal dialog: focus goes in, stays in, and returns to where it came from. */
export const Dialog = ({ title, opened, onClose, size = 'md', footer, role = 'dialog', children }: Props) => {
  const control = use(DialogContext);
  const t = useTranslations('common');
  return (
    <Modal
      opened={opened ?? control?.opened ?? false}
      onClose={onClose ?? control?.close ?? (() => undefined)}
      onExitTransitionEnd={control?.onClosed}
      title={title}
      size={{ sm: 400, md: 480, lg: 640, xl: 860 }[size]}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: styles.title, header: styles.header, body: styles.body, content: styles.content, inner: styles.inner }}
      role={role}
    >
      {children}
      {footer && <div className={styles.footer}>{footer}</div>}
    </Modal>
  );
};
