import { extensionBulks, type ExtensionRemoval } from '@patchbay/contract/extension-bulks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { BulkConfirmDialog } from '#ui/bulk-confirm-dialog.tsx';
import { CountedReferences } from '#ui/counted-references.tsx';
import { Skeleton, Stack } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import styles from '../extension.module.css';
import type { BulkProps } from './bulk-actions.tsx';

/** Removes extensions, after it has said in total and by name what is freed and what stays without one of them. */
export const BulkRemoveDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList.bulk');
  const forms = useTranslations('forms');
  const { id: at } = usePlace();
  const preview = useQuery({ ...query(extensionBulks.bulkRemoval, { at, body: choice }), staleTime: 0, gcTime: 0 });
  const remove = useCommand(extensionBulks.bulkRemove, { touches: ['phoneNumbers', 'phones', 'ringGroups', 'smsGroups', 'dialSpace', 'audit'] });
  const run = async () => t('removed', { count: (await remove.mutateAsync({ body: choice })).removed });
  return (
    <BulkConfirmDialog title={t('removeTitle', { count })} action={forms('remove')} isReady={Boolean(preview.data)} run={run} onDone={onDone}>
      <p>{t('removeBody')}</p>
      {preview.isPending && <Stack gap={6} mt="sm" role="status" aria-label={forms('lookingForReferences')}><Skeleton h={14} w="45%" /><Skeleton h={30} /></Stack>}
      {preview.error && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <Consequences of={preview.data} />}
    </BulkConfirmDialog>
  );
};

const Consequences = ({ of: { extensions, first, released } }: { of: ExtensionRemoval }) => {
  const t = useTranslations('forms');
  const bulk = useTranslations('extensionList.bulk');
  return (
    <>
      <p className={styles.names}><strong>{first.map(({ label }) => label).join(', ')}</strong> {extensions > first.length && t('andMore', { count: extensions - first.length })}</p>
      <CountedReferences title={bulk('gone')} of={released.filter(({ kind }) => kind === 'account')} />
      <CountedReferences title={bulk('released')} of={released.filter(({ kind }) => kind !== 'account')} />
    </>
  );
};
