import { isDeepStrictEqual } from 'node:util';
import type { BodyOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Import, imports } from '@patchbay/contract/imports';
import { Prisma } from '@patchbay/database/prisma';
import type { Sql, Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import type { ImportDeclaration, ImportDeclarations } from '../../platform/imports/importer.ts';
import { commitImport } from '../../platform/imports/jobs.ts';
import type { CommitFacts } from '../../platform/imports/runs.ts';
import { uploadImport } from '../../platform/imports/upload.ts';
import { enqueue } from '../../platform/jobs.ts';
import { listPage } from '../../platform/list.ts';
import { sqlIn } from '../../platform/sql-in.ts';
import { refuseKind } from './kinds.ts';
import { importListing, type RunRow } from './listing.ts';

const kindsOf = (ctx: SubtreeCtx, declarations: ImportDeclarations): string[] =>
  [...declarations.values()].filter(({ permissions }) => ctx.permissions.has(permissions.read)).map(({ kind }) => kind);

export const listImports = (ctx: SubtreeCtx, declarations: ImportDeclarations, query: QueryOf<typeof imports.list>) =>
  answerList(ctx, importListing, { ...query, kinds: kindsOf(ctx, declarations) });

export const getImport = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string): Promise<Import> => {
  const { map, toWire } = importListing;
  const { rows: [row] } = await ctx.read((sql) => listPage(sql, map, { sort: 'createdAt', pageSize: 1, id, kinds: kindsOf(ctx, declarations) }));
  if (!row) throw notFound('import');
  return toWire(row);
};

const loadImport = async (tx: Tx, id: string): Promise<Import> => {
  const { map, toWire } = importListing;
  const [row] = await tx.$queryRaw<RunRow[]>`select r.id, ${Prisma.raw(map.select)} from import_run r where r.id = ${id}::uuid`;
  return toWire(row!);
};

const settingsOf = ({ settings }: ImportDeclaration, given: Record<string, unknown> = {}): Record<string, unknown> => {
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: `?settings/${path.join('/')}`, detail: message }));
  throw new Problem('validation-failed', 'Some values are missing or out of bounds; see each field.', { errors });
};

/** What nothing could be uploaded for by now is not carried out either: it would be planned anew for ever. */
const refuseForbidden = async (ctx: SubtreeCtx, sql: Sql, declaration: ImportDeclaration): Promise<void> => {
  const refusal = await declaration.refusal(sql, ctx.organisation, declaration.asker(ctx));
  if (refusal !== null) throw new Problem('rule-broken', refusal);
};

export const createImport = async (ctx: SubtreeCtx, declarations: ImportDeclarations, query: QueryOf<typeof imports.create>, file: AsyncIterable<Uint8Array>): Promise<Import> => {
  const declaration = refuseKind(ctx, declarations, query.kind, 'write');
  const asker = declaration.asker(ctx);
  const settings = settingsOf(declaration, query.settings);
  await ctx.read((sql) => refuseForbidden(ctx, sql, declaration));
  await ctx.read((sql) => declaration.checkSettings(sql, settings));
  return uploadImport(ctx, { kind: query.kind, fileName: query.fileName, settings, asker, file }, (tx, id) => loadImport(tx, id));
};

/** An import of the scope, held until the transaction ends. */
const holdRun = async (tx: Tx, ctx: SubtreeCtx, declarations: ImportDeclarations, id: string) => {
  await tx.$queryRaw`select id from import_run where id = ${id}::uuid for update`;
  const run = await tx.importRun.findUnique({ where: { id } });
  if (!run || !kindsOf(ctx, declarations).includes(run.kind)) throw notFound('import');
  const declaration = refuseKind(ctx, declarations, run.kind as Import['kind'], 'write');
  return { run, declaration, counts: run.counts as Import['counts'] };
};

type Held = Awaited<ReturnType<typeof holdRun>>;

const entityOf = ({ run }: Held) => ({ type: 'import' as const, id: run.id, label: run.fileName });

const refuseCommit = (ctx: SubtreeCtx, { run, declaration, counts }: Held, { planHash, mode }: BodyOf<typeof imports.commit>): void => {
  if (run.status === 'planning' || (run.status === 'planned' && run.planHash !== planHash)) throw new Problem('stale-version', 'The plan was made anew since you saw it. Look at it again before you carry it out.');
  if (run.status !== 'planned' || !counts) throw new Problem('rule-broken', 'Only a plan that waits can be carried out; this import is over, under way or has none.');
  if (run.ownerId !== ctx.organisation.id) throw new Problem('rule-broken', 'An import is carried out at the organisation where the file was uploaded.');
  if (!isDeepStrictEqual(run.asker, declaration.asker(ctx))) throw new Problem('forbidden', 'This was planned for somebody who may do other things here than you. Upload the file yourself.');
  if (counts.create + counts.update === 0) throw new Problem('rule-broken', 'There is nothing in this plan to carry out.');
  if (mode === 'all-or-nothing' && counts.rejected > 0) throw new Problem('rule-broken', `${counts.rejected} rows are rejected: mend them, or import the valid rows alone.`, { params: { count: counts.rejected } });
};

export const commitImportRun = (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string, body: BodyOf<typeof imports.commit>): Promise<ResponseOf<typeof imports.commit>> =>
  ctx.inSubtree(async (tx) => {
    const held = await holdRun(tx, ctx, declarations, id);
    refuseCommit(ctx, held, body);
    await refuseForbidden(ctx, sqlIn(tx), held.declaration);
    const { actor, requestId, ip } = ctx;
    const commit: CommitFacts = { actor, requestId, ip };
    const data = { status: 'committing', mode: body.mode, changeSetId: ctx.newId(), commit: commit as object, progressDone: 0, progressTotal: 0, progressStep: 'checking', progressSince: ctx.now };
    await tx.importRun.update({ where: { id }, data, select: { id: true } });
    await audit(tx, ctx, 'import.committed', { entity: entityOf(held), after: { mode: body.mode, planHash: body.planHash, ...held.counts } });
    await enqueue(tx, ctx, commitImport, { importId: id });
    return loadImport(tx, id);
  });

const discardable = ['uploading', 'planning', 'planned', 'failed'];

export const discardImport = (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string): Promise<ResponseOf<typeof imports.discard>> =>
  ctx.inSubtree(async (tx) => {
    const held = await holdRun(tx, ctx, declarations, id);
    if (!discardable.includes(held.run.status)) throw new Problem('rule-broken', 'Only an import that was not carried out can be discarded; what was imported can be undone.');
    await tx.importRun.update({ where: { id }, data: { status: 'discarded', finishedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'import.discarded', { entity: entityOf(held), before: { status: held.run.status } });
    return loadImport(tx, id);
  });
