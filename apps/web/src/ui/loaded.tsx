import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isProblem } from '#api/problem.ts';
import { Empty, NoPermission } from './empty.tsx';
import styles from './loaded.module.css';
import { ProblemAlert } from './problem.tsx';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Shown meanwhile, of the same size as what comes. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * What a query answers, or what stands in for it: a skeleton, a failure with retry, not found, no permission.
 * @example <Loaded query={useApi(extensions.get, { params: { id } })}>{(extension) => <Form extension={extension} />}</Loaded>
 */
export const Loaded = <T,>({ query, skeleton, children }: Props<T>) => {
  const t = useTranslations('problems');
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return skeleton ?? <FormSkeleton />;
  if (isProblem(query.error, 'forbidden')) return <NoPermission />;
  if (isProblem(query.error, 'not-found'))
    return (
      <Empty icon="search" title={t('not-found.title')}>
        {t('not-found.detail')}
      </Empty>
    );
  return (
    <div className={styles.instead}>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
};

const FormSkeleton = () => {
  const t = useTranslations('common');
  return (
    <Stack className={styles.instead} maw={760} aria-busy="true" aria-label={t('loading')} role="status">
      <Skeleton h={26} w={220} />
      {[1, 2, 3, 4].map((line) => (
        <Skeleton key={line} h={32} />
      ))}
    </Stack>
  );
};
