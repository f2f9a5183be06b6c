import type { Selecting } from './selection.ts';
import type { Column, Groups, RowAction } from './types.ts';

/** What both forms of the rows need: the table, and the two-line list of a narrow screen. */
export interface RowsProps<Row extends { id: string }> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  /** While the first page loads: how many rows to leave room for. */
  skeletonRows: number | undefined;
  isDimmed: boolean;
  nameOf: (row: Row) => string;
  linkOf: ((row: Row) => string) | undefined;
  open: (row: Row, inNewTab: boolean) => void;
  actionsOf: ((row: Row) => RowAction[]) | undefined;
  selecting: Selecting<Row> | undefined;
  groups: Groups<Row> | undefined;
  /** Stands below the row of its group. */
  isInside: (row: Row) => boolean;
  sorting: { key: string; isDescending: boolean; sortable: string[]; sortBy: (key: string) => void };
}

export const sortKeyOf = (column: { id: string; sort?: string | false }, sortable: string[]): string | undefined => {
  const key = column.sort === undefined ? column.id : column.sort;
  return key !== false && sortable.includes(key) ? key : undefined;
};

/** A group and its first row may share an id. */
export const keyOf = <Row extends { id: string }>(row: Row, isInside: boolean): string => (isInside ? `in ${row.id}` : row.id);

const interactive = 'a, button, input, label, [role="menuitem"], [data-own-click]';

/** A click on the row itself opens it; one on something in it, or the end of a text selection, does not. */
export const isOwnClick = (event: { target: EventTarget; currentTarget: EventTarget }) =>
  !(event.target as Element).closest(interactive) && (event.currentTarget as Element).contains(event.target as Node) && !window.getSelection()?.toString();

