import { phoneBulks } from '@patchbay/contract/phone-bulks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { BulkConfirmDialog } from '#ui/bulk-confirm-dialog.tsx';
import { Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import styles from './operations.module.css';
import type { BulkProps } from './phone-bulk-actions.tsx';

/** Removes phones as one change, after it has said to how many and which extensions lose a line. */
export const RemovePhonesDialog = ({ choice, count, name, onDone }: BulkProps) => {
  const t = useTranslations('phones.bulk');
  const forms = useTranslations('forms');
  const { id: at } = usePlace();
  const preview = useQuery({ ...query(phoneBulks.bulkRemoval, { at, body: choice }), staleTime: 0, gcTime: 0 });
  const remove = useCommand(phoneBulks.bulkRemove, { touches: ['extensions', 'phoneOperations', 'audit'] });
  const run = async () => t('removed', { count: (await remove.mutateAsync({ body: choice })).removed });
  const known = preview.data?.phones ?? count;
  return (
    <BulkConfirmDialog title={name === undefined ? t('removeTitle', { count: known }) : t('removeTitleOf', { name })} action={t('remove', { count: known })} isReady={Boolean(preview.data)} run={run} onDone={onDone}>
      <div className={styles.body}>
        <p>{t('removeBody', { count: known })}</p>
        {preview.isPending && <Skeleton h={30} role="status" aria-label={forms('lookingForReferences')} />}
        {preview.data && preview.data.released.count > 0 && <Released of={preview.data.released} />}
        {preview.error && <ProblemAlert error={preview.error} />}
      </div>
    </BulkConfirmDialog>
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
