import { codeHeldSql } from '../../../platform/dial-space.ts';
import { change, codeTaken, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';

/** An action that has a code is changed, another gets one. A code that anything else has now is not to be had, even where the file takes it away. */
export const judgeCodes = `
  with read as (
    select c.line, c.key as action, c.fields ->> 'code' as code, (c.fields ->> 'isEnabled')::boolean as enabled, c.fields ? 'comment' as says, c.fields ->> 'comment' as comment,
      count(*) over (partition by c.fields ->> 'code') > 1 as is_repeated from candidate c),
  met as (
    select r.line, r.action, r.code, r.is_repeated, f.id, f.code as had_code, f.is_enabled as had_enabled, f.comment as had_comment, t.kind as held_kind, t.label as held_by,
      coalesce(r.enabled, f.is_enabled, true) as enabled, case when r.says then coalesce(r.comment, '') else coalesce(f.comment, '') end as comment
    from read r left join feature_code f on f.action = r.action
    ${codeHeldSql('r.code', 'r.code is distinct from f.code and h.id is distinct from f.id')}),
  judged as (
    select m.*, ${list([
      codeTaken('code', 'm'),
      refusal('m.is_repeated', 'code', 'code-repeated'),
    ])} as refusals,
      case when m.id is null then ${filled([given('code', 'm.code'), given('isEnabled', 'm.enabled'), given('comment', `nullif(m.comment, '')`)])}
        else ${list([change('code', 'm.had_code', 'm.code'), change('isEnabled', 'm.had_enabled', 'm.enabled'), change('comment', 'm.had_comment', 'm.comment')])} end as changes
    from met m)
  select j.line, k.kind, case when k.kind in ('create', 'update') then jsonb_build_object('code', j.code, 'isEnabled', j.enabled, 'comment', j.comment) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
