import type { Language } from '@patchbay/contract/primitives/locale';
import { fold } from '../cells/fold.ts';
import { bareCell } from '../cells/safe-cell.ts';
import type { Finding, Importer } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { RawRow } from './raw-rows.ts';

/** The column that the file of rejected rows has in addition, in the language of whoever takes it along. */
export const reasonHeaders: { readonly [L in Language]: string } = { en: 'Reason', de: 'Grund' };

const folded = new Set(Object.values(reasonHeaders).map(fold));
/** Whether a column that no importer knows holds the reasons from last time. */
export const isReasonHeader = (name: string): boolean => folded.has(fold(name));

export interface Header<Values> {
  cells: readonly string[];
  /** By the place in the file; null where nobody knows the column. */
  columns: readonly (Importer<Values>['columns'][number] | null)[];
  warnings: readonly Finding[];
}

/** Every folded header that an importer understands. */
export const knownHeaders = <Values>(importer: Importer<Values>): ReadonlyMap<string, Importer<Values>['columns'][number]> =>
  new Map(importer.columns.flatMap((column) => [column.header, ...(column.aliases ?? [])].map((name) => [fold(name), column] as const)));

/** Which column of the file is which of the importer, in any order. */
export const matchHeader = <Values>({ row, cells }: RawRow, importer: Importer<Values>): Header<Values> => {
  const known = knownHeaders(importer);
  const names = cells.map((cell) => bareCell(cell.trim()).trim());
  const columns = names.map((name) => known.get(fold(name)) ?? null);
  const found = new Set(columns);
  if (columns.every((column) => !column)) throw new UnreadableFile('header-missing', { row, expected: importer.columns.map(({ header }) => header).join(', ') });
  refuseTwice(names, columns);
  const missing = importer.columns.filter((column) => column.isRequired && !found.has(column));
  if (missing.length > 0) throw new UnreadableFile('column-missing', { columns: missing.map(({ header }) => header).join(', ') });
  const ignored = names.filter((name, i) => !columns[i] && name !== '' && !isReasonHeader(name));
  const warnings = ignored.length === 0 ? [] : [{ code: 'columns-ignored', params: { columns: listed(ignored) } }];
  return { cells, columns, warnings };
};

const refuseTwice = <Column extends { header: string }>(names: readonly string[], columns: readonly (Column | null)[]) => {
  columns.forEach((column, i) => {
    const first = columns.indexOf(column);
    if (column && first < i) throw new UnreadableFile('column-twice', { column: column.header, first: shortened(names[first]), second: shortened(names[i]) });
  });
};

const shownNames = 10;
const listed = (names: readonly string[]) => names.slice(0, shownNames).map(shortened).join(', ') + (names.length > shownNames ? ', …' : '');
const shortened = (name = '') => (name.length > 50 ? `${name.slice(0, 49)}…` : name);
