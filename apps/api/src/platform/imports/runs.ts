import type { ImportMode, ImportStatus } from '@patchbay/contract/imports';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import type { Bulk } from '@patchbay/database/bulk';
import type { DataScope, Tx } from '@patchbay/database/scope';
import type { Finding, PlanCounts } from '@patchbay/domain/imports/types';
import type { Actor } from '../ctx.ts';
import { eventChannel } from '../events.ts';
import type { JobCtx } from '../jobs.ts';
import type { Asker, ImportDeclaration, ImportPlace, RunKind } from './importer.ts';

/** Who committed an import, as its audit rows say it. */
export interface CommitFacts {
  actor: Actor;
  requestId: string;
  ip: string;
}

/** An import, or a comparison, as its jobs see it. */
export interface Run {
  id: string;
  kind: RunKind;
  status: ImportStatus;
  place: ImportPlace;
  path: string;
  sizeBytes: number;
  settings: Record<string, unknown>;
  asker: Asker;
  counts: PlanCounts | null;
  mode: ImportMode | null;
  changeSetId: string | null;
  commit: CommitFacts | null;
}

/** Nothing where it is gone. */
export const findRun = (ctx: JobCtx, id: string): Promise<Run | null> =>
  ctx.inScope(async (tx) => {
    const row = await tx.importRun.findUnique({ where: { id }, include: { owner: { select: { id: true, name: true, kind: true, country: true } } } });
    if (!row) return null;
    const { owner, ownerPath, ...rest } = row;
    return { ...rest, path: ownerPath, place: { id: owner.id, name: owner.name, kind: owner.kind as OrganisationKind, country: owner.country } } as unknown as Run;
  });

/** Where an import does its work: as the enterprise, where it is about what that has. */
export const workScope = ({ scope }: JobCtx, { place }: Run, { isOfTenant }: ImportDeclaration): DataScope => (isOfTenant ? { kind: 'tenant', tenantId: place.id } : scope);

const importsChanged = (path: string): string => JSON.stringify({ path, keys: ['imports', 'carrierComparisons'] });

/** Tells the browsers that show it. */
export const announceImport = async (tx: Tx, path: string): Promise<void> => void (await tx.$executeRaw`select pg_notify(${eventChannel}, ${importsChanged(path)})`);

export const announceImportBy = async ({ sql }: Bulk, path: string): Promise<void> => void (await sql('select pg_notify($1, $2)', [eventChannel, importsChanged(path)]));

interface Outcome {
  status: ImportStatus;
  finding: Finding | null;
}

/** Ends what a job was about, or sends it back, unless somebody was faster. */
export const settle = (ctx: JobCtx, run: Run, { status, finding }: Outcome, alsoDo: (tx: Tx) => Promise<unknown> = () => Promise.resolve()): Promise<void> =>
  ctx.inScope(async (tx) => {
    const finishedAt = status === 'failed' ? ctx.deps.clock.now() : null;
    const anew = status === 'planning' && { progressStep: 'reading', progressDone: 0, progressTotal: run.sizeBytes, progressSince: ctx.deps.clock.now() };
    const { count } = await tx.importRun.updateMany({ where: { id: run.id, status: run.status }, data: { status, finishedAt, ...anew, ...(finding && { finding: { ...finding } }) } });
    if (count === 0) return;
    await alsoDo(tx);
    await announceImport(tx, run.path);
  });

/** One job at a time works at an import: whoever took over from one that was believed dead waits for it to be so. */
export const holdAlone = async ({ sql }: Bulk, { id, status }: Run): Promise<boolean> => {
  await sql(`select pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [id]);
  const [row] = await sql<{ status: string }>('select status from import_run where id = $1', [id]);
  return row?.status === status;
};
