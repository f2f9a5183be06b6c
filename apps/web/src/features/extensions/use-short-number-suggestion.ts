import { dialSpace } from '@patchbay/contract/dial-space';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { suggestShortNumber } from './suggest-short-number.ts';

/** The next free short number; nothing while it is looked for, or where there is none. */
export const useShortNumberSuggestion = (isWanted: boolean): string | undefined => {
  const { id: at } = usePlace();
  const taken = useQuery({ ...query(dialSpace.codes, { at }), enabled: isWanted, staleTime: 0 });
  return taken.data && suggestShortNumber(taken.data.items);
};
