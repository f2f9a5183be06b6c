import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { MutationCache, QueryCache, QueryClient, queryOptions, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, type Argument, type CallInput, type LocalInput } from './client.ts';
import { useMaybePlace } from './place.tsx';
import { isProblem } from './problem.ts';
import { reportSignedOut } from './signed-out.ts';

const [transient, permanent] = [3, 0];

/** One client for the whole dashboard. Failures that retrying may mend are retried; refusals are not. */
export const createQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({ onError: noticeSignOut }),
    defaultOptions: {
      // Without a network it fails at once and says so: one that waited would be sent after whoever began it had given it up.
      mutations: { networkMode: 'always' },
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < (isProblem(error, 'unreachable', 'unavailable') ? transient : permanent),
        retryDelay: (attempt, error) => 1000 * ((isProblem(error) && error.retryAfterSeconds) || 2 ** attempt),
      },
    },
  });

const noticeSignOut = (error: unknown) => {
  if (isProblem(error, 'unauthenticated')) reportSignedOut();
};

export const nounOf = (endpoint: AnyEndpoint) => endpoint.id.split('.')[0]!;

/**
 * Query options of a GET endpoint, keyed `[place, noun, verb, input]`.
 * @example useQuery(query(extensions.get, { at: tenantId, params: { id } }))
 */
export const query = <E extends AnyEndpoint>(endpoint: E, ...[input]: Argument<CallInput<E>>) => {
  const { at, ...rest } = (input ?? {}) as { at?: string };
  const [noun, verb] = endpoint.id.split('.');
  return queryOptions<ResponseOf<E>>({
    queryKey: [at ?? 'own', noun, verb, rest],
    queryFn: ({ signal }) => (call as (e: E, i: unknown, o: object) => Promise<ResponseOf<E>>)(endpoint, input, { signal }),
  });
};

/** `useQuery` of an endpoint, at the place that the address names unless `at` says otherwise. */
export const useApi = <E extends AnyEndpoint>(endpoint: E, ...[input]: Argument<LocalInput<E>>): UseQueryResult<ResponseOf<E>> => {
  const place = useMaybePlace();
  return useQuery(query(endpoint, ...([{ at: place?.id, ...input }] as unknown as Argument<CallInput<E>>)));
};

/**
 * A mutation of an endpoint, at the place that the address names. Everything cached of the endpoint's noun, and of
 * the nouns in `touches`, is fetched anew once it has succeeded.
 * @example const save = useCommand(extensions.update); await save.mutateAsync({ params: { id }, body })
 */
export const useCommand = <E extends AnyEndpoint>(endpoint: E, { touches = [] }: { touches?: string[] } = {}) => {
  const place = useMaybePlace();
  const client = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation<ResponseOf<E>, Error, {} extends LocalInput<E> ? LocalInput<E> | void : LocalInput<E>>({
    mutationFn: (input) => {
      const complete = { at: place?.id, ...(input as object | undefined) };
      const options = { idempotencyKey: keyFor.attempt(complete) };
      return (call as (e: E, i: unknown, o: object) => Promise<ResponseOf<E>>)(endpoint, complete, options);
    },
    onSuccess: () => {
      keyFor.done();
      return invalidateNouns(client, [nounOf(endpoint), ...touches]);
    },
  });
};

/** Marks everything of these nouns as stale, at every place. */
export const invalidateNouns = (client: QueryClient, nouns: string[]) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => nouns.includes(queryKey[1] as string) });

// A second attempt at the same input repeats the key, so that an answer lost on the way does not do the work twice.
const useIdempotencyKey = () => {
  const last = useRef<{ input: string; key: string }>(undefined);
  return {
    attempt: (input: object) => {
      const text = JSON.stringify(input);
      if (last.current?.input !== text) last.current = { input: text, key: crypto.randomUUID() };
      return last.current.key;
    },
    done: () => (last.current = undefined),
  };
};
