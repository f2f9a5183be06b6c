import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { closesOnEscape } from '#ui/escape.ts';
import { placeOf, ReturnFocus } from '#ui/return-focus.ts';
import styles from './bare-dialog.module.css';

interface Props {
  label: string;
  opened: boolean;
  onClose: () => void;
  /** What had the focus before; it gets it back. (Mantine would look for it when the field in here has the focus already.) */
  from: Element | null;
  children: ReactNode;
}

/** A dialog that is nothing but its content, for lists to pick from. */
export const BareDialog = ({ label, opened, onClose, from, children }: Props) => (
  <Modal.Root opened={opened} onClose={onClose} returnFocus={false} size={580} padding={0} yOffset="10vh" closeOnEscape={false} onKeyDown={closesOnEscape(onClose)} classNames={{ inner: styles.inner, content: styles.content }}>
    <Modal.Overlay />
    <Modal.Content>
      <Modal.Title className="pb-visually-hidden">{label}</Modal.Title>
      {children}
      <ReturnFocus to={placeOf(from)} />
    </Modal.Content>
  </Modal.Root>
);
