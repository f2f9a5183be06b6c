import { Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useMaybePlace } from '#api/place.tsx';
import { closesOnEscape } from './escape.ts';
import styles from './panel.module.css';
import { placeOf, ReturnFocus } from './return-focus.ts';

interface Props {
  title: ReactNode;
  /** Of the document, where `title` is more than text. */
  documentTitle?: string;
  /** Where the list is; the panel's route lies below it. */
  parent: string;
  action?: ReactNode;
  children: ReactNode;
}

/** An object beside its list, at an address of its own. Closing it goes back to the list as it was. */
export const Panel = ({ title, documentTitle, parent, action, children }: Props) => {
  const t = useTranslations('common');
  const place = useMaybePlace();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [opened, setOpened] = useState(true);
  const [from] = useState(() => placeOf(document.activeElement));
  const close = () => setOpened(false);
  const leave = () => void navigate({ pathname: parent, search: list.toString() });
  const list = new URLSearchParams(search);
  list.delete('tab');
  const name = documentTitle ?? (typeof title === 'string' ? title : undefined);
  return (
    <Drawer.Root opened={opened} onClose={close} onExitTransitionEnd={leave} size={620} closeOnEscape={false} onKeyDown={closesOnEscape(close)} classNames={{ content: styles.content }}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Title className={styles.title} tabIndex={-1} data-autofocus>
          {title}
        </Drawer.Title>
        <Drawer.Body className={styles.body}>
          {name && <title>{[name, place?.name, 'Patchbay'].filter(Boolean).join(' · ')}</title>}
          {action && <div className={styles.action}>{action}</div>}
          {children}
        </Drawer.Body>
        <ReturnFocus to={from} />
        <Drawer.CloseButton className={styles.close} aria-label={t('close')} />
      </Drawer.Content>
    </Drawer.Root>
  );
};
