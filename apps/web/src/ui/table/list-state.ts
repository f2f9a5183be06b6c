import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate, useResolvedPath, useSearchParams } from 'react-router';
import { z } from 'zod';
import { rememberList } from '#ui/list-address.ts';

type Raw = Record<string, string>;

export interface ListState {
  /** What the address says and the endpoint understands, as text; this is what is sent. */
  raw: Raw;
  /** With the defaults filled in. */
  sort: string;
  pageSize: number;
  q: string;
  sortable: string[];
  /** Changes some of it and goes back to the first page. */
  change: (part: { [key: string]: string | undefined }) => void;
  paging: Paging;
}

export interface Paging {
  isFirst: boolean;
  /** How many rows lie before this page; unknown where the page was opened by its address. */
  before: number | undefined;
  next: (cursor: string) => void;
  previous: () => void;
  first: () => void;
}

const notList = new Set(['format', 'fileName']);

const shapeOf = (endpoint: AnyEndpoint): z.ZodRawShape => (endpoint.query instanceof z.ZodObject ? endpoint.query.shape : {});

/** The part of an address that a list endpoint understands; what it does not parse is as if it were not there. */
export const parseListAddress = (endpoint: AnyEndpoint, search: URLSearchParams) => {
  const shape = shapeOf(endpoint);
  const raw: Raw = Object.fromEntries([...search].filter(([key, value]) => key in shape && !notList.has(key) && value !== ''));
  const first = endpoint.query.safeParse(raw);
  if (first.success) return { raw, parsed: first.data as { sort: string; pageSize: number; q?: string } };
  first.error.issues.forEach((issue: z.core.$ZodIssue) => delete raw[String(issue.path[0])]);
  return { raw, parsed: endpoint.query.parse(raw) as { sort: string; pageSize: number; q?: string } };
};

const sortableOf = (endpoint: AnyEndpoint): string[] => {
  const sort = shapeOf(endpoint).sort;
  const inner = sort instanceof z.ZodDefault ? sort.unwrap() : sort;
  return inner instanceof z.ZodEnum ? inner.options.map(String).filter((key) => !key.startsWith('-')) : [];
};

/** The state of a list, kept in the address: `?q=&sort=&<filter>=&after=`. */
export const useListState = (endpoint: AnyEndpoint): ListState => {
  const [search] = useSearchParams();
  const { pathname } = useResolvedPath('.');
  const navigate = useNavigate();
  const location = useLocation();
  const { raw, parsed } = useMemo(() => parseListAddress(endpoint, search), [endpoint, search]);
  const sortable = useMemo(() => sortableOf(endpoint), [endpoint]);
  const trail = (location.state as { trail?: string[] } | null)?.trail ?? [];

  useEffect(() => rememberList(pathname, searchOf(raw)), [pathname, raw]);

  const go = useCallback(
    (next: { [key: string]: string | undefined }, options: { replace: boolean; trail?: string[] }) =>
      void navigate({ pathname: location.pathname, search: searchOf(next) }, { replace: options.replace, state: { trail: options.trail ?? [] }, preventScrollReset: true }),
    [navigate, location.pathname],
  );
  return {
    raw,
    sort: parsed.sort,
    pageSize: parsed.pageSize,
    q: parsed.q ?? '',
    sortable,
    change: (part) => go({ ...raw, ...part, after: undefined }, { replace: true }),
    paging: {
      isFirst: raw.after === undefined,
      before: raw.after === undefined ? 0 : trail.length > 0 ? trail.length * parsed.pageSize : undefined,
      next: (cursor) => go({ ...raw, after: cursor }, { replace: false, trail: raw.after !== undefined && trail.length === 0 ? [] : [...trail, raw.after ?? ''] }),
      previous: () => go({ ...raw, after: trail.at(-1) || undefined }, { replace: false, trail: trail.slice(0, -1) }),
      first: () => go({ ...raw, after: undefined }, { replace: false }),
    },
  };
};

const searchOf = (values: { [key: string]: string | undefined }) => {
  const text = new URLSearchParams(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  return text ? `?${text}` : '';
};
