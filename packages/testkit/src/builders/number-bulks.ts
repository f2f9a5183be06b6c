import { changeNumbersHandler } from '@patchbay/api/features/phone-numbers/bulk/carry-out';
import { type NumberBulk, type NumberBulkAction, numberBulks } from '@patchbay/contract/number-bulks';
import { ok } from '../call.ts';
import { runJobs } from '../jobs.ts';
import type { SignedIn } from '../session.ts';
import type { Node } from './organisations.ts';
import type { BuiltNumber } from './phone-numbers.ts';

export type BulkAction = { type: NumberBulkAction['type'] } & Record<string, unknown>;

/** Changes numbers at once as somebody, by a worker; how that ended. */
export const changeAtOnce = async (as: SignedIn, at: Node, numbers: BuiltNumber[], action: BulkAction): Promise<NumberBulk> => {
  const { id } = await ok(as, numberBulks.create, { body: { ids: numbers.map((number) => number.id) } });
  const { version } = await ok(as, numberBulks.plan, { params: { id }, body: { action: action as never } });
  await ok(as, numberBulks.run, { params: { id }, body: { version } });
  await runJobs(as.app, changeNumbersHandler, at.path);
  return ok(as, numberBulks.get, { params: { id } });
};
