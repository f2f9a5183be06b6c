import type { Explanation } from '@patchbay/contract/extension-calls';
import type { CallWorld } from '@patchbay/contract/call-worlds';
import { destinationKey } from '@patchbay/contract/primitives/destination';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePlace } from '#api/place.tsx';
import { query, useApi } from '#api/query.ts';
import { useAccess } from '../access.tsx';
import type { Explained, Question, Unsaved } from './engine.ts';

// What decides about calls knows every country's numbers: fetched where calls are explained, and nowhere else.
const engine = queryOptions({ queryKey: ['own', 'engine'], queryFn: () => import('./engine.ts'), staleTime: Infinity });

/** What an extension's calls can come to, and the function that decides about them. */
export const useWorld = (id: string) => {
  const world = useApi(useAccess().world, { params: { id } });
  const code = useQuery(engine);
  return { world: world.data, code: code.data, error: world.error ?? code.error, retry: () => void (world.error ? world.refetch() : code.refetch()) };
};

interface Asked {
  id: string;
  question: Question;
  unsaved?: Unsaved;
}

export interface Answered {
  data: Explained | undefined;
  error: unknown;
  retry: () => void;
}

const byServer = ({ decision, warnings, labels }: Explanation): Explained => {
  const known = new Map(labels.map(({ destination, label }) => [destinationKey(destination), label]));
  return { decision, warnings, labelOf: (destination) => known.get(destinationKey(destination)) };
};

const bodyOf = ({ id, question: { state, ...question }, unsaved: { forwarding, voicemail, waiting } = {} }: Asked) =>
  ({ question: { ...question, extensions: { [id]: { state } } }, unsaved: { forwarding, voicemail, waiting } });

/**
 * What happens to a call to an extension. It is decided here; the server is asked where something is chosen that this extension's calls
 * did not come to before.
 */
export const useExplained = (asked: Asked): Answered => {
  const { id: at } = usePlace();
  const access = useAccess();
  const { world, code, error, retry } = useWorld(asked.id);
  const key = JSON.stringify(asked);
  const here = useMemo(() => (world && code?.isEnough({ world: world as CallWorld, ...asked }) ? code.explain({ world: world as CallWorld, ...asked }) : undefined),
    // The question by what it says: it is put anew with each stroke of a key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [world, code, key]);
  const isBeyond = Boolean(world && code && !here);
  const there = useQuery({ ...query(access.explain, { at, params: { id: asked.id }, body: bodyOf(asked) }), enabled: isBeyond, placeholderData: keepPreviousData });
  const answer = useMemo(() => there.data && byServer(there.data), [there.data]);
  return isBeyond ? { data: answer, error: there.error, retry: () => void there.refetch() } : { data: here, error, retry };
};
