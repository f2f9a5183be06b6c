import { extensions } from '@patchbay/contract/extensions';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { suggestShortNumber } from './suggest-short-number.ts';

// 2,000 extensions; beyond that a person knows which number they want.
const mostPages = 10;

const takenNumbers = async (client: QueryClient, at: string): Promise<string[]> => {
  const taken: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await client.fetchQuery(query(extensions.list, { at, query: { sort: 'shortNumber', pageSize: 200, after } }));
    taken.push(...items.map(({ shortNumber }) => shortNumber));
    if (!next) break;
    after = next;
  }
  return taken;
};

/** The next free short number; nothing while it is looked for, or where there is none. */
export const useShortNumberSuggestion = (isWanted: boolean): string | undefined => {
  const { id: at } = usePlace();
  const client = useQueryClient();
  const suggestion = useQuery({
    queryKey: [at, 'extensions', 'suggestion'],
    queryFn: async () => suggestShortNumber(await takenNumbers(client, at)) ?? null,
    enabled: isWanted,
    staleTime: 0,
  });
  return suggestion.data ?? undefined;
};
