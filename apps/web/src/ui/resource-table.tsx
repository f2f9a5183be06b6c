import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode, type RefObject } from 'react';
import { useHref, useLocation, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { query } from '#api/query.ts';
import { Empty, NoPermission } from './empty.tsx';
import { IconButton } from './icon-button.tsx';
import type { IconName } from './icons.tsx';
import { usePageCount } from './page.tsx';
import { ProblemAlert } from './problem.tsx';
import { useShortcut } from './shortcuts.tsx';
import { useStored } from './stored.ts';
import { ColumnsMenu } from './table/columns-menu.tsx';
import { Download, type Exported } from './table/download.tsx';
import { exportFormats, takesFileName, type ExportFormat } from './table/export-formats.ts';
import { FilterBar } from './table/filter-bar.tsx';
import { Footer } from './table/footer.tsx';
import { useListState, type ListState } from './table/list-state.ts';
import { NarrowRows } from './table/narrow-rows.tsx';
import { NoMatch } from './table/no-match.tsx';
import type { RowsProps } from './table/parts.ts';
import { SearchBox } from './table/search-box.tsx';
import { useSelection, type Selecting } from './table/selection.ts';
import styles from './table/table.module.css';
import type { Column, Filter, Groups, Matching, Page, RowAction, RowOf, Selection } from './table/types.ts';
import { WideRows } from './table/wide-rows.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

export { ActionItem } from './table/row-actions.tsx';
export type { CellEdit, Choice, Column, Filter, Groups, RowAction, RowOf, Selection } from './table/types.ts';

interface Props<E extends AnyEndpoint, Row extends { id: string }> {
  /** A list endpoint; its query schema says what the address may hold. */
  endpoint: E;
  columns: Column<Row>[];
  /** What is listed, for those who hear the page: "Extensions". */
  label: string;
  /** By which a person knows a row, for the labels of its buttons. */
  nameOf: (row: Row) => string;
  /** Where a row leads, relative to the list (`(row) => row.id`) or absolute. */
  rowLink?: (row: Row) => string;
  /** A panel opens beside the list, which stays as it is beneath; a page replaces it. */
  rowOpens?: 'panel' | 'page';
  rowActions?: (row: Row) => RowAction[];
  /** What can be done with several rows; with it, rows can be ticked. */
  bulkActions?: (selection: Selection<Row>) => ReactNode;
  /** Rows that stand for several, and can be opened in place. */
  groups?: Groups<Row>;
  /** They also take everything that matches (`selection.all`), not just what is ticked. */
  canChooseAll?: boolean;
  filters?: Filter[];
  /** What the endpoint's path names: `{ id }` of that whose parts are listed. */
  params?: { [key: string]: string };
  /** Filters that always hold and are not shown. */
  where?: { [key: string]: string };
  searchPlaceholder?: string;
  /** Beside the search: other ways to find something. */
  searchTools?: ReactNode;
  /** At the end of the toolbar, before how the table is shown. */
  tools?: ReactNode;
  /** Shown when there is nothing at all: what the thing is for, and the first step. */
  empty: { icon?: IconName; title: string; text: string; action?: ReactNode };
  /** The organisation or enterprise; the place of the address unless given. */
  at?: string;
}

const mostSkeletonRows = 14;
const none: Filter[] = [];
const always = {};

/**
 * The one table of the dashboard: sorted, searched, filtered and paged by the server, with all of that in the address.
 * @example <ResourceTable endpoint={extensions.list} columns={columns} label={t('title')} nameOf={(row) => row.displayName} empty={…} />
 */
export const ResourceTable = <E extends AnyEndpoint, Row extends { id: string } = RowOf<E> & { id: string }>(props: Props<E, Row>) => {
  const state = useListState(props.endpoint);
  const listing = useKeptFocus<HTMLDivElement>();
  const { result, isAllowed, exported } = useList(props, state);
  const page = result.data as Page<Row> | undefined;
  usePageCount(page?.total, page?.totalIsEstimate);
  if (!isAllowed || isProblem(result.error, 'forbidden')) return <NoPermission />;
  const isNothingAtAll = page?.total === 0 && !result.isPlaceholderData && !isNarrowed(state);
  if (isNothingAtAll) return <Nothing {...props.empty} />;
  return <Listing {...props} listing={listing} state={state} page={page} result={result} exported={exported} />;
};

const useList = ({ endpoint, at, params, where = always }: Pick<Props<AnyEndpoint, never>, 'endpoint' | 'at' | 'params' | 'where'>, state: ListState) => {
  const place = usePlace();
  const isAllowed = endpoint.permission === 'public' || endpoint.permission === 'account' || endpoint.permission === 'device' || place.may(endpoint.permission);
  const input = { at: at ?? place.id, ...(params && { params }), query: { ...state.raw, ...where } };
  const result = useQuery({ ...query(endpoint, input as never), enabled: isAllowed, placeholderData: keepPreviousData });
  const formats = endpoint.csv ? exportFormats(endpoint) : [];
  const url = ({ format, fileName }: { format: ExportFormat; fileName: string }) =>
    urlOf(endpoint, { ...input, query: { ...input.query, after: undefined, pageSize: undefined, format, fileName: takesFileName(endpoint) ? fileName : undefined } });
  return { result, isAllowed, exported: formats.length > 0 ? { formats, url } : undefined };
};

const coveredBy = <Row,>(rows: Row[], groups: Groups<Row> | undefined) => groups && rows.reduce((sum, row) => sum + groups.sizeOf(row), 0);

// Sorting, the page and its size do not make a list shorter.
const isNarrowed = ({ raw }: ListState) => Object.keys(raw).some((key) => !['sort', 'pageSize'].includes(key));

const Nothing = ({ icon, title, text, action }: Props<AnyEndpoint, never>['empty']) => (
  <Empty icon={icon} title={title} action={action}>
    {text}
  </Empty>
);

interface ListingProps<Row extends { id: string }> extends Props<AnyEndpoint, Row> {
  listing: RefObject<HTMLDivElement | null>;
  state: ListState;
  page: Page<Row> | undefined;
  result: { error: unknown; isPlaceholderData: boolean; refetch: () => unknown };
  exported: Exported | undefined;
}

const Listing = <Row extends { id: string }>(props: ListingProps<Row>) => {
  const { listing, state, page, result, columns, bulkActions } = props;
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [hidden, setHidden] = useStored(`columns.${props.endpoint.id}`, columns.filter(({ isOptional }) => isOptional).map(({ id }) => id));
  const selecting = useSelection<Row>(useMatching(props));
  const rows = useRows(props, { hidden, selecting: bulkActions && selecting });
  const isFailed = Boolean(result.error) && !page;
  const Rows = isNarrow ? NarrowRows : WideRows;
  return (
    <div ref={listing} className={styles.listing}>
      <Toolbar {...props} hidden={hidden} onHide={setHidden} isNarrow={isNarrow} />
      {Boolean(result.error) && <Failure error={result.error} onRetry={() => void result.refetch()} onFirst={() => state.change({})} />}
      {!isFailed && <Rows {...rows} />}
      {page?.items.length === 0 && <NoMatch endpoint={props.endpoint} at={props.at} where={props.where} filters={props.filters} state={state} onDropped={() => listing.current?.querySelector<HTMLElement>('[role="searchbox"]')?.focus()} />}
      {page && (
        <Footer paging={state.paging} shown={page.items.length} covered={coveredBy(page.items, props.groups)} total={page.total} isEstimate={page.totalIsEstimate} next={page.next} pageSize={state.pageSize}
          onPageSize={(size) => state.change({ pageSize: String(size) })} />
      )}
      {bulkActions && selecting.count > 0 && <BulkBar selection={selecting}>{bulkActions(selecting)}</BulkBar>}
    </div>
  );
};

const useMatching = <Row extends { id: string }>({ canChooseAll, state: { raw }, page, where }: ListingProps<Row>): Matching | undefined => {
  if (!canChooseAll || !page) return undefined;
  const { sort: _, pageSize: __, after: ___, ...query } = { ...raw, ...where };
  return { query, total: page.total, totalIsEstimate: page.totalIsEstimate };
};

/** Everything that the rows need, in either form. */
const useRows = <Row extends { id: string }>(props: ListingProps<Row>, { hidden, selecting }: { hidden: string[]; selecting: RowsProps<Row>['selecting'] }): RowsProps<Row> => {
  const { state, page, result, columns, groups, rowLink, rowOpens = 'page' } = props;
  const navigate = useNavigate();
  const { search } = useLocation();
  const base = useHref('.');
  const linkOf = rowLink && ((row: Row) => {
    const to = rowLink(row);
    return to + (rowOpens === 'panel' && !to.includes('?') ? search : '');
  });
  const inside = new Set((page?.items ?? []).flatMap((row) => (groups?.isOpen(row) ? groups.inside(row) : [])));
  const isInside = (row: Row) => inside.has(row);
  const [key, isDescending] = [state.sort.replace(/^-/, ''), state.sort.startsWith('-')];
  const open = (row: Row, inNewTab: boolean) => {
    if (groups?.canOpen(row) && !isInside(row)) return groups.toggle(row);
    const to = linkOf?.(row);
    if (!to) return;
    if (inNewTab) window.open(to.startsWith('/') ? to : `${base}/${to}`, '_blank', 'noopener');
    else void navigate(to);
  };
  return {
    label: props.label,
    columns: columns.filter(({ id }) => !hidden.includes(id)),
    rows: (page?.items ?? []).flatMap((row) => (groups?.isOpen(row) ? [row, ...groups.inside(row)] : [row])),
    groups,
    isInside,
    skeletonRows: page || result.error ? undefined : Math.min(state.pageSize, mostSkeletonRows),
    isDimmed: result.isPlaceholderData,
    nameOf: props.nameOf,
    linkOf,
    open,
    actionsOf: props.rowActions,
    selecting,
    sorting: { key, isDescending, sortable: state.sortable, sortBy: (next) => state.change({ sort: next === key && !isDescending ? `-${next}` : next }) },
  };
};

interface ToolbarProps<Row extends { id: string }> extends ListingProps<Row> {
  hidden: string[];
  onHide: (hidden: string[]) => void;
  isNarrow: boolean;
}

const Toolbar = <Row extends { id: string }>({ state, page, columns, filters = none, searchPlaceholder, searchTools, tools, label, exported, hidden, onHide, isNarrow }: ToolbarProps<Row>) => {
  const t = useTranslations('table');
  const sorting = { current: state.sort, sortable: state.sortable, onSort: (sort: string) => state.change({ sort }) };
  return (
    <div className={styles.toolbar}>
      <div className={styles.search}>
        <SearchBox label={t('searchIn', { label })} placeholder={searchPlaceholder} value={state.q} onChange={(q) => state.change({ q })} />
      </div>
      {searchTools}
      <FilterBar filters={filters} values={state.raw} onChange={state.change} />
      <div className={styles.tools}>
        {tools}
        <ColumnsMenu columns={columns} hidden={hidden} onHide={onHide} sorting={isNarrow ? sorting : undefined} />
        {exported && page && <Download {...exported} fileName={label.toLowerCase().replace(/\s+/g, '-')} total={page.total} isEstimate={page.totalIsEstimate} />}
      </div>
    </div>
  );
};

/** An address whose page marker is not understood leads to the first page: to ask again would not help. */
const Failure = ({ error, onRetry, onFirst }: { error: unknown; onRetry: () => void; onFirst: () => void }) => {
  const t = useTranslations('table');
  const isLost = isProblem(error) && error.errors.some(({ pointer }) => pointer === '?after');
  return (
    <div className={styles.failure}>
      <ProblemAlert error={error} onRetry={isLost ? onFirst : onRetry} retryLabel={isLost ? t('firstPage') : undefined} />
    </div>
  );
};

const BulkBar = <Row,>({ selection, children }: { selection: Selecting<Row>; children: ReactNode }) => {
  const t = useTranslations('table');
  const bar = useRef<HTMLDivElement>(null);
  // It stands behind all rows.
  useShortcut({ keys: 'c', label: t('keySelection'), group: t('keysGroup'), run: () => bar.current?.querySelector('button')?.focus() });
  return (
    <div ref={bar} className={styles.bulk} role="region" aria-label={t('selection')}>
      <span className={styles.bulkCount} aria-live="polite">
        {selection.all ? t(selection.all.totalIsEstimate ? 'allSelected' : 'allSelectedOf', { count: selection.all.total }) : t('selected', { count: selection.count })}
      </span>
      {selection.chooseAll && selection.matching && selection.matching.total > selection.count && (
        <Button variant="subtle" onClick={selection.chooseAll}>
          {t(selection.matching.totalIsEstimate ? 'selectAll' : 'selectAllOf', { count: selection.matching.total })}
        </Button>
      )}
      <div className={styles.bulkActions}>{children}</div>
      <div className={styles.bulkClose}>
        <IconButton icon="close" label={t('clearSelection')} onClick={selection.clear} />
      </div>
    </div>
  );
};
