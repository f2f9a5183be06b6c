import { users, type User } from '@patchbay/contract/users';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { BulkConfirmDialog } from '#ui/bulk-confirm-dialog.tsx';
import { CountedReferences } from '#ui/counted-references.tsx';
import { Skeleton, Stack } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import styles from '../users.module.css';

interface Props {
  people: User[];
  onDone: (isDone: boolean) => void;
}

const shownNames = 5;

/** Removes users, after it has said in total and by name what goes with them and what is freed. */
export const BulkRemoveDialog = ({ people, onDone }: Props) => {
  const t = useTranslations('users.bulk');
  const forms = useTranslations('forms');
  const { id: at } = usePlace();
  const ids = people.map(({ id }) => id);
  const preview = useQuery({ ...query(users.bulkRemoval, { at, body: { ids } }), staleTime: 0, gcTime: 0 });
  const remove = useCommand(users.bulkRemove, { touches: ['appConfigurations', 'appDevices', 'contactMethods', 'phoneNumbers', 'internalNumbers', 'audit'] });
  const run = async () => t('removed', { count: (await remove.mutateAsync({ body: { ids } })).removed });
  return (
    <BulkConfirmDialog title={t('removeTitle', { count: people.length })} action={forms('remove')} isReady={Boolean(preview.data)} run={run} onDone={onDone}>
      <p>{t('removeBody')}</p>
      <p className={styles.names}>
        <strong>{people.slice(0, shownNames).map(({ name }) => name).join(', ')}</strong> {people.length > shownNames && forms('andMore', { count: people.length - shownNames })}
      </p>
      {preview.isPending && <Stack gap={6} mt="sm" role="status" aria-label={forms('lookingForReferences')}><Skeleton h={14} w="45%" /><Skeleton h={30} /></Stack>}
      {preview.error && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (['removed', 'released'] as const).map((group) => <CountedReferences key={group} title={t(`groups.${group}`)} of={preview.data[group]} />)}
    </BulkConfirmDialog>
  );
};
