import type { Import, ImportStep } from '@patchbay/contract/imports';

/** What the columns of a run say of its work. */
export interface ProgressRow {
  status: string;
  progress_done: number;
  progress_total: number;
  progress_step: ImportStep;
  progress_seconds: number;
}

export const progressColumns = 'r.progress_done, r.progress_total, r.progress_step, greatest(0, extract(epoch from now() - r.progress_since))::int as progress_seconds';

/** How far a run is, as it is answered. */
export const progressToWire = ({ status, progress_step: step, progress_done: done, progress_total: total, progress_seconds: seconds }: ProgressRow): Import['progress'] => {
  const isUnderWay = status === 'planning' || status === 'committing';
  return { step: isUnderWay ? step : null, done, total, unit: step === 'reading' ? 'bytes' : 'rows', seconds: isUnderWay ? seconds : 0 };
};
