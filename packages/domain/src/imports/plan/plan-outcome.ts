import type { FieldChange, ImportedRow, Outcome, OutcomeKind, PlanCounts, RowValues } from '../types.ts';

/**
 * What importing the row will do. `existing` is what the row's key finds, undefined if nothing. Only columns that the file
 * has are compared; a cell that is empty clears the field.
 */
export const planOutcome = <Values>(row: ImportedRow<Values>, key: string, existing: RowValues<Values> | undefined): Outcome<Values> => {
  if (row.problems.length > 0) return { row: row.row, kind: 'rejected', problems: row.problems };
  if (existing === undefined) return { row: row.row, kind: 'create', key, values: row.values };
  const changes = fieldChanges(existing, row.values);
  return changes.length === 0 ? { row: row.row, kind: 'unchanged', key } : { row: row.row, kind: 'update', key, changes };
};

/** The fields of `after` that differ, in the order of their names. Absent before and null are the same. */
export const fieldChanges = <Values>(before: RowValues<Values>, after: RowValues<Values>): FieldChange[] =>
  (Object.keys(after) as (keyof Values & string)[])
    .sort()
    .filter((field) => after[field] !== undefined && canonical(before[field] ?? null) !== canonical(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] }));

export const noOutcomes: PlanCounts = { create: 0, update: 0, unchanged: 0, rejected: 0 };

export const countOutcomes = (outcomes: Iterable<{ kind: OutcomeKind }>, before: PlanCounts = noOutcomes): PlanCounts => {
  const counts = { ...before };
  for (const { kind } of outcomes) counts[kind] += 1;
  return counts;
};

/** JSON with the keys of objects in order, so that equal values are equal texts. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part) ? sorted(part) : part)) ?? 'null';

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
