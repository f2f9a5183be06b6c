import { Button, Progress, Skeleton, Stack } from '@mantine/core';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { Reference } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { invalidateNouns, nounOf, query } from '#api/query.ts';
import { useDialog } from './dialog-host.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem.tsx';
import { ReferenceGroups, ReferenceList, type LocatedReference } from './references.tsx';
import { toast } from './toast.ts';

interface Noun {
  remove: AnyEndpoint;
  references?: AnyEndpoint;
}

export interface Removable {
  id: string;
  /** By which the person knows it. */
  name: string;
  /** Where it lives, if that is not the place of the address. */
  organisationId?: string;
}

/**
 * Removes objects of a noun, after a dialog that lists by name what refers to them.
 * @example const remove = useRemove(extensions); const isGone = await remove([{ id, name: '100 Reception' }])
 */
export const useRemove = (noun: Noun) => {
  const open = useDialog();
  return useCallback(
    async (objects: Removable[]): Promise<boolean> => (await open<boolean>((done) => <RemoveDialog noun={noun} objects={objects} onDone={done} />)) ?? false,
    [open, noun],
  );
};

const RemoveDialog = ({ noun, objects, onDone }: { noun: Noun; objects: Removable[]; onDone: (isGone: boolean) => void }) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  const { references, isPending, error, retry } = useReferences(noun, objects);
  const { remove, isRemoving, goneCount, failure } = useRemoval(noun, objects, () => onDone(true));
  const name = objects.length === 1 ? objects[0]!.name : t('severalObjects', { count: objects.length });
  const isBlocked = references.blocking.length > 0;
  return (
    <Dialog
      title={t('removeTitle', { name })}
      footer={
        <>
          <Button variant="default" onClick={() => onDone(false)} data-autofocus>
            {common('cancel')}
          </Button>
          <Button color="red" disabled={isPending || isBlocked || Boolean(error)} loading={isRemoving} onClick={() => void remove()}>
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{isBlocked ? t('removeBlocked') : t(bodyOf(noun, references))}</p>
      {objects.length > 1 && <NameList names={objects.map((object) => object.name)} />}
      {isPending && <ReferencesSkeleton />}
      {Boolean(error) && <ProblemAlert error={error} onRetry={retry} />}
      <ReferenceGroups references={references} onFollow={() => onDone(false)} />
      {isRemoving && <RemovalProgress count={goneCount} total={objects.length} />}
      {Boolean(failure) && (
        <Stack mt="sm" gap="xs">
          <ProblemAlert error={failure} />
          {isProblem(failure) && failure.references.length > 0 && <ReferenceList references={failure.references.map(locatedBy(objects[0]))} onFollow={() => onDone(false)} />}
        </Stack>
      )}
    </Dialog>
  );
};

/** What of it can be brought back. */
const bodyOf = ({ remove }: Noun, { removed }: References) => {
  if (removed.some(({ kind }) => kind === 'app-invitation' || kind === 'app-device')) return 'removeBodies.invited';
  const noun = nounOf(remove);
  return noun === 'appDevices' || noun === 'contactMethods' || noun === 'extensions' || noun === 'phones' ? (`removeBodies.${noun}` as const) : 'removeBody';
};

const RemovalProgress = ({ count, total }: { count: number; total: number }) => {
  const t = useTranslations('forms');
  return total > 1 && <Progress mt="sm" value={(100 * count) / total} transitionDuration={80} aria-label={t('removeProgress', { count, total })} />;
};

const shownNames = 5;

const NameList = ({ names }: { names: string[] }) => {
  const t = useTranslations('forms');
  const more = names.length - shownNames;
  return (
    <p style={{ marginTop: 8 }}>
      <strong>{names.slice(0, shownNames).join(', ')}</strong> {more > 0 && t('andMore', { count: more })}
    </p>
  );
};

const ReferencesSkeleton = () => {
  const t = useTranslations('forms');
  return (
    <Stack gap={6} mt="sm" role="status" aria-label={t('lookingForReferences')}>
      <Skeleton h={14} w="45%" />
      <Skeleton h={30} />
    </Stack>
  );
};

const locatedBy = (object: Removable | undefined) => (reference: Reference): LocatedReference => ({ ...reference, organisationId: object?.organisationId });
const nothing: References = { blocking: [], removed: [], released: [] };

const useReferences = ({ references: endpoint }: Noun, objects: Removable[]) => {
  const { id: at } = usePlace();
  const results = useQueries({
    queries: endpoint ? objects.map(({ id }) => ({ ...query(endpoint, { at, params: { id } } as never), staleTime: 0, gcTime: 0 })) : [],
  });
  const answers = results.map(({ data }) => (data as References | undefined) ?? nothing);
  const join = (group: keyof References) => answers.flatMap((answer, index) => answer[group].map(locatedBy(objects[index]))).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  return {
    references: { blocking: join('blocking'), removed: join('removed'), released: join('released') },
    isPending: results.some((result) => result.isPending),
    error: results.find((result) => result.error)?.error,
    retry: () => results.forEach((result) => result.error && void result.refetch()),
  };
};

const useRemoval = ({ remove: endpoint }: Noun, objects: Removable[], onGone: () => void) => {
  const t = useTranslations('forms');
  const place = usePlace();
  const client = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [gone] = useState(() => new Set<string>());
  const [goneCount, setGoneCount] = useState(0);
  const remove = async () => {
    setIsRemoving(true);
    setFailure(undefined);
    try {
      // One after the other, so that a failure leaves a clear line between what is gone and what is not.
      for (const { id } of objects.filter((object) => !gone.has(object.id))) {
        await call(endpoint, { at: place.id, params: { id } } as never);
        gone.add(id);
        setGoneCount(gone.size);
      }
      toast.done(t('removed', { name: objects.length === 1 ? objects[0]!.name : t('severalObjects', { count: objects.length }) }));
      onGone();
    } catch (error) {
      setFailure(error);
    } finally {
      setIsRemoving(false);
      void invalidateNouns(client, [nounOf(endpoint)]);
    }
  };
  return { remove, isRemoving, goneCount, failure };
};
