import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './bare-dialog.module.css';

/** A dialog that is nothing but its content, for lists to pick from. */
export const BareDialog = ({ label, opened, onClose, children }: { label: string; opened: boolean; onClose: () => void; children: ReactNode }) => (
  <Modal opened={opened} onClose={onClose} withCloseButton={false} size={580} padding={0} yOffset="10vh" aria-label={label} classNames={{ content: styles.content, inner: styles.inner }}>
    {children}
  </Modal>
);
