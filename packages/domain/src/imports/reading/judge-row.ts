import { bareCell } from '../cells/safe-cell.ts';
import type { ImportProblemCode } from '../problem-text.ts';
import type { ImportedRow, Importer, ImportLimits, Params, RowProblem, RowValues } from '../types.ts';
import type { Header } from './match-header.ts';
import { isSuspect, type RawRow, type RawRows } from './raw-rows.ts';

type Judged = { -readonly [K in keyof ImportedRow<unknown>]: K extends 'values' ? Record<string, unknown> : ImportedRow<unknown>[K] };

/** Turns raw rows into what the importer understands, and leaves out those in which all cells are empty. */
export const rowJudge = <Values>(importer: Importer<Values>, header: Header<Values>, limits: ImportLimits) => {
  const { rowRules: rules = [] } = importer;
  const width = header.cells.length;
  const columns = header.columns.flatMap((column, place) => (column ? [{ column, place }] : []));
  const secrets = new Set(importer.columns.filter((column) => column.isSecret).map(({ key }) => key as string));

  const judgeCell = (row: Judged, { column, place }: (typeof columns)[number], suspicion: boolean) => {
    const raw = row.cells[place] ?? '';
    const report = (code: string, params: Params) => add(row, 'problems', { column: column.key, code, params, value: column.isSecret ? '' : shortened(raw) });
    if (raw.length > limits.cellLength) return report('cell-too-long' satisfies ImportProblemCode, { limit: limits.cellLength });
    if (suspicion && isSuspect(raw)) return report(raw.includes('\ufffd') ? 'character-unreadable' : 'character-control', {});
    const cell = bareCell(raw.trim()).trim();
    if (cell === '') {
      if (column.isRequired) return report('cell-required' satisfies ImportProblemCode, {});
      row.values[column.key] = null;
      return;
    }
    const parsed = column.parse(cell);
    if (!parsed.ok) return report(parsed.code, parsed.params);
    row.values[column.key] = parsed.value;
  };

  const applyRules = (row: Judged) => {
    for (const finding of rules.flatMap((rule) => rule(row.values as RowValues<Values>))) {
      const { kind, column, code, params } = finding;
      const place = columns.find((candidate) => candidate.column.key === column)?.place;
      const value = place === undefined || secrets.has(column ?? '') ? '' : shortened(row.cells[place] ?? '');
      add(row, kind === 'problem' ? 'problems' : 'warnings', { column, code, params, value });
      if (kind === 'ignored' && column !== null) row.values[column] = null;
    }
  };

  const judge = (raw: RawRow, { isSuspect: suspicion, isSparse }: RawRows): ImportedRow<Values> => {
    const row: Judged = { row: raw.row, cells: raw.cells, values: {}, problems: none, warnings: none };
    if (raw.cells.length !== width) judgeWidth(row, raw, { width, isSparse });
    if (raw.isMisquoted) add(row, 'problems', { column: null, code: 'quote-misplaced' satisfies ImportProblemCode, params: {}, value: '' });
    for (const column of columns) judgeCell(row, column, suspicion);
    if (rules.length > 0 && row.problems.length === 0) applyRules(row);
    return row as ImportedRow<Values>;
  };

  return (batch: RawRows): ImportedRow<Values>[] => {
    const rows: ImportedRow<Values>[] = [];
    for (const raw of batch.rows) if (isFilled(raw)) rows.push(judge(raw, batch));
    return rows;
  };
};

// Hardly any row has something to say, and two lists for each would be half of the reader's garbage.
const none: readonly RowProblem[] = Object.freeze([]);

const add = (row: Judged, list: 'problems' | 'warnings', problem: RowProblem) => {
  row[list] = [...row[list], problem];
};

const isFilled = ({ cells }: RawRow) => cells.some(hasText);
const hasText = (cell: string) => cell !== '' && cell.trim() !== '';

const judgeWidth = (row: Judged, raw: RawRow, { width, isSparse }: { width: number; isSparse: boolean }) => {
  const report = (list: 'problems' | 'warnings', code: ImportProblemCode, params: Params) => add(row, list, { column: null, code, params, value: '' });
  if (raw.cells.length > width) {
    const filled = raw.cells.findLastIndex(hasText) + 1;
    row.cells = raw.cells.slice(0, Math.max(filled, width));
    if (filled > width) report('problems', 'cells-extra', { extra: filled - width });
    return;
  }
  row.cells = [...raw.cells, ...new Array<string>(width - raw.cells.length).fill('')];
  if (isSparse) return;
  // Spreadsheets leave out empty cells at the end of rows; a file that was cut off does so once, at its very end.
  if (raw.isUnfinished) report('problems', 'row-cut-off', {});
  else report('warnings', 'cells-missing', { count: raw.cells.length, expected: width });
};

const shownLength = 100;
const shortened = (cell: string) => (cell.length > shownLength ? `${cell.slice(0, shownLength - 1)}…` : cell);
