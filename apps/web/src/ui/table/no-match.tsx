import { Button } from '@mantine/core';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { useQueries } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import type { ListState } from './list-state.ts';
import type { Filter, Page } from './types.ts';

interface Props {
  endpoint: AnyEndpoint;
  at: string | undefined;
  where: { [key: string]: string } | undefined;
  filters: Filter[] | undefined;
  state: ListState;
  /** What was pressed is gone then, and the focus with it. */
  onDropped: () => void;
}

/** What the filters in force are called: with its value, where the filter knows it in words. */
const useNames = (filters: Filter[], raw: ListState['raw']) => {
  const t = useTranslations('table');
  return (key: string): string => {
    if (key === 'q') return t('theSearch', { text: raw.q! });
    const filter = filters.find((known) => known.key === key)!;
    const values = raw[key]!.split(',').map((value) => filter.options?.find((option) => option.value === value)?.label ?? (filter.isText ? value : undefined));
    return [filter.label, values.every((value) => value !== undefined) && values.join(', ')].filter(Boolean).join(': ');
  };
};

/** For each filter in force, how much there would be without it; nothing until all of it is known. */
const useHelping = ({ endpoint, at, where, state: { raw } }: Props, inForce: string[]) => {
  const place = usePlace();
  const without = (key: string) => ({ at: at ?? place.id, query: { ...where, ...raw, [key]: undefined, after: undefined, pageSize: 1 } });
  const results = useQueries({ queries: inForce.map((key) => query(endpoint, without(key) as never)) });
  if (results.some(({ isPending }) => isPending)) return undefined;
  const counted = results.map(({ data }, index) => ({ key: inForce[index]!, page: data as Page<unknown> | undefined }));
  return counted.filter(({ page }) => page === undefined || page.total > 0).sort((a, b) => (b.page?.total ?? 0) - (a.page?.total ?? 0));
};

/** Nothing matches: says which filter keeps how much away, and offers to drop it. */
export const NoMatch = (props: Props) => {
  const { filters = [], state, onDropped } = props;
  const t = useTranslations('table');
  const format = useFormatter();
  const { raw } = state;
  const drop = (keys: string[]) => {
    state.change(Object.fromEntries(keys.map((key) => [key, undefined])));
    onDropped();
  };
  const nameOf = useNames(filters, raw);
  const inForce = ['q', ...filters.map(({ key }) => key)].filter((key) => raw[key] !== undefined);
  const isSeveral = inForce.length > 1;
  const helping = useHelping(props, isSeveral ? inForce : []);
  const text = !isSeveral || !helping ? t('noMatchText') : helping.length > 0 ? t('noMatchWithout') : t('noMatchAnyway');
  return (
    <Empty
      icon="search"
      title={t('noMatch')}
      action={
        <>
          {helping?.map(({ key, page }) => (
            <Button key={key} variant="default" onClick={() => drop([key])}>
              {page ? t('withoutFinds', { name: nameOf(key), count: (page.totalIsEstimate ? '≈ ' : '') + format.number(page.total) }) : t('without', { name: nameOf(key) })}
            </Button>
          ))}
          <Button variant={helping?.length ? 'subtle' : 'default'} onClick={() => drop(Object.keys(raw))}>
            {t('clearAll')}
          </Button>
        </>
      }
    >
      {text}
    </Empty>
  );
};
