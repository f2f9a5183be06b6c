import type { ImportLimits } from './types.ts';

/** What is said before an upload, and held afterwards. */
export const importLimits: ImportLimits = {
  sizeBytes: 100_000_000,
  rows: 1_000_000,
  columns: 1_000,
  cellLength: 32_767,
  rowLength: 1_048_576,
};
