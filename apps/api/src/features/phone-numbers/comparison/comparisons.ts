import type { CarrierComparison, carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import type { ParamsOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { RejectedFileQuery } from '@patchbay/contract/imports';
import { Prisma } from '@patchbay/database/prisma';
import type { Sql, Tx } from '@patchbay/database/scope';
import { countryCode } from '@patchbay/domain/numbering/country';
import { audit } from '../../../platform/audit.ts';
import { csvLine } from '../../../platform/csv.ts';
import type { SubtreeCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import type { Streamed } from '../../../platform/http/route.ts';
import { carrierList } from '../../../platform/imports/importer.ts';
import { listKeptRows, rejectedFileOf } from '../../../platform/imports/kept-rows.ts';
import { uploadImport } from '../../../platform/imports/upload.ts';
import { listPage } from '../../../platform/list.ts';
import { phoneNumberImporter } from '../importer.ts';
import { readingOf } from './carrier-list.ts';
import { type ComparisonRow, comparisonListing, findingListing, missingColumns, withoutEnding } from './listing.ts';

const { map, toWire } = comparisonListing;

export const listComparisons = (ctx: SubtreeCtx, query: QueryOf<typeof carrierComparisons.list>) => answerList(ctx, comparisonListing, query);

export const getComparison = async (ctx: SubtreeCtx, id: string): Promise<CarrierComparison> => {
  const { rows: [row] } = await ctx.read((sql) => listPage(sql, map, { sort: 'createdAt', pageSize: 1, id }));
  if (!row) throw notFound('comparison');
  return toWire(row);
};

const loadComparison = async (tx: Tx, id: string): Promise<CarrierComparison> => {
  const [row] = await tx.$queryRaw<ComparisonRow[]>`select r.id, ${Prisma.raw(map.select)} from import_run r where r.id = ${id}::uuid`;
  return toWire(row!);
};

const findCarrier = async (sql: Sql, id: string): Promise<NonNullable<CarrierComparison['carrier']>> => {
  const [carrier] = await sql<NonNullable<CarrierComparison['carrier']>>('select id, label, serves from carrier_profile where id = $1', [id]);
  if (carrier) return carrier;
  const { message } = notFound('carrier profile');
  throw new Problem('not-found', message, { errors: [{ pointer: '?carrierId', detail: message }] });
};

const refuseCountry = (country: string | undefined): void => {
  if (country === undefined || countryCode(country) !== undefined) return;
  const detail = 'No country has this code.';
  throw new Problem('validation-failed', detail, { errors: [{ pointer: '?country', detail }] });
};

export const createComparison = async (ctx: SubtreeCtx, { fileName, carrierId, country }: QueryOf<typeof carrierComparisons.create>, file: AsyncIterable<Uint8Array>): Promise<CarrierComparison> => {
  refuseCountry(country);
  const carrier = carrierId === undefined ? null : await ctx.read((sql) => findCarrier(sql, carrierId));
  return uploadImport(ctx, { kind: carrierList, fileName, settings: { carrier, country: country ?? null }, asker: {}, file }, loadComparison);
};

export const listFindings = async (ctx: SubtreeCtx, { id, outcome }: ParamsOf<typeof carrierComparisons.findings>, query: QueryOf<typeof carrierComparisons.findings>) =>
  answerList(ctx, findingListing(await getComparison(ctx, id), outcome), { ...query, runId: id, outcome });

const keptOf = async (ctx: SubtreeCtx, id: string) => {
  const run = await getComparison(ctx, id);
  return { run, importer: readingOf(run.country).columnsFor(ctx.organisation, {}) };
};

export const listUnreadable = async (ctx: SubtreeCtx, id: string, query: QueryOf<typeof carrierComparisons.unreadable>): Promise<ResponseOf<typeof carrierComparisons.unreadable>> =>
  listKeptRows(ctx, await getComparison(ctx, id), query);

export const unreadableFile = async (ctx: SubtreeCtx, id: string, query: RejectedFileQuery): Promise<Streamed> => rejectedFileOf(ctx, await keptOf(ctx, id), query);

const batchRows = 10_000;

/** The numbers that are not here as a file of the upload, a batch for each transaction. */
async function* missingNumbers(ctx: SubtreeCtx, comparison: CarrierComparison): AsyncGenerator<Uint8Array> {
  const columns = missingColumns(comparison);
  yield Buffer.from(csvLine(columns.map(({ header }) => header)));
  for (let last = ''; ; ) {
    const rows = await ctx.read((sql) => sql<Record<string, string | null>>(
      `select ${columns.map(({ sql: expression }, place) => `${expression} as "${place}"`).join(', ')} from comparison_finding f where f.run_id = $1 and f.outcome = 'not-here' and f.e164 > $2 order by f.e164 limit ${batchRows}`, [comparison.id, last]));
    if (rows.length > 0) yield Buffer.from(rows.map((row) => csvLine(columns.map((_, place) => row[place] ?? null))).join(''));
    if (rows.length < batchRows) return;
    last = rows.at(-1)![0]!;
  }
}

const refuseWithout = ({ permissions }: SubtreeCtx, ...needed: ('imports:write' | 'phoneNumbers:upload')[]): void => {
  const permission = needed.find((one) => !permissions.has(one));
  if (permission) throw new Problem('forbidden', `This also needs the permission ${permission}.`, { params: { permission } });
};

/** Plans an import of what is not here, with the carrier whose list it was, to the organisation that it was compared for. */
export const importMissing = async (ctx: SubtreeCtx, id: string): Promise<ResponseOf<typeof carrierComparisons.import>> => {
  refuseWithout(ctx, 'imports:write', phoneNumberImporter.permissions.write as 'phoneNumbers:upload');
  const comparison = await getComparison(ctx, id);
  const { carrier, counts, fileName, organisationId: ownerId } = comparison;
  if (!counts?.['not-here']) throw new Problem('rule-broken', 'There is no number in this comparison that is not here.');
  const asker = phoneNumberImporter.asker(ctx);
  const settings = { ownerId, ...(carrier && { [carrier.serves === 'VOICE' ? 'voiceCarrierId' : 'smsCarrierId']: carrier.id }) };
  await ctx.read((sql) => phoneNumberImporter.checkSettings(sql, settings));
  return uploadImport(ctx, { kind: phoneNumberImporter.kind, fileName: `${withoutEnding(fileName)} - not-here.csv`, settings, asker, file: missingNumbers(ctx, comparison) }, (_, importId) => Promise.resolve({ importId }));
};

export const discardComparison = (ctx: SubtreeCtx, id: string): Promise<CarrierComparison> =>
  ctx.inSubtree(async (tx) => {
    await tx.$queryRaw`select id from import_run where id = ${id}::uuid for update`;
    if ((await tx.importRun.count({ where: { id, kind: carrierList } })) === 0) throw notFound('comparison');
    const { fileName, status } = await loadComparison(tx, id);
    if (status === 'discarded') throw new Problem('rule-broken', 'This comparison was discarded already.');
    await tx.importRun.update({ where: { id }, data: { status: 'discarded', finishedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'carrier-comparison.discarded', { entity: { type: 'carrier-comparison', id, label: fileName }, before: { status } });
    return loadComparison(tx, id);
  });
