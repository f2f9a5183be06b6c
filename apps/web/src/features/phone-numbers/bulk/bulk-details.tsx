import { numberBulks, type NumberBulk } from '@patchbay/contract/number-bulks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button, Skeleton } from '#ui/kit.ts';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import styles from './bulk.module.css';

/** Which numbers a change has left as they were, and why. */
export const BulkDetails = ({ bulk, at, onDone }: { bulk: NumberBulk; at: string; onDone: () => void }) => {
  const t = useTranslations('numberBulks');
  const common = useTranslations('common');
  const format = useNumberFormat();
  const { id, result, action, ownerName } = bulk;
  const skipped = useInfiniteQuery({
    queryKey: [at, 'numberBulks', 'skipped', id],
    queryFn: ({ pageParam }) => call(numberBulks.skipped, { at, params: { id }, query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <Dialog title={t(`did.${action!.type}`, { count: result!.changed, owner: ownerName ?? '' })} size="lg" onClose={onDone} footer={<Button onClick={onDone}>{common('close')}</Button>}>
      <ul className={styles.states}>
        {result!.skipped.map(({ reason, count }) => (
          <li key={reason}>{t('stateCount', { count, state: t(`reasons.${reason}`) })}</li>
        ))}
      </ul>
      {skipped.isPending && <Skeleton h={80} />}
      {skipped.error && <ProblemAlert error={skipped.error} onRetry={() => void skipped.refetch()} />}
      <ul className={styles.skipped}>
        {skipped.data?.pages.flatMap(({ items }) => items).map(({ id: number, e164, reason, usedBy }) => (
          <li key={number}>
            <span className="pb-number">{format(e164)}</span> <span className={styles.note}>{usedBy ? t('usedBy', { number: t(`reasons.${reason}`), name: usedBy.label }) : t(`reasons.${reason}`)}</span>
          </li>
        ))}
      </ul>
      {skipped.hasNextPage && (
        <Button variant="default" loading={skipped.isFetchingNextPage} onClick={() => void skipped.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Dialog>
  );
};
