import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { useQueries } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

interface Source<E extends AnyEndpoint> {
  /** A GET endpoint that takes an id. */
  endpoint: E;
  toName: (found: ResponseOf<E>) => string;
  /** Whose names need not be asked for. */
  known?: { id: string; label: string }[];
}

/** What each of these objects is called; three dots until that is known. */
export const useNames = <E extends AnyEndpoint>(ids: string[], { endpoint, toName, known = [] }: Source<E>): ((id: string) => string) => {
  const { id: at } = usePlace();
  const names = new Map(known.map(({ id, label }) => [id, label]));
  const missing = ids.filter((id) => !names.has(id));
  const found = useQueries({ queries: missing.map((id) => query(endpoint as AnyEndpoint, { at, params: { id } } as never)) });
  missing.forEach((id, index) => names.set(id, found[index]?.data ? toName(found[index].data as ResponseOf<E>) : '…'));
  return (id) => names.get(id) ?? '…';
};
