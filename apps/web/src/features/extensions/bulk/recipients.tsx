import type { extensionBulks, ExtensionRecipients } from '@patchbay/contract/extension-bulks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { CountedReferences } from '#ui/counted-references.tsx';
import { Skeleton, Stack } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import type { BulkProps } from './bulk-actions.tsx';

/** To whom something would go, asked anew each time. */
export const useRecipients = (endpoint: typeof extensionBulks.bulkResetRecipients | typeof extensionBulks.bulkMessageRecipients, choice: BulkProps['choice']) => {
  const { id: at } = usePlace();
  return useQuery({ ...query(endpoint, { at, body: choice }), staleTime: 0, gcTime: 0 });
};

/** How many people something goes to, and who is left out and why, by name. */
export const Recipients = ({ of: { isPending, error, data, refetch }, people }: { of: ReturnType<typeof useRecipients>; people: (count: number) => string }) => {
  const t = useTranslations('extensionList.bulk');
  const forms = useTranslations('forms');
  const counted = ({ left }: ExtensionRecipients) => left.map(({ reason, ...rest }) => ({ kind: reason, ...rest }));
  return (
    <>
      {isPending && <Stack gap={6} role="status" aria-label={forms('lookingForReferences')}><Skeleton h={14} w="45%" /><Skeleton h={30} /></Stack>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && <p><strong>{people(data.people)}</strong></p>}
      {data && <CountedReferences title={t('left')} of={counted(data)} nameOf={(reason) => t(`gaps.${reason as 'no-address'}`)} />}
    </>
  );
};
