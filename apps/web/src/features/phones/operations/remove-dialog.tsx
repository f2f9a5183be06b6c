import { phoneBulks } from '@patchbay/contract/phone-bulks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Button, Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';
import styles from './operations.module.css';
import type { BulkProps } from './phone-bulk-actions.tsx';

const useRemoval = ({ choice, onDone }: BulkProps) => {
  const t = useTranslations('phones.bulk');
  const remove = useCommand(phoneBulks.bulkRemove, { touches: ['extensions', 'phoneOperations', 'audit'] });
  const [failure, setFailure] = useState<unknown>();
  const run = async () => {
    setFailure(undefined);
    try {
      const { removed } = await remove.mutateAsync({ body: choice });
      toast.done(t('removed', { count: removed }));
      onDone(true);
    } catch (error) {
      setFailure(error);
    }
  };
  return { run: () => void run(), isRemoving: remove.isPending, failure };
};

/** Removes phones as one change, after it has said to how many and which extensions lose a line. */
export const RemovePhonesDialog = (props: BulkProps) => {
  const { choice, count, onDone } = props;
  const t = useTranslations('phones.bulk');
  const forms = useTranslations('forms');
  const common = useTranslations('common');
  const { id: at } = usePlace();
  const preview = useQuery({ ...query(phoneBulks.bulkRemoval, { at, body: choice }), staleTime: 0, gcTime: 0 });
  const { run, isRemoving, failure } = useRemoval(props);
  const known = preview.data?.phones ?? count;
  const footer = (
    <>
      <Button variant="default" onClick={() => onDone(false)} data-autofocus>{common('cancel')}</Button>
      <Button color="red" disabled={!preview.data} loading={isRemoving} onClick={run}>{t('remove', { count: known })}</Button>
    </>
  );
  const problem = preview.error ?? failure;
  return (
    <Dialog title={t('removeTitle', { count: known })} onClose={() => onDone(false)} footer={footer}>
      <div className={styles.body}>
        <p>{t('removeBody')}</p>
        {!preview.data && !problem && <Skeleton h={30} role="status" aria-label={forms('lookingForReferences')} />}
        {preview.data && preview.data.released.count > 0 && <Released of={preview.data.released} />}
        {Boolean(problem) && <ProblemAlert error={problem} />}
      </div>
    </Dialog>
  );
};

const Released = ({ of: { count, first } }: { of: { count: number; first: { label: string }[] } }) => {
  const t = useTranslations('phones.bulk');
  const forms = useTranslations('forms');
  return (
    <section className={styles.skipped}>
      <h3>{t('released', { count })}</h3>
      <p className={styles.names}>{first.map(({ label }) => label).join(', ')} {count > first.length && forms('andMore', { count: count - first.length })}</p>
    </section>
  );
};
