import { compareListHandler } from '@patchbay/api/features/phone-numbers/comparison/compare';
import { type CarrierComparison, carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { asPlatform } from '@patchbay/database/as-platform';
import { type Caller, ok } from '../call.ts';
import { runJobs } from '../jobs.ts';
import type { Importing } from './imports.ts';
import { uniqueE164 } from './phone-numbers.ts';

interface Options {
  /** The lines of the file; the first is its header, if it has one. */
  lines?: string[];
  content?: string | Uint8Array<ArrayBuffer>;
  fileName?: string;
  carrierId?: string | undefined;
  country?: string;
}

/** Lets a worker compare what was uploaded there. */
export const compareLists = async ({ app, organisationId }: Importing): Promise<number> => {
  const { path } = await asPlatform(app.deps.database, (tx) => tx.organisation.findUniqueOrThrow({ where: { id: organisationId! } }));
  return runJobs(app, compareListHandler, path);
};

/** Uploads a carrier's list as somebody and lets a worker compare it. */
export const aComparison = async (as: Importing, { lines = ['Number', uniqueE164()], content, fileName = 'list.csv', carrierId, country }: Options = {}): Promise<CarrierComparison> => {
  const { id } = await ok(as as Caller, carrierComparisons.create, { query: { fileName, ...(carrierId && { carrierId }), ...(country && { country }) }, body: content ?? `${lines.join('\r\n')}\r\n` });
  await compareLists(as);
  return ok(as as Caller, carrierComparisons.get, { params: { id } });
};
