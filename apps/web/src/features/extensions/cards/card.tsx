import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Facts } from '#ui/facts.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useAccess } from '../access.tsx';
import styles from './card.module.css';

interface Props {
  title: string;
  /** What it is about, where the title does not say. */
  help?: string;
  /** Opens its own dialog; absent for what is changed elsewhere. */
  onEdit?: () => unknown;
  /** Beside the facts: lists and ways to other pages. */
  more?: ReactNode;
  children?: ReactNode;
}

/** One part of an extension: its facts, and the way to change them. */
export const Card = ({ title, help, onEdit, more, children }: Props) => {
  const t = useTranslations('extensionCards');
  const { may } = usePlace();
  const { writing } = useAccess();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>{title}</h2>
        {onEdit && may(writing) && <IconButton icon="edit" variant="subtle" label={t('edit', { card: title })} onClick={() => void onEdit()} />}
      </div>
      {help && <p className={styles.help}>{help}</p>}
      {children && <Facts>{children}</Facts>}
      {more}
    </section>
  );
};

/** On or off, yes or no, in a word. */
export const useYesNo = () => {
  const t = useTranslations('common');
  return (value: boolean): string => (value ? t('yes') : t('no'));
};
