import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMaybePlace } from '#api/place.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './empty.module.css';

interface Props {
  icon?: IconName;
  title: string;
  /** What the thing is for, and what to do first. */
  children?: ReactNode;
  action?: ReactNode;
  /** Where it is the whole page, its title is the page's. */
  isPage?: boolean;
}

/** Nothing here: says what would be, and offers the first step. */
export const Empty = ({ icon = 'inbox', title, children, action, isPage }: Props) => (
  <div className={styles.empty}>
    <span className={styles.icon}>
      <Icon name={icon} size={22} />
    </span>
    {isPage ? (
      <h1 className={styles.title} tabIndex={-1}>
        {title}
      </h1>
    ) : (
      <p className={styles.title}>{title}</p>
    )}
    {children && <div className={styles.text}>{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
);

/** The viewer may not see this; says who can change that. */
export const NoPermission = ({ isPage }: { isPage?: boolean }) => {
  const t = useTranslations('problems');
  const place = useMaybePlace();
  return (
    <Empty icon="lock" title={t('forbidden.title')} isPage={isPage}>
      {place ? t('whoCan', { name: place.name }) : t('forbidden.detail')}
    </Empty>
  );
};
