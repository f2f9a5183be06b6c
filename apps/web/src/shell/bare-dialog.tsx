import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { closesOnEscape } from '#ui/escape.ts';
import styles from './bare-dialog.module.css';

/** A dialog that is nothing but its content, for lists to pick from. */
export const BareDialog = ({ label, opened, onClose, children }: { label: string; opened: boolean; onClose: () => void; children: ReactNode }) => (
  <Modal.Root opened={opened} onClose={onClose} size={580} padding={0} yOffset="10vh" closeOnEscape={false} classNames={{ inner: styles.inner, content: styles.content }}>
    <Modal.Overlay />
    <Modal.Content onKeyDown={closesOnEscape(onClose)}>
      <Modal.Title className="pb-visually-hidden">{label}</Modal.Title>
      {children}
    </Modal.Content>
  </Modal.Root>
);
