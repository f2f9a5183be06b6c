import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

export interface Counted {
  /** A list endpoint. */
  endpoint: AnyEndpoint;
  where?: { [filter: string]: string };
}

/** How many there are of something, as far as it is known yet. */
export const useTotal = ({ endpoint, where }: Counted): { total: number; isEstimate: boolean } | undefined => {
  const place = usePlace();
  const isAllowed = place.may(endpoint.permission as 'phones:read');
  const { data } = useQuery({ ...query(endpoint, { at: place.id, query: { ...where, pageSize: 1 } } as never), enabled: isAllowed });
  const page = data as { total: number; totalIsEstimate: boolean } | undefined;
  return page && { total: page.total, isEstimate: page.totalIsEstimate };
};
