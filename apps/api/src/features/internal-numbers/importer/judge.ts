import { codeHeldSql } from '../../../platform/dial-space.ts';
import { change, codeTaken, filled, given, list } from '../../../platform/imports/judge-sql.ts';

/** A number that is there gets its description; a new one must not be anything else in the dial space. */
export const judgeNumbers = `
  with met as (
    select c.line, c.key as number, n.id, n.description as had, t.kind as held_kind, t.label as held_by,
      case when c.fields ? 'description' then coalesce(c.fields ->> 'description', '') else coalesce(n.description, '') end as description
    from candidate c left join internal_number n on n.number = c.key
    ${codeHeldSql('c.key', `n.id is null and h.kind <> 'internal-number'`)}),
  judged as (
    select m.*, ${list([codeTaken('number', 'm')])} as refusals,
      case when m.id is null then ${filled([given('description', `nullif(m.description, '')`)])} else ${list([change('description', 'm.had', 'm.description')])} end as changes
    from met m)
  select j.line, k.kind, case when k.kind in ('create', 'update') then jsonb_build_object('description', j.description) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
