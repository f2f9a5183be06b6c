import { users, type User } from '@patchbay/contract/users';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { CountedReferences } from '#ui/counted-references.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Button, Skeleton, Stack } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';
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
  const common = useTranslations('common');
  const { id: at } = usePlace();
  const ids = people.map(({ id }) => id);
  const preview = useQuery({ ...query(users.bulkRemoval, { at, body: { ids } }), staleTime: 0, gcTime: 0 });
  const remove = useCommand(users.bulkRemove, { touches: ['appConfigurations', 'appDevices', 'contactMethods', 'phoneNumbers', 'internalNumbers', 'audit'] });
  const [failure, setFailure] = useState<unknown>();
  const run = async () => {
    setFailure(undefined);
    try {
      const { removed } = await remove.mutateAsync({ body: { ids } });
      toast.done(t('removed', { count: removed }));
      onDone(true);
    } catch (error) {
      setFailure(error);
    }
  };
  const footer = (
    <>
      <Button variant="default" onClick={() => onDone(false)} data-autofocus>{common('cancel')}</Button>
      <Button color="red" disabled={!preview.data} loading={remove.isPending} onClick={() => void run()}>{forms('remove')}</Button>
    </>
  );
  return (
    <Dialog title={t('removeTitle', { count: people.length })} onClose={() => onDone(false)} footer={footer}>
      <p>{t('removeBody')}</p>
      <p className={styles.names}>
        <strong>{people.slice(0, shownNames).map(({ name }) => name).join(', ')}</strong> {people.length > shownNames && forms('andMore', { count: people.length - shownNames })}
      </p>
      {preview.isPending && <Stack gap={6} mt="sm" role="status" aria-label={forms('lookingForReferences')}><Skeleton h={14} w="45%" /><Skeleton h={30} /></Stack>}
      {preview.error && <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && (['removed', 'released'] as const).map((group) => <CountedReferences key={group} title={t(`groups.${group}`)} of={preview.data[group]} />)}
      {Boolean(failure) && <ProblemAlert error={failure} />}
    </Dialog>
  );
};
