import type { Bulk } from '@patchbay/database/bulk';
import type { PlanCounts } from '@patchbay/domain/imports/types';
import type { ImportDeclaration } from './importer.ts';

interface Facts {
  organisationId: string;
  settings: unknown;
  asker: unknown;
  now: Date;
}

/**
 * Says of every row in `staged` what will become of it, in `verdict`: what is wrong with the file, then what stands in it
 * again, of which the first counts whatever becomes of it, then what the importer finds. The same for a plan and for its commit, which compares.
 */
export const judge = async ({ sql }: Bulk, { judge: query, lock }: ImportDeclaration, { organisationId, settings, asker, now }: Facts, isLocking: boolean): Promise<void> => {
  await sql('create temp table fact (organisation_id uuid, settings jsonb, asker jsonb, at timestamptz) on commit drop');
  await sql('insert into fact values ($1, $2, $3, $4)', [organisationId, JSON.stringify(settings), JSON.stringify(asker), now]);
  // Of a table that nobody has counted PostgreSQL expects hundreds of rows, and plans for as many times the candidates.
  await sql('analyze fact');
  await sql(`create temp table candidate on commit drop as
    select line, key, fields from (select line, key, fields, row_number() over (partition by key order by line) as place from staged where key is not null) sound where place = 1`);
  await sql('alter table candidate add unique (key)');
  await sql('analyze candidate');
  if (isLocking) await sql(lock);
  await sql('create temp table judged (line integer primary key, kind text not null, target jsonb, changes jsonb, refusals jsonb, warnings jsonb) on commit drop');
  // Whoever has nothing to warn of selects no warnings.
  await sql(`insert into judged ${query}`);
  await sql('analyze judged');
  await sql(`create temp table verdict on commit drop as
    select s.line, coalesce(j.kind, 'rejected') as kind, j.target, j.changes, j.warnings,
      case when j.line is null and s.key is not null then jsonb_build_array(jsonb_build_object('column', null, 'code', 'row-repeated', 'params', jsonb_build_object('firstRow', first.line)))
        else j.refusals end as refusals
    from staged s left join judged j on j.line = s.line left join candidate first on first.key = s.key and j.line is null`);
  await sql('alter table verdict add primary key (line)');
  await sql('analyze verdict');
};

/** How many rows there are of each kind. */
export const countsOf = async ({ sql }: Bulk): Promise<PlanCounts> => {
  const rows = await sql<{ kind: keyof PlanCounts; count: number }>('select kind, count(*)::int as count from verdict group by kind');
  return { create: 0, update: 0, unchanged: 0, rejected: 0, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
};

/** Names a plan by all that it will do, so that a commit can name the one that was shown. Row by row, because all of it at once is more than a text can hold. */
export const hashOf = async ({ sql }: Bulk): Promise<string> => {
  const [row] = await sql<{ hash: string }>(`select encode(sha256(convert_to((select settings::text from fact), 'utf8') || coalesce(string_agg(
      sha256(convert_to(jsonb_build_array(v.line, v.kind, s.key, v.target, v.changes, v.refusals, v.warnings, s.problems)::text, 'utf8')), ''::bytea order by v.line), ''::bytea)), 'hex') as hash
    from verdict v join staged s on s.line = v.line`);
  return row!.hash;
};
