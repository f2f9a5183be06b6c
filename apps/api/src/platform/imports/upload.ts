import { createHash } from 'node:crypto';
import { Problem } from '@patchbay/contract/http/problem';
import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import { inScope, type DataScope, type Tx } from '@patchbay/database/scope';
import { importLimits } from '@patchbay/domain/imports/limits';
import { audit } from '../audit.ts';
import type { SubtreeCtx } from '../ctx.ts';
import { bounded } from '../http/upload.ts';
import { enqueue, type JobDefinition } from '../jobs.ts';
import { type Asker, carrierList, type RunKind } from './importer.ts';
import { compareList, planImport } from './jobs.ts';
import { storeFile } from './stored-file.ts';

/** What one organisation may have lying here to be imported. */
const mostBytesWaiting = 1_000_000_000;

export interface Upload {
  kind: RunKind;
  fileName: string;
  settings: Record<string, unknown>;
  asker: Asker;
  file: AsyncIterable<Uint8Array>;
}

interface Purpose {
  job: JobDefinition<typeof planImport.payload>;
  action: AuditAction;
  type: EntityType;
}

const toImport: Purpose = { job: planImport, action: 'import.uploaded', type: 'import' };
const toCompare: Purpose = { job: compareList, action: 'carrier-comparison.uploaded', type: 'carrier-comparison' };

const megabytes = (bytes: number): number => bytes / 1_000_000;

const tooLarge = (): Problem =>
  new Problem('too-large', `The file is larger than ${megabytes(importLimits.sizeBytes)} MB, the most that can be imported at once. Split it.`, { params: { limit: megabytes(importLimits.sizeBytes) } });

const refuseTooMuch = async (tx: Tx, ownerId: string): Promise<void> => {
  const { _sum: { sizeBytes } } = await tx.importRun.aggregate({ _sum: { sizeBytes: true }, where: { ownerId, status: { in: ['planning', 'planned', 'committing'] } } });
  if ((sizeBytes ?? 0) >= mostBytesWaiting) throw new Problem('limit-reached', 'Too many files wait to be imported here. Finish or discard some of them.', { params: { limit: megabytes(mostBytesWaiting) } });
};

/**
 * Keeps a file and asks for what is to be done with it: a plan, or a comparison. The file is there before the request takes effect: a request that breaks off leaves what
 * housekeeping removes, and one that is repeated with its key leaves nothing.
 */
export const uploadImport = async <T>(ctx: SubtreeCtx, { kind, fileName, settings, asker, file }: Upload, answer: (tx: Tx, id: string) => Promise<T>): Promise<T> => {
  const { deps, organisation } = ctx;
  const { job, action, type } = kind === carrierList ? toCompare : toImport;
  const scope: DataScope = { kind: 'subtree', path: organisation.path, principal: ctx.principal };
  const id = ctx.newId();
  await inScope(deps.database, scope, async (tx) => {
    await refuseTooMuch(tx, organisation.id);
    await tx.importRun.create({ data: { id, ownerId: organisation.id, ownerPath: organisation.path, kind, fileName, settings: settings as object, asker, status: 'uploading', uploadedBy: ctx.actor.name, createdAt: ctx.now }, select: { id: true } });
  });
  try {
    const { sizeBytes, hash } = await storeFile(deps.database, scope, id, bounded(file, importLimits.sizeBytes, tooLarge));
    if (sizeBytes === 0) throw new Problem('validation-failed', 'The file is empty.');
    // The key stands for the file as well.
    if (ctx.idempotency) ctx.idempotency.requestHash = createHash('sha256').update(ctx.idempotency.requestHash).update(hash).digest();
    return await ctx.inSubtree(async (tx) => {
      await tx.importRun.update({ where: { id }, data: { status: 'planning', sizeBytes, progressTotal: sizeBytes, progressSince: ctx.now }, select: { id: true } });
      await audit(tx, ctx, action, { entity: { type, id, label: fileName }, after: { kind, fileName, sizeBytes, settings } });
      await enqueue(tx, ctx, job, { importId: id });
      return answer(tx, id);
    });
  } catch (error) {
    await inScope(deps.database, scope, (tx) => tx.importRun.deleteMany({ where: { id, status: 'uploading' } })).catch((failure: unknown) => ctx.log.warn({ err: failure, importId: id }, 'a broken upload stays until it is swept'));
    throw error;
  }
};
