import { importers } from '@patchbay/api/features/importers';
import type { App } from '@patchbay/api/platform/http/route';
import { commitImportWith } from '@patchbay/api/platform/imports/commit';
import { planImportWith } from '@patchbay/api/platform/imports/plan';
import { type Import, type ImportKind, imports, type ImportMode } from '@patchbay/contract/imports';
import type { Tx } from '@patchbay/database/scope';
import { asPlatform } from '@patchbay/database/as-platform';
import { type Caller, ok } from '../call.ts';
import { runJobs } from '../jobs.ts';
import { uniqueE164 } from './phone-numbers.ts';

/** What a worker does with imports. */
export const importHandlers = { plan: planImportWith(importers), commit: commitImportWith(importers) };

export const numbersHeader = 'Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type';

/** A row of a numbers file for a number that nobody has. */
export const aNumberRow = (e164 = uniqueE164(), rest = 'TRUE,FALSE,FALSE,Direct Routing'): string => `1,${e164.slice(2)},${rest}`;

interface Options {
  kind?: ImportKind;
  rows?: string[];
  /** The whole file, in place of rows below the usual header. */
  content?: string | Uint8Array<ArrayBuffer>;
  fileName?: string;
  settings?: object;
}

export interface Importing extends Caller {
  app: App;
}

const pathOf = ({ app, organisationId }: Caller): Promise<string> =>
  asPlatform(app.deps.database, async (tx: Tx) => (await tx.organisation.findUniqueOrThrow({ where: { id: organisationId! } })).path);

/** Uploads a file, of phone numbers unless something else is said, as somebody and lets a worker plan it. */
export const aPlannedImport = async (as: Caller, { kind = 'phone-numbers', rows = [aNumberRow()], content, fileName = 'numbers.csv', settings }: Options = {}): Promise<Import> => {
  const body = content ?? `${[numbersHeader, ...rows].join('\r\n')}\r\n`;
  const { id } = await ok(as, imports.create, { query: { kind, fileName, ...(settings && { settings: JSON.stringify(settings) }) }, body });
  await runJobs(as.app, importHandlers.plan, await pathOf(as));
  return ok(as, imports.get, { params: { id } });
};

/** Carries a plan out as somebody, and lets a worker do it. */
export const commitPlan = async (as: Caller, { id, planHash }: Pick<Import, 'id' | 'planHash'>, mode: ImportMode = 'valid-rows'): Promise<Import> => {
  await ok(as, imports.commit, { params: { id }, body: { planHash: planHash!, mode } });
  await runJobs(as.app, importHandlers.commit, await pathOf(as));
  return ok(as, imports.get, { params: { id } });
};

/** Lets a worker plan what was uploaded or has to be planned anew there. */
export const planAgain = async (as: Caller): Promise<number> => runJobs(as.app, importHandlers.plan, await pathOf(as));
