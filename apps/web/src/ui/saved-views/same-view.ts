import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { parseListAddress } from '#ui/table/list-state.ts';

/** What a view keeps of an address: the search, the filters and the order, each once and in one order; not the page. */
export const viewQuery = (endpoint: AnyEndpoint, search: URLSearchParams | string): string => {
  const { raw } = parseListAddress(endpoint, new URLSearchParams(search));
  const kept = Object.entries(raw).filter(([key]) => key !== 'after' && key !== 'pageSize');
  return new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
};
