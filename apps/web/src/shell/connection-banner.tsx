import { Button } from '@mantine/core';
import { onlineManager, useQueryClient, type Query } from '@tanstack/react-query';
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
  // Without a network nothing is asked, so that nothing fails: whoever only looks at a list would take it for true.
  const isOnline = useSyncExternalStore((onChange) => onlineManager.subscribe(onChange), () => onlineManager.isOnline());
  const found = useSyncExternalStore(subscribe, () => troubled().map(troubleOf)[0]);
  const trouble = isOnline ? found : 'offline';
  if (!trouble) return null;
  return (
    <div className={styles.banner} role="status">
      <Icon name="warning" size={15} />
      {trouble === 'offline' ? t('offline') : t('unavailableBanner')}
      {isOnline && (
        <Button variant="default" size="xs" onClick={() => troubled().forEach((query) => void query.fetch())}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
};
