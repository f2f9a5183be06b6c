import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { ReactNode } from 'react';
import type { IconName } from '#ui/icons.tsx';

/** What a list endpoint lists. */
export type RowOf<E> = ResponseOf<E> extends { items: (infer T)[] } ? T : never;

/** How a cell is edited in place: its row is saved anew with another value. */
export interface CellEdit<Row> {
  value: (row: Row) => string | null;
  /** What the value is called, where that is another text. */
  text?: (row: Row) => string | null;
  /** Refused by a problem, which is told at the cell; what was typed stays. */
  save: (row: Row, value: string | null) => Promise<unknown>;
  /** What is fetched anew when somebody else was faster. */
  noun: string;
  maxLength?: number;
  /** One object of a list, in place of a text. */
  entity?: NonNullable<Filter['entity']>;
  isClearable?: boolean;
}

export interface Column<Row> {
  /** Also the key to sort by, where the endpoint sorts by it. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Stands beside the first column's link, which must not hold a button: what copies its value. */
  beside?: (row: Row) => ReactNode;
  /** The endpoint's key where it is another than `id`; false keeps the column unsorted. */
  sort?: string | false;
  /** In pixels: the least, and the share of what is left. */
  width?: number;
  /** For figures. */
  align?: 'end';
  /** Off until the viewer switches it on. */
  isOptional?: boolean;
  /** With it, the cell can be edited in place; a click there does not open the row. */
  edit?: CellEdit<Row>;
  /** Its part in the two-line row of a narrow screen; by default the first is the title and the next two are details. A `note` is read in full, below the two. */
  narrow?: 'title' | 'status' | 'detail' | 'note' | 'none';
  /** A sentence: it takes as many lines as it needs instead of being cut off. */
  isProse?: boolean;
  /** What it shows there, where that is not the cell. */
  narrowCell?: (row: Row) => ReactNode;
}

export interface Choice {
  value: string;
  label: string;
}

export interface Filter {
  /** Key of the endpoint's query. */
  key: string;
  label: string;
  /** The values there are; several of them at once where `isMultiple`. */
  options?: Choice[];
  isMultiple?: boolean;
  /** A filter by an object: found by typing, in a list endpoint. With `get`, one that the address names is known by its name at once. */
  entity?: { endpoint: AnyEndpoint; toOption: (item: never) => Choice; get?: AnyEndpoint };
  /** Any text: what is typed is the value. */
  isText?: boolean;
}

export interface RowAction {
  label: string;
  icon?: IconName;
  /** Where it leads, or what it does. */
  to?: string;
  onClick?: () => void;
  isDangerous?: boolean;
  /** Why it cannot be done now. */
  reason?: string;
}

/** Rows that stand for several, which can be opened in place. */
export interface Groups<Row> {
  /** How many rows of the list's total one stands for. */
  sizeOf: (row: Row) => number;
  canOpen: (row: Row) => boolean;
  isOpen: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** What an open one stands for, as far as it has arrived. */
  inside: (row: Row) => Row[];
}

export interface Selection<Row> {
  rows: Row[];
  ids: string[];
  count: number;
  clear: () => void;
  /** Everything that matches is chosen: by what it was searched and filtered. */
  all?: Matching;
}

/** What a list shows without its order and pages, as its address has it. */
export interface Matching {
  query: Record<string, string>;
  total: number;
  totalIsEstimate: boolean;
}

export interface Page<Row> {
  items: Row[];
  total: number;
  totalIsEstimate: boolean;
  next: string | null;
}
