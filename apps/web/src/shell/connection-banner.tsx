import { Button } from '@mantine/core';
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { isProblem } from '#api/problem.ts';
import { Icon } from '#ui/icons.tsx';
import styles from './connection-banner.module.css';

const troubleOf = ({ state }: Query): 'offline' | 'unavailable' | undefined => {
  const reason = state.fetchFailureReason ?? state.error;
  if (isProblem(reason, 'unreachable')) return 'offline';
  return isProblem(reason, 'unavailable') ? 'unavailable' : undefined;
};

/** While the system does not answer: says so, and that it is being tried again. */
export const ConnectionBanner = () => {
  const t = useTranslations('problems');
  const client = useQueryClient();
  const subscribe = useCallback((onChange: () => void) => client.getQueryCache().subscribe(onChange), [client]);
  const troubled = () => client.getQueryCache().getAll().filter((query) => query.isActive() && troubleOf(query));
  const trouble = useSyncExternalStore(subscribe, () => troubled().map(troubleOf)[0]);
  if (!trouble) return null;
  return (
    <div className={styles.banner} role="status">
      <Icon name="warning" size={15} />
      {trouble === 'offline' ? t('offline') : t('unavailableBanner')}
      <Button variant="default" size="xs" onClick={() => troubled().forEach((query) => void query.fetch())}>
        {t('retry')}
      </Button>
    </div>
  );
};
