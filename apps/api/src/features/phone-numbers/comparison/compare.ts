import type { CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import { handleJob, type JobCtx, type JobHandler } from '../../../platform/jobs.ts';
import { compareList } from '../../../platform/imports/jobs.ts';
import { Interrupted, progressOf } from '../../../platform/imports/progress.ts';
import { announceImportBy, findRun, holdAlone, type Run } from '../../../platform/imports/runs.ts';
import { headerOf, stage } from '../../../platform/imports/stage.ts';
import { whileReadable } from '../../../platform/imports/while-wanted.ts';
import { readingOf } from './carrier-list.ts';

/** What was chosen for a comparison, as it is kept with the file. */
export type ComparisonSettings = Pick<CarrierComparison, 'carrier' | 'country'>;

/** Reads a carrier's list and keeps of every number, there or here, what came of it. All of it or, until the end, nothing. */
export const compareListHandler: JobHandler = handleJob(compareList, async ({ importId }, ctx) => {
  const run = await findRun(ctx, importId);
  if (run?.status !== 'planning') return;
  await whileReadable(ctx, run, () => compare(ctx, run));
});

const compare = (ctx: JobCtx, run: Run): Promise<void> => {
  const { deps, scope } = ctx;
  const { carrier, country } = run.settings as unknown as ComparisonSettings;
  const progress = progressOf(ctx, run);
  return bulkInScope(deps.database, scope, async (bulk) => {
    if (!(await holdAlone(bulk, run))) return;
    const { opened, total } = await stage(ctx, run, { bulk, reading: readingOf(country), progress });
    await keepFindings(bulk, run.id, carrier);
    await keepUnreadable(bulk, run.id);
    const kept = await bulk.sql(
      `update import_run set status = 'compared', counts = $2, header = $3, warnings = $4, details = $5, finished_at = $6, progress_step = 'comparing', progress_done = $7, progress_total = $7
       where id = $1 and status = 'planning' returning id`,
      [run.id, JSON.stringify(await countsOf(bulk, run.id)), JSON.stringify(headerOf(opened)), JSON.stringify(opened.warnings), JSON.stringify(opened.details), deps.clock.now(), total]);
    if (kept.length === 0) throw new Interrupted('The comparison was given up');
    await announceImportBy(bulk, run.path);
  });
};

const carrierColumns = { VOICE: 'n.voice_carrier_id', SMS: 'n.sms_carrier_id' };

/** What the list says of a capability, in a column of its own or among others. */
const listed = (capability: string): string => `coalesce((fields ->> '${capability}')::boolean, case when jsonb_typeof(fields -> 'capabilities') = 'array' then fields -> 'capabilities' ? '${capability}' end)`;

/**
 * Under the policies of the asker's subtree: a number that is held elsewhere is not here, as one that nobody holds. One of the
 * list that is with another carrier and of which the list says something else has two findings.
 */
const keepFindings = async ({ sql }: Bulk, runId: string, carrier: ComparisonSettings['carrier']): Promise<void> => {
  await sql(`create temp table listed on commit drop as
    select distinct on (e164) key collate "C" as e164, line, ${listed('voice')} as voice, ${listed('sms')} as sms, ${listed('fax')} as fax from staged where key is not null order by e164, line`);
  await sql('analyze listed');
  const isWithCarrier = carrier ? `${carrierColumns[carrier.serves]} is not distinct from $2::uuid` : 'true';
  await sql(`insert into comparison_finding (run_id, outcome, e164, number_id, line, voice, sms, fax)
    select $1, found.outcome, coalesce(l.e164, n.e164), n.id, l.line, l.voice, l.sms, l.fax
    from listed l full join phone_number n on n.e164 = l.e164
    cross join lateral (select ${isWithCarrier} as is_with_carrier, l.voice <> n.voice or l.sms <> n.sms or l.fax <> n.fax as differs) x
    cross join lateral (values
      (case when n.id is null then 'not-here' when l.line is null then case when x.is_with_carrier then 'not-listed' end
        when not x.is_with_carrier then 'other-carrier' when x.differs is not true then 'matching' end),
      (case when x.differs then 'capabilities' end)) found (outcome)
    where found.outcome is not null`, carrier ? [runId, carrier.id] : [runId]);
};

/** Rows that say no number, and those that say one again. */
const keepUnreadable = async ({ sql }: Bulk, runId: string): Promise<void> => {
  await sql(`insert into import_row (run_id, line, kind, key, cells, problems, refusals, warnings)
    select $1, s.line, 'rejected', s.key, s.cells, s.problems,
      case when s.key is not null then jsonb_build_array(jsonb_build_object('column', null, 'code', 'row-repeated', 'params', jsonb_build_object('firstRow', first.line))) end, s.warnings
    from staged s left join listed first on first.e164 = s.key where first.line is distinct from s.line`, [runId]);
};

const countsOf = async ({ sql }: Bulk, runId: string): Promise<CarrierComparison['counts']> => {
  const rows = await sql<{ outcome: string; count: number }>(`select outcome, count(*)::int as count from comparison_finding where run_id = $1 group by outcome
    union all select 'unreadable', count(*)::int from import_row where run_id = $1`, [runId]);
  const counts = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
  return { matching: 0, 'not-here': 0, 'not-listed': 0, 'other-carrier': 0, capabilities: 0, unreadable: 0, ...counts };
};
