import type { Organisation } from '@patchbay/contract/organisations';
import { usePlace } from '#api/place.tsx';
import { listPath } from './kinds.ts';

/** Where an organisation's own page is: in the list of its kind, or for the one that the page is in, beside the lists. */
export const useObjectPath = ({ id, kind }: Pick<Organisation, 'id' | 'kind'>): string => {
  const { base, id: here } = usePlace();
  return id === here || kind === 'platform' ? `${base}/organisation` : `${base}/${listPath[kind]}/${id}`;
};
